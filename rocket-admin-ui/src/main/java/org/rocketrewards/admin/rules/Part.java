package org.rocketrewards.admin.rules;

import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** A piece of a form for a value of a rule file. What is wrong is said by those who read rules, never by the form. */
interface Part {
    /** Shows a value; null: the rule does not have it. */
    void show(@Nullable JsonValue value);

    /** What is entered; null: nothing. */
    @Nullable
    JsonValue value();

    /**
     * Shows what is wrong at the field that is meant.
     *
     * @param pointer JSON pointer below this part: {@code /count}; empty: the part as a whole
     * @return false when there is no field for it
     */
    boolean blame(String pointer, String message);

    /** Takes back what was said to be wrong. */
    void clean();

    /** The first name of a pointer: {@code count} of {@code /count/3}. */
    static String head(String pointer) {
        int end = pointer.indexOf('/', 1);
        String name = pointer.isEmpty() ? "" : pointer.substring(1, end < 0 ? pointer.length() : end);
        return name.replace("~1", "/").replace("~0", "~");
    }

    /** What follows the first name: {@code /3} of {@code /count/3}. */
    static String tail(String pointer) {
        int end = pointer.indexOf('/', 1);
        return end < 0 ? "" : pointer.substring(end);
    }
}
