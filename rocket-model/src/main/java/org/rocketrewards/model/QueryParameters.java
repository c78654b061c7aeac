package org.rocketrewards.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The query string of a request, read strictly: what is misspelt, given twice or not readable is refused and named,
 * because a filter that is silently not applied gives a wrong answer. An empty value counts as not given.
 */
public final class QueryParameters {
    private final Map<String, List<String>> given;

    /**
     * Takes the decoded parameters of a request.
     *
     * @param known all names that this request understands
     * @throws RocketException {@code invalid_parameter} for an unknown or repeated one
     */
    public QueryParameters(Map<String, List<String>> given, List<String> known) {
        this.given = given;
        requireKnown(given, known);
    }

    private static void requireKnown(Map<String, List<String>> given, List<String> known) {
        given.forEach((name, values) -> {
            if (!known.contains(name)) {
                String all = known.isEmpty() ? "none" : String.join(", ", known);
                throw refusal(name, "is not a parameter of this address; it takes " + all + ".");
            }
            if (values.size() > 1) {
                throw refusal(name, "is given more than once.");
            }
        });
    }

    /** Checks the parameters of a request that takes none. */
    public static void requireNone(Map<String, List<String>> given) {
        requireKnown(given, List.of());
    }

    /** The value as given; null when not given. */
    public @Nullable String text(String name) {
        List<String> values = given.get(name);
        return values == null || values.isEmpty() || values.get(0).isEmpty() ? null : values.get(0);
    }

    /** A whole number; null when not given. */
    public @Nullable Long number(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw refusal(name, "is a whole number.");
        }
    }

    /** A date and time with offset, ISO 8601; null when not given. */
    public @Nullable Instant instant(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            // an unescaped plus sign arrives as a space
            OffsetDateTime time = OffsetDateTime.parse(text.replace(' ', '+'));
            if (time.getYear() >= 1 && time.getYear() <= 9999) {
                return time.toInstant();
            }
        } catch (DateTimeException e) {
            // refused below
        }
        throw refusal(name, "is a date and time with offset, such as 2026-11-22T10:00:00Z.");
    }

    /** The {@code limit} of a list. */
    public int limit() {
        Long limit = number("limit");
        return limit == null ? Page.DEFAULT_LIMIT : Page.requireLimit(limit);
    }

    /** The {@code cursor} of a list; null: from the beginning. */
    public @Nullable String cursor() {
        return text("cursor");
    }

    private static RocketException refusal(String name, String sentence) {
        return new RocketException(ProblemType.INVALID_PARAMETER, name + ' ' + sentence, Map.of("field", name));
    }
}
