package org.rocketrewards.model;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of a small JSON object that an administrator sends, read strictly: what is not known is refused by name. */
public final class RequestMembers {
    private static final int LARGEST_BODY = 16_384;

    private final JsonObject object;

    /**
     * Takes an object.
     *
     * @param known all members that are understood
     * @throws RocketException {@code invalid_field} for another one
     */
    public RequestMembers(JsonObject object, List<String> known) {
        this.object = object;
        for (String name : object.keySet()) {
            if (!known.contains(name)) {
                throw refusal(name, "is not a member of this body; it takes " + String.join(", ", known) + ".");
            }
        }
    }

    /**
     * Reads a body of at most {@value #LARGEST_BODY} bytes.
     *
     * @param known all members that are understood
     * @throws RocketException {@code body_too_large}, {@code malformed_body}, or {@code invalid_field} for another member
     */
    public static RequestMembers of(InputStream body, String... known) throws IOException {
        return new RequestMembers(RequestBody.object(RequestBody.text(body, LARGEST_BODY)), List.of(known));
    }

    /** Whether the member is there and not null. */
    public boolean has(String name) {
        return value(name) != null;
    }

    /**
     * A text with something in it.
     *
     * @throws RocketException {@code missing_field}, or {@code invalid_field} when it is longer than {@code longest}
     */
    public String requiredText(String name, int longest) {
        String text = text(name, longest);
        if (text == null || text.isBlank()) {
            throw missing(name);
        }
        return text.strip();
    }

    /** A text; null when not given. */
    public @Nullable String text(String name, int longest) {
        JsonValue value = value(name);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonString text) {
            if (text.getString().length() > longest) {
                throw refusal(name, "has at most " + longest + " characters.");
            }
            if (text.getString().indexOf('\0') >= 0) {
                throw refusal(name, "holds a NUL character.");
            }
            return text.getString();
        }
        throw refusal(name, "is a text.");
    }

    /** A whole number; null when not given. */
    public @Nullable Long number(String name, long from, long to) {
        JsonValue value = value(name);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonNumber number && number.isIntegral()) {
            try {
                long found = number.longValueExact();
                if (found >= from && found <= to) {
                    return found;
                }
            } catch (ArithmeticException e) {
                // refused below
            }
        }
        throw refusal(name, "is a whole number from " + from + " to " + to + ".");
    }

    /**
     * A whole number.
     *
     * @throws RocketException {@code missing_field} when not given
     */
    public long requiredNumber(String name, long from, long to) {
        Long number = number(name, from, to);
        if (number == null) {
            throw missing(name);
        }
        return number;
    }

    /** True or false; false when not given. */
    public boolean flag(String name, boolean otherwise) {
        JsonValue value = value(name);
        if (value == null) {
            return otherwise;
        }
        if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
            return value == JsonValue.TRUE;
        }
        throw refusal(name, "is true or false.");
    }

    /** A date and time with offset, ISO 8601; null when not given. */
    public @Nullable Instant instant(String name) {
        String text = text(name, 64);
        if (text == null) {
            return null;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() >= 1 && time.getYear() <= 9999) {
                return time.toInstant();
            }
        } catch (DateTimeException e) {
            // refused below
        }
        throw refusal(name, "is a date and time with offset, such as 2026-11-22T10:00:00Z.");
    }

    /**
     * A date and time with offset, ISO 8601.
     *
     * @throws RocketException {@code missing_field} when not given
     */
    public Instant requiredInstant(String name) {
        Instant instant = instant(name);
        if (instant == null) {
            throw missing(name);
        }
        return instant;
    }

    private static RocketException missing(String name) {
        return new RocketException(ProblemType.MISSING_FIELD, name + " is required.", Map.of("field", name));
    }

    private @Nullable JsonValue value(String name) {
        JsonValue value = object.get(name);
        return value == null || value == JsonValue.NULL ? null : value;
    }

    private static RocketException refusal(String name, String sentence) {
        return new RocketException(ProblemType.INVALID_FIELD, name + ' ' + sentence, Map.of("field", name));
    }
}
