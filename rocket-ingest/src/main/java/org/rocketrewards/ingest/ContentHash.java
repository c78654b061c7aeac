package org.rocketrewards.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;

/**
 * A number for what fields say: the first 8 bytes, big-endian, of SHA-256 over the fields in the order of their names,
 * each as four bytes of length and UTF-8 name, four bytes of length and UTF-8 value. Stored with events: never change it.
 */
final class ContentHash {
    /** Resolves only when Moodle's cron sends the event: differs between a first try and its repetition. */
    private static final String CHANGES_BETWEEN_TRIES = "eventid";

    private static final MessageDigest UNUSED = unused();

    private byte[] bytes = new byte[2048];
    private int length;

    private ContentHash() {}

    static long of(Map<String, String> fields) {
        String[] names = fields.keySet().toArray(new String[0]);
        Arrays.sort(names);
        ContentHash content = new ContentHash();
        for (String name : names) {
            if (!name.equals(CHANGES_BETWEEN_TRIES)) {
                content.append(name);
                content.append(fields.getOrDefault(name, ""));
            }
        }
        return content.digest();
    }

    private void append(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length - length < Integer.BYTES + utf8.length) {
            bytes = Arrays.copyOf(bytes, 2 * (length + Integer.BYTES + utf8.length));
        }
        bytes[length++] = (byte) (utf8.length >>> 24);
        bytes[length++] = (byte) (utf8.length >>> 16);
        bytes[length++] = (byte) (utf8.length >>> 8);
        bytes[length++] = (byte) utf8.length;
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
    }

    private long digest() {
        MessageDigest sha256 = sha256();
        sha256.update(bytes, 0, length);
        return ByteBuffer.wrap(sha256.digest()).getLong();
    }

    /** A copy of a digest that has read nothing: asking the security providers for one each time costs more. */
    private static MessageDigest sha256() {
        try {
            return (MessageDigest) UNUSED.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be cloned", e);
        }
    }

    private static MessageDigest unused() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
