package org.rocketrewards.rules;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a rule names the events that it considers. A full class ({@code \mod_quiz\event\attempt_submitted}) wins over a
 * family ({@code \mod_*\event\course_module_viewed}); a short name ({@code attempt_submitted}) means that event of any
 * component and is considered beside both; a Rocket name ({@code quiz.completed}) means the events of that rule, or of
 * that row of the catalogue.
 */
public final class EventPattern {
    private static final Pattern CLASS = Pattern.compile("\\\\[A-Za-z0-9_*]+\\\\event\\\\[A-Za-z0-9_*]+");
    private static final Pattern SHORT = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    private EventPattern() {}

    /** What a pattern is. */
    public enum Kind {
        CLASS,
        FAMILY,
        SHORT_NAME,
        ROCKET_NAME
    }

    /** What a text is as a pattern; null when it is none. */
    public static @Nullable Kind kind(String text) {
        if (text.startsWith("\\")) {
            return !CLASS.matcher(text).matches() ? null : text.indexOf('*') < 0 ? Kind.CLASS : Kind.FAMILY;
        }
        if (SHORT.matcher(text).matches()) {
            return Kind.SHORT_NAME;
        }
        return RuleKey.valid(text) && text.indexOf('.') > 0 ? Kind.ROCKET_NAME : null;
    }

    /** Whether a class, family or short name means events of this class. */
    public static boolean matches(String pattern, String eventName) {
        return kind(pattern) == Kind.SHORT_NAME
                ? shortName(eventName).equals(pattern)
                : pattern.equals(eventName)
                        || (pattern.indexOf('*') >= 0
                                && family(pattern).matcher(eventName).matches());
    }

    /** The last part of a class name. */
    public static String shortName(String className) {
        return className.substring(className.lastIndexOf('\\') + 1);
    }

    /** Each star stands for any characters but a backslash. */
    static Pattern family(String glob) {
        StringBuilder regex = new StringBuilder();
        for (String literal : glob.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : "[^\\\\]*").append(Pattern.quote(literal));
        }
        return Pattern.compile(regex.toString());
    }
}
