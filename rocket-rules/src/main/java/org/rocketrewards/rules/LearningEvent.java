package org.rocketrewards.rules;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A learning fact as the rules see it.
 *
 * @param sourceId the Moodle site it comes from
 * @param moodleId Moodle's id of the event; the order of a site's events
 * @param name full class name, {@code \core\event\course_completed}
 * @param userId Moodle's {@code userid}: who acted; may be ≤ 0
 * @param occurredAt when it happened ({@code timecreated})
 * @param fields every field carried, by name; empty where it was carried empty
 */
public record LearningEvent(
        int sourceId, long moodleId, String name, long userId, Instant occurredAt, Map<String, String> fields) {
    /** The value of a field; null when it is not carried, empty when it is carried empty. */
    public @Nullable String field(String field) {
        return fields.get(field);
    }

    /** Whether the field is carried, with or without a value. */
    public boolean carries(String field) {
        return fields.containsKey(field);
    }

    /** The field as a whole number; null when not carried, empty, or not a number of at most 18 digits. */
    public @Nullable Long number(String field) {
        String value = fields.get(field);
        if (value == null || value.isEmpty() || value.length() > 19) {
            return null;
        }
        int start = value.charAt(0) == '-' ? 1 : 0;
        if (value.length() - start > 18 || value.length() == start) {
            return null;
        }
        for (int i = start; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return null;
            }
        }
        return Long.valueOf(value);
    }

    /** The component that sent it: as carried, else as the class name says. */
    public String component() {
        String carried = fields.get("component");
        if (carried != null && !carried.isEmpty()) {
            return carried;
        }
        int end = name.indexOf('\\', 1);
        return end > 1 ? name.substring(1, end) : "";
    }
}
