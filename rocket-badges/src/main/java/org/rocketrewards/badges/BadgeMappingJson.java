package org.rocketrewards.badges;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RequestBody;
import org.rocketrewards.model.RocketException;

/**
 * Reads a badge mapping as the integration guide prints it. Comments from {@code //} to the end of a line are passed
 * over; whatever else the guide does not know is refused with the path of the member, for example {@code
 * actions.award_points}, because a condition that is silently not applied would pay the wrong people.
 */
public final class BadgeMappingJson {
    private static final String TRIGGER = "badge_awarded";
    private static final String KEY = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";
    private static final int LONGEST_BADGE_ID = 255;
    private static final long MOST_POINTS = 1_000_000_000;

    private BadgeMappingJson() {}

    /**
     * Reads a document.
     *
     * @throws RocketException {@link ProblemType#MALFORMED_BODY} when it is no JSON object, {@link
     *     ProblemType#MISSING_FIELD} and {@link ProblemType#INVALID_FIELD} with the member's path as {@code field}
     */
    public static BadgeMappingDraft read(String text) {
        JsonObject document = RequestBody.object(withoutComments(text));
        requireKnown(document, "", List.of("trigger", "conditions", "actions"));
        String trigger = string(document, "", "trigger");
        if (!trigger.equals(TRIGGER)) {
            throw invalid("trigger", "is \"" + TRIGGER + "\".");
        }
        JsonObject conditions = object(document, "conditions");
        requireKnown(conditions, "conditions.", List.of("badge_id"));
        JsonObject actions = object(document, "actions");
        requireKnown(actions, "actions.", List.of("award_points", "issue_rocket_badge"));
        if (actions.isEmpty()) {
            throw missing("actions", "says what the badge brings: award_points, issue_rocket_badge or both.");
        }
        return new BadgeMappingDraft(badgeId(conditions), points(actions), rocketBadge(actions));
    }

    /** Blanks comments out, so that lines and columns stay what they were. */
    private static String withoutComments(String text) {
        StringBuilder json = new StringBuilder(text.length());
        boolean quoted = false;
        boolean comment = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (comment) {
                comment = c != '\n' && c != '\r';
            } else if (quoted && c == '\\' && i + 1 < text.length()) {
                json.append(c);
                i++;
                c = text.charAt(i);
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '/' && i + 1 < text.length() && text.charAt(i + 1) == '/') {
                comment = true;
            }
            json.append(comment ? ' ' : c);
        }
        return json.toString();
    }

    private static String badgeId(JsonObject conditions) {
        String path = "conditions.badge_id";
        JsonValue value = member(conditions, "conditions.", "badge_id");
        if (value instanceof JsonNumber number
                && number.isIntegral()
                && number.bigIntegerValue().signum() > 0) {
            return number.bigIntegerValue().toString();
        }
        if (!(value instanceof JsonString)) {
            throw invalid(path, "is a text, or the badge's number in Moodle.");
        }
        String id = ((JsonString) value).getString().strip();
        if (id.isEmpty() || id.length() > LONGEST_BADGE_ID || id.chars().anyMatch(Character::isISOControl)) {
            throw invalid(path, "has 1 to 255 characters.");
        }
        return id;
    }

    private static long points(JsonObject actions) {
        JsonValue value = actions.get("award_points");
        if (value == null) {
            return 0;
        }
        if (value instanceof JsonNumber number && number.isIntegral()) {
            try {
                long points = number.longValueExact();
                if (points >= 0 && points <= MOST_POINTS) {
                    return points;
                }
            } catch (ArithmeticException e) {
                // more than 64 bits: refused below
            }
        }
        throw invalid("actions.award_points", "is a whole number from 0 to " + MOST_POINTS + ".");
    }

    private static @Nullable String rocketBadge(JsonObject actions) {
        if (!actions.containsKey("issue_rocket_badge")) {
            return null;
        }
        String key = string(actions, "actions.", "issue_rocket_badge");
        if (!key.matches(KEY)) {
            throw invalid(
                    "actions.issue_rocket_badge",
                    "is the key of a Rocket badge: letters, digits, dots, dashes and underscores, at most 100.");
        }
        return key;
    }

    private static void requireKnown(JsonObject object, String path, List<String> known) {
        for (String name : object.keySet()) {
            if (!known.contains(name)) {
                throw invalid(path + name, "is not known here; it takes " + String.join(", ", known) + ".");
            }
        }
    }

    private static JsonValue member(JsonObject object, String path, String name) {
        JsonValue value = object.get(name);
        if (value == null) {
            throw missing(path + name, "is required.");
        }
        return value;
    }

    private static String string(JsonObject object, String path, String name) {
        if (member(object, path, name) instanceof JsonString text) {
            return text.getString();
        }
        throw invalid(path + name, "is a text.");
    }

    private static JsonObject object(JsonObject document, String name) {
        if (member(document, "", name) instanceof JsonObject object) {
            return object;
        }
        throw invalid(name, "is an object.");
    }

    private static RocketException missing(String path, String sentence) {
        return new RocketException(ProblemType.MISSING_FIELD, path + ' ' + sentence, Map.of("field", path));
    }

    private static RocketException invalid(String path, String sentence) {
        return new RocketException(ProblemType.INVALID_FIELD, path + ' ' + sentence, Map.of("field", path));
    }
}
