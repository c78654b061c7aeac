package org.rocketrewards.ledger;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

/** Reads what a client asks for. A member that is not known is refused: it was meant to do something. */
public final class CorrectionJson {
    private static final List<String> MEMBERS = List.of(
            "kind", "source", "learner", "entry", "event", "points", "keepsAward", "occurredAt", "reason", "reference");

    private final JsonObject document;

    private CorrectionJson(JsonObject document) {
        this.document = document;
    }

    /**
     * Reads a correction.
     *
     * @throws RocketException {@code malformed_body}, {@code missing_field} or {@code invalid_field} with {@code field}
     */
    public static CorrectionDraft read(String text) {
        CorrectionJson json = new CorrectionJson(object(text, MEMBERS));
        return new CorrectionDraft(
                json.kind(),
                json.text("source"),
                json.number("learner"),
                json.number("entry"),
                json.number("event"),
                json.number("points"),
                json.yes("keepsAward"),
                json.instant("occurredAt"),
                json.required("reason"),
                json.text("reference"));
    }

    /** Reads a note; null when the body is empty or says nothing. */
    public static @Nullable String readNote(String text) {
        if (text.isBlank()) {
            return null;
        }
        String note = new CorrectionJson(object(text, List.of("note"))).text("note");
        if (note != null && (note.isBlank() || note.length() > 1_000)) {
            throw invalid("note", "is a text of 1 to 1000 characters.");
        }
        return note;
    }

    /** Reads a reason, such as for leaving a learner out of leaderboards. */
    public static String readReason(String text) {
        String reason = new CorrectionJson(object(text, List.of("reason"))).required("reason");
        if (reason.isBlank() || reason.length() > 1_000) {
            throw invalid("reason", "is a text of 1 to 1000 characters.");
        }
        return reason;
    }

    private static JsonObject object(String text, List<String> members) {
        JsonObject document;
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            document = reader.readObject();
        } catch (JsonException | IllegalStateException e) {
            throw new RocketException(ProblemType.MALFORMED_BODY, "The body is not a JSON object.");
        }
        for (String name : document.keySet()) {
            if (!members.contains(name)) {
                throw invalid(name, "is not known here; known are " + String.join(", ", members) + ".");
            }
        }
        return document;
    }

    private CorrectionKind kind() {
        String code = required("kind");
        return Arrays.stream(CorrectionKind.values())
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow(() -> invalid(
                        "kind",
                        "is one of "
                                + Arrays.stream(CorrectionKind.values())
                                        .map(CorrectionKind::code)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    private @Nullable JsonValue value(String name) {
        JsonValue value = document.get(name);
        return value == null || value == JsonValue.NULL ? null : value;
    }

    private @Nullable String text(String name) {
        JsonValue value = value(name);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonString string && string.getString().indexOf('\0') < 0) {
            return string.getString();
        }
        throw invalid(name, "is a text.");
    }

    private String required(String name) {
        String text = text(name);
        if (text == null) {
            throw new RocketException(ProblemType.MISSING_FIELD, name + " is needed.", Map.of("field", name));
        }
        return text;
    }

    private @Nullable Long number(String name) {
        JsonValue value = value(name);
        if (value == null) {
            return null;
        }
        try {
            if (value instanceof JsonNumber number) {
                return number.longValueExact();
            }
        } catch (ArithmeticException e) {
            // refused below
        }
        throw invalid(name, "is a whole number.");
    }

    private boolean yes(String name) {
        JsonValue value = value(name);
        if (value == null || value == JsonValue.FALSE) {
            return false;
        }
        if (value == JsonValue.TRUE) {
            return true;
        }
        throw invalid(name, "is true or false.");
    }

    private @Nullable Instant instant(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw invalid(name, "is a date and time with offset, such as 2026-11-22T10:00:00Z.");
        }
    }

    private static RocketException invalid(String field, String sentence) {
        return new RocketException(ProblemType.INVALID_FIELD, field + ' ' + sentence, Map.of("field", field));
    }
}
