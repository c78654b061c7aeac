package org.rocketrewards.ingest.control;

/** Integers as Moodle writes them: digits, perhaps behind a minus sign; no plus, blank, point or exponent. */
final class Integers {
    /** Integers of so many digits fit into 64 bits whatever they are. */
    static final int SAFE_DIGITS = 18;

    private Integers() {}

    /** The number that the text stands for; {@code otherwise} when it is none of up to 18 digits after leading zeros. */
    static long parse(String text, long otherwise) {
        int first = firstDigit(text);
        if (first == text.length()) {
            return otherwise;
        }
        long number = 0;
        for (int i = first, digits = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return otherwise;
            }
            digits = digits == 0 && digit == 0 ? 0 : digits + 1;
            if (digits > SAFE_DIGITS) {
                return otherwise;
            }
            number = 10 * number + digit;
        }
        return first == 0 ? number : -number;
    }

    /** How many characters follow the sign. */
    static int digits(String text) {
        return text.length() - firstDigit(text);
    }

    private static int firstDigit(String text) {
        return text.startsWith("-") ? 1 : 0;
    }
}
