package org.rocketrewards.rules;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Decimal numbers in fields and rules: at most 18 digits before and 10 after the point, no exponent. */
final class Numbers {
    private static final int INTEGER_DIGITS = 18;
    private static final int DECIMALS = 10;

    private Numbers() {}

    /** Reads a number; null when the text is none. */
    static @Nullable BigDecimal parse(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.');
        int end = point < 0 ? text.length() : point;
        if (end == start
                || end - start > INTEGER_DIGITS
                || (point >= 0 && (text.length() == point + 1 || text.length() - point - 1 > DECIMALS))) {
            return null;
        }
        for (int i = start; i < text.length(); i++) {
            if (i != point && (text.charAt(i) < '0' || text.charAt(i) > '9')) {
                return null;
            }
        }
        return plain(new BigDecimal(text));
    }

    /** The same number in one form, so that equal numbers are equal. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
