package org.rocketrewards.ingest;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
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
    /** Resolves only when Moodle's cron sends the event: differs between a first try and its repetition. */
    private static final String CHANGES_BETWEEN_TRIES = "eventid";

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
     * What the body said, as a number to compare deliveries of one event by: the first 8 bytes, big-endian, of SHA-256
     * over the fields in the order of their names, each as four bytes of length and UTF-8 name, four bytes of length
     * and UTF-8 value. Without {@code eventid}. Stored with events, so it must not change between versions.
     */
    public long contentHash() {
        String[] names = fields.keySet().toArray(new String[0]);
        Arrays.sort(names);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
        for (String name : names) {
            if (!name.equals(CHANGES_BETWEEN_TRIES)) {
                append(bytes, name);
                append(bytes, fields.getOrDefault(name, ""));
            }
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return ByteBuffer.wrap(digest.digest(bytes.toByteArray())).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void append(ByteArrayOutputStream bytes, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        bytes.write(utf8.length >>> 24);
        bytes.write(utf8.length >>> 16);
        bytes.write(utf8.length >>> 8);
        bytes.write(utf8.length);
        bytes.write(utf8, 0, utf8.length);
    }
}
