package org.rocketrewards.ingest;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a delivery says once its body is decoded: one Moodle event, before anybody has decided anything about it.
 *
 * @param moodleId row id of the event in Moodle's Event Trigger queue, 1 to 2<sup>40</sup> − 1
 * @param eventName class name with a leading backslash, or a short name without any
 * @param userId the actor; ≤ 0 for actors that are no persons
 * @param occurredAt when it happened, by Moodle's clock, in whole seconds
 * @param fields every field that the body carried, those above included, decoded; ids are canonical integers. A field
 *     whose placeholder Moodle left unresolved is absent, a field that was sent empty is the empty string
 */
public record WireEvent(long moodleId, String eventName, long userId, Instant occurredAt, Map<String, String> fields) {
    private static final int LONG_DIGITS = 18;

    public WireEvent {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** Whether the body carried the field, be it empty. */
    public boolean carries(String name) {
        return fields.containsKey(name);
    }

    /** The field's text, when it was carried and is not empty. */
    public Optional<String> text(String name) {
        String value = fields.get(name);
        return value == null || value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    /** The field as an integer of up to 18 digits; null when it is not carried, empty or no such integer. */
    public @Nullable Long number(String name) {
        String value = fields.get(name);
        if (value == null) {
            return null;
        }
        int first = value.startsWith("-") ? 1 : 0;
        int digits = value.length() - first;
        if (digits < 1 || digits > LONG_DIGITS) {
            return null;
        }
        for (int i = first; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return null;
            }
        }
        return Long.valueOf(value);
    }

    /**
     * What the body said, as a number to compare deliveries of one event by. Does not depend on the order of the fields,
     * on how they were encoded, or on {@code eventid}, which Moodle fills in only when its cron sends the event.
     */
    public long contentHash() {
        return ContentHash.of(fields);
    }
}
