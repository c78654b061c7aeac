package org.rocketrewards.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts that documents have in many places. */
final class Texts {
    static final int LONGEST_FIELD = 100;
    private static final int MOST_NAMES = 100;
    private static final Pattern FIELD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

    private Texts() {}

    /** Whether a text can be kept: no control characters, no half of a character beyond the first plane. */
    static boolean storable(String text) {
        return text.codePoints()
                .noneMatch(c -> (c < ' ' && c != '\n' && c != '\t')
                        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    static boolean isField(String name) {
        return FIELD.matcher(name).matches();
    }

    /** Names of fields; none when the member is left out. */
    static List<String> fields(@Nullable DocumentPlace place) {
        return names(place, Texts::isField, "the name of a field: letters, digits and _, at most " + LONGEST_FIELD);
    }

    /** Keys of rules; none when the member is left out. */
    static List<String> keys(@Nullable DocumentPlace place) {
        return names(place, RuleKey::valid, "a key, which " + RuleKey.FORM);
    }

    private static List<String> names(@Nullable DocumentPlace place, Predicate<String> good, String wanted) {
        List<String> names = new ArrayList<>();
        for (DocumentPlace item : place == null ? List.<DocumentPlace>of() : place.items(MOST_NAMES)) {
            String name = item.text(LONGEST_FIELD);
            if (name == null) {
                continue;
            }
            if (!good.test(name)) {
                item.invalid("\"" + name + "\" is not " + wanted);
            } else if (names.contains(name)) {
                item.complain(RuleProblem.Code.DUPLICATE, "\"" + name + "\" is there twice");
            } else {
                names.add(name);
            }
        }
        return names;
    }

    /**
     * The constant whose name is a code in upper case.
     *
     * @throws IllegalArgumentException when there is none, or the code is written otherwise
     */
    static <E extends Enum<E>> E constant(Class<E> type, String code) {
        if (!code.equals(code.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(code);
        }
        return Enum.valueOf(type, code.toUpperCase(Locale.ROOT));
    }

    static String oneOf(String text, String... known) {
        if (!List.of(known).contains(text)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
