package org.rocketrewards.ingest.control;

/** The Event Trigger plugin's placeholders: {@code {name}}, left in place when the event has nothing of that name. */
final class Placeholders {
    private Placeholders() {}

    /** Whether the value is nothing but one placeholder. */
    static boolean isOne(String value) {
        int last = value.length() - 1;
        if (last < 2 || value.charAt(0) != '{' || value.charAt(last) != '}') {
            return false;
        }
        for (int i = 1; i < last; i++) {
            if (!Ascii.isWord(value.charAt(i)) && value.charAt(i) != '-') {
                return false;
            }
        }
        return true;
    }
}
