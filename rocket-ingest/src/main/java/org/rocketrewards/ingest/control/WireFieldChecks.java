package org.rocketrewards.ingest.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rocketrewards.ingest.WireEvent;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.UserKey;

/** Holds a body's fields against what an event needs, and brings ids into their canonical form ("007" is 7). */
final class WireFieldChecks {
    private static final String ID = "id";
    private static final String EVENT_NAME = "eventname";
    private static final String USER_ID = "userid";
    private static final String TIME_CREATED = "timecreated";
    private static final String[] REQUIRED = {ID, EVENT_NAME, USER_ID, TIME_CREATED};
    private static final String[] OPTIONAL_IDS = {"relateduserid", "realuserid", "courseid"};
    private static final String[] LOOSE_IDS = {"objectid", "contextinstanceid", "contextid", "contextlevel"};

    private static final int MAX_EVENT_NAME = 255;
    private static final int SHOWN = 40;
    private static final Instant EARLIEST = Instant.parse("2001-01-01T00:00:00Z");
    private static final Duration CLOCK_TOLERANCE = Duration.ofDays(1);

    private static final Set<String> NUMBERS =
            Set.of(ID, USER_ID, TIME_CREATED, "relateduserid", "realuserid", "courseid");

    private WireFieldChecks() {}

    /** Whether a field has to be a number: true is then no way to say 1. */
    static boolean isNumber(String name) {
        return NUMBERS.contains(name);
    }

    /** The event that the fields describe. */
    static WireEvent event(WireFields fields, Instant now) {
        forgetEncodedPlaceholders(fields, REQUIRED);
        forgetEncodedPlaceholders(fields, OPTIONAL_IDS);
        requireAll(fields);
        long id = integer(fields, ID, 1, UserKey.ID_LIMIT - 1);
        String eventName = eventName(fields);
        long userId = integer(fields, USER_ID, 1 - UserKey.ID_LIMIT, UserKey.ID_LIMIT - 1);
        Instant occurredAt = time(fields, now);
        for (String name : OPTIONAL_IDS) {
            if (isFilled(fields, name)) {
                integer(fields, name, 1 - UserKey.ID_LIMIT, UserKey.ID_LIMIT - 1);
            }
        }
        for (String name : LOOSE_IDS) {
            canonicalise(fields, name);
        }
        return new WireEvent(id, eventName, userId, occurredAt, fields.all());
    }

    /** Some clients encode the template too; a name in braces is never the value of one of these fields. */
    private static void forgetEncodedPlaceholders(WireFields fields, String[] names) {
        for (String name : names) {
            String value = fields.get(name);
            if (value != null && Placeholders.isOne(value)) {
                fields.remove(name);
            }
        }
    }

    private static boolean isFilled(WireFields fields, String name) {
        String value = fields.get(name);
        return value != null && !value.isEmpty();
    }

    private static void requireAll(WireFields fields) {
        List<String> missing = new ArrayList<>();
        for (String name : REQUIRED) {
            if (!isFilled(fields, name)) {
                missing.add(name);
            }
        }
        if (!missing.isEmpty()) {
            String first = missing.get(0);
            throw new RocketException(
                    ProblemType.MISSING_FIELD,
                    "The body has no value for " + String.join(", ", missing)
                            + ": the body template of the HTTP request " + "step in Moodle must contain \"" + first
                            + "\": \"{" + first + "}\", spelt like this.",
                    Map.of("field", first, "fields", List.copyOf(missing)));
        }
    }

    private static String eventName(WireFields fields) {
        String given = value(fields, EVENT_NAME);
        String name = given.indexOf('\\') > 0 ? '\\' + given : given;
        boolean allowed = name.length() <= MAX_EVENT_NAME;
        for (int i = 0; allowed && i < name.length(); i++) {
            allowed = Ascii.isWord(name.charAt(i)) || name.charAt(i) == '\\';
        }
        if (!allowed) {
            throw invalid(
                    EVENT_NAME,
                    given,
                    "must be the name of a Moodle event such as \\core\\event\\course_completed (letters, digits, "
                            + "underscores and backslashes, at most " + MAX_EVENT_NAME + ")");
        }
        fields.replace(EVENT_NAME, name);
        return name;
    }

    private static Instant time(WireFields fields, Instant now) {
        Instant latest = now.plus(CLOCK_TOLERANCE);
        String given = value(fields, TIME_CREATED);
        long seconds = Integers.parse(given, Long.MIN_VALUE);
        if (seconds < EARLIEST.getEpochSecond() || seconds > latest.getEpochSecond()) {
            boolean milliseconds =
                    seconds / 1000 >= EARLIEST.getEpochSecond() && seconds / 1000 <= latest.getEpochSecond();
            throw invalid(
                    TIME_CREATED,
                    given,
                    "must be in seconds since 1970, not before 2001 and at most a day ahead of Rocket's clock"
                            + (milliseconds ? " (this looks like milliseconds)" : ""));
        }
        fields.replace(TIME_CREATED, Long.toString(seconds));
        return Instant.ofEpochSecond(seconds);
    }

    private static long integer(WireFields fields, String name, long least, long most) {
        String given = value(fields, name);
        long number = Integers.parse(given, Long.MIN_VALUE);
        if (number < least || number > most) {
            throw invalid(name, given, "must be a whole number from " + least + " to " + most + ", in digits only");
        }
        fields.replace(name, Long.toString(number));
        return number;
    }

    private static void canonicalise(WireFields fields, String name) {
        String value = fields.get(name);
        if (value == null || Integers.digits(value) > Integers.SAFE_DIGITS) {
            return;
        }
        long number = Integers.parse(value, Long.MIN_VALUE);
        if (number != Long.MIN_VALUE) {
            fields.replace(name, Long.toString(number));
        }
    }

    private static String value(WireFields fields, String name) {
        String value = fields.get(name);
        return value == null ? "" : value;
    }

    private static RocketException invalid(String field, String value, String rule) {
        return new RocketException(
                ProblemType.INVALID_FIELD,
                "Field \"" + field + "\" " + rule + "; it is \"" + Shown.of(value, SHOWN) + "\".",
                Map.of("field", field));
    }
}
