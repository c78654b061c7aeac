package org.rocketrewards.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes that are always the same but for the places where an event's ids go. */
final class Template {
    private static final Pattern MARKER = Pattern.compile("@([ILOMCT])@");

    private final byte[] bytes;
    private final int[] offsets;
    private final char[] markers;
    private final int userDigits;

    /**
     * Takes ASCII text with markers: id, learner, object, module, course, time.
     *
     * @param userDigits of a learner's id
     */
    Template(String text, int userDigits) {
        this.userDigits = userDigits;
        StringBuilder plain = new StringBuilder();
        List<Integer> places = new ArrayList<>();
        StringBuilder names = new StringBuilder();
        Matcher marker = MARKER.matcher(text);
        int copied = 0;
        while (marker.find()) {
            plain.append(text, copied, marker.start());
            char name = marker.group(1).charAt(0);
            places.add(plain.length());
            names.append(name);
            plain.append("0".repeat(digits(name)));
            copied = marker.end();
        }
        plain.append(text, copied, text.length());
        bytes = plain.toString().getBytes(StandardCharsets.US_ASCII);
        offsets = places.stream().mapToInt(Integer::intValue).toArray();
        markers = names.toString().toCharArray();
    }

    int length() {
        return bytes.length;
    }

    /** Writes the bytes of an event from the start of {@code out} and flips it. */
    void write(Event event, ByteBuffer out) {
        out.clear().put(bytes);
        for (int i = 0; i < offsets.length; i++) {
            putDecimal(out, offsets[i], digits(markers[i]), value(event, markers[i]));
        }
        out.flip();
    }

    /** The bytes of an event in an array of their own. */
    byte[] bytes(Event event) {
        byte[] copy = new byte[bytes.length];
        write(event, ByteBuffer.wrap(copy));
        return copy;
    }

    private int digits(char marker) {
        return switch (marker) {
            case 'I' -> Event.ID_DIGITS;
            case 'L' -> userDigits;
            case 'O' -> Event.OBJECT_DIGITS;
            case 'M', 'C' -> Event.COURSE_DIGITS;
            case 'T' -> Event.TIME_DIGITS;
            default -> throw new IllegalArgumentException("no such marker: " + marker);
        };
    }

    private static long value(Event event, char marker) {
        return switch (marker) {
            case 'I' -> event.moodleId;
            case 'L' -> event.learner;
            case 'O' -> event.object;
            case 'M' -> event.module;
            case 'C' -> event.course;
            default -> event.epochSecond;
        };
    }

    private static void putDecimal(ByteBuffer out, int offset, int digits, long value) {
        long rest = value;
        for (int i = offset + digits - 1; i >= offset; i--) {
            out.put(i, (byte) ('0' + rest % 10));
            rest /= 10;
        }
    }
}
