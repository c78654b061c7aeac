package org.rocketrewards.admin.parts;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Something that a list can be narrowed by; a chip above the list and a parameter of the address line.
 *
 * @param key name of the parameter
 * @param label what it is called, in the reader's words
 * @param kind what its values are
 * @param pattern what a text has to match
 * @param choices the values of a choice with their words, in order
 */
public record Condition(String key, String label, Kind kind, Pattern pattern, Map<String, String> choices) {
    private static final Pattern ANYTHING = Pattern.compile(".{1,255}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,63}");

    /** What the values of a condition are. */
    public enum Kind {
        TEXT,
        CHOICE,
        INSTANT,
        /** Name of a source, which is chosen in the bar above the pages: no chip. */
        SOURCE
    }

    /** Copies the choices, in order. */
    public Condition {
        choices = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(choices));
    }

    /** A text of up to 255 characters. */
    public static Condition text(String key, String label) {
        return new Condition(key, label, Kind.TEXT, ANYTHING, Map.of());
    }

    /** A whole number. */
    public static Condition number(String key, String label) {
        return new Condition(key, label, Kind.TEXT, NUMBER, Map.of());
    }

    /** One of several values, with their words. */
    public static Condition choice(String key, String label, Map<String, String> choices) {
        return new Condition(key, label, Kind.CHOICE, ANYTHING, choices);
    }

    /** A point in time. */
    public static Condition instant(String key, String label) {
        return new Condition(key, label, Kind.INSTANT, ANYTHING, Map.of());
    }

    /** The source that is chosen for all pages. */
    public static Condition source() {
        return new Condition(OfSources.SOURCE, "", Kind.SOURCE, NAME, Map.of());
    }

    /** Whether a value makes sense. */
    public boolean allows(String value) {
        return switch (kind) {
            case TEXT, SOURCE -> pattern.matcher(value).matches();
            case CHOICE -> choices.containsKey(value);
            case INSTANT -> isInstant(value);
        };
    }

    /** A value in the reader's words. */
    String words(String value) {
        return switch (kind) {
            case TEXT, SOURCE -> value;
            case CHOICE -> choices.getOrDefault(value, value);
            case INSTANT -> value.replace('T', ' ').replaceAll("(:00)?(\\.\\d+)?Z$", " UTC");
        };
    }

    private static boolean isInstant(String value) {
        try {
            return Instant.parse(value) != null;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
