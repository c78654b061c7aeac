package org.rocketrewards.rules;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * A regular expression that a whole value has to match. RE2 syntax, matched in time linear in the value: no look-around
 * and no back-references, so that no expression explodes.
 */
final class SafePattern {
    /** Longer expressions, and such that expand to more than {@link #LARGEST} instructions, are refused. */
    static final int LONGEST = 500;

    private static final int LARGEST = 5_000;
    private static final int LONGEST_VALUE = 10_000;

    private final Pattern pattern;

    /**
     * Compiles an expression.
     *
     * @throws IllegalArgumentException when it is none, or too large; the message is for people
     */
    SafePattern(String expression) {
        if (expression.length() > LONGEST) {
            throw new IllegalArgumentException("is longer than " + LONGEST + " characters");
        }
        // before compiling: nested counts multiply while the program is built
        if (PatternSize.of(expression) > LARGEST) {
            throw new IllegalArgumentException("expands to more than " + LARGEST + " steps");
        }
        try {
            pattern = Pattern.compile(expression, Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "is not a regular expression that can be used: " + e.getDescription() + " in \"" + e.getPattern()
                            + "\" (RE2 syntax: no look-around, no back-references)",
                    e);
        }
        if (pattern.programSize() > LARGEST) {
            throw new IllegalArgumentException("expands to too large a program");
        }
    }

    boolean matches(String value) {
        return value.length() <= LONGEST_VALUE && pattern.matches(value);
    }
}
