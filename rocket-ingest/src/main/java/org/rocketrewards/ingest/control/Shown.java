package org.rocketrewards.ingest.control;

/** Strangers' text made fit for a sentence: short, on one line, never half a character. */
final class Shown {
    private Shown() {}

    /** At most {@code limit} characters of {@code text}; control characters become blanks. */
    static String of(String text, int limit) {
        StringBuilder shown = new StringBuilder(Math.min(text.length(), limit) + 1);
        int length = 0;
        for (int i = 0; i < text.length(); length++) {
            if (length == limit) {
                return shown.append('…').toString();
            }
            int character = text.codePointAt(i);
            shown.appendCodePoint(Character.isISOControl(character) ? ' ' : character);
            i += Character.charCount(character);
        }
        return shown.toString();
    }
}
