package org.rocketrewards.ingest.control;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Undoes PHP's {@code urlencode()}: {@code +} is a blank, {@code %xx} a byte of UTF-8. A percent sign that starts no
 * such sequence stays what it is, as in PHP and in browsers, because a learner's text may be anything.
 */
final class UrlDecoding {
    private UrlDecoding() {}

    /** The decoded text; the same object when there is nothing to decode. */
    static String decode(String text) {
        int first = firstEncoded(text);
        return first < 0 ? text : decode(text, first);
    }

    private static int firstEncoded(String text) {
        int percent = text.indexOf('%');
        int plus = text.indexOf('+');
        return percent < 0 || plus < 0 ? Math.max(percent, plus) : Math.min(percent, plus);
    }

    private static String decode(String text, int first) {
        StringBuilder decoded = new StringBuilder(text.length()).append(text, 0, first);
        for (int i = first; i < text.length(); ) {
            char c = text.charAt(i);
            int octet = c == '%' ? octetAt(text, i) : -1;
            if (octet >= 0x80) {
                i = appendMultiByte(text, i, decoded);
            } else if (octet >= 0) {
                decoded.append(plain(octet));
                i += 3;
            } else {
                decoded.append(c == '+' ? ' ' : c);
                i++;
            }
        }
        return decoded.toString();
    }

    /** Decodes the run of {@code %xx} above 7F that starts at {@code from}; it must be whole characters. */
    private static int appendMultiByte(String text, int from, StringBuilder decoded) {
        byte[] run = new byte[16];
        int length = 0;
        int i = from;
        for (int octet = octetAt(text, i); octet >= 0x80; octet = octetAt(text, i)) {
            if (length == run.length) {
                run = Arrays.copyOf(run, 2 * length);
            }
            run[length++] = (byte) octet;
            i += 3;
        }
        BodyText.requireUtf8(run, 0, length);
        decoded.append(new String(run, 0, length, StandardCharsets.UTF_8));
        return i;
    }

    private static char plain(int octet) {
        if (octet == 0) {
            throw WireParser.malformed("The body contains an encoded NUL character (%00): send text only.");
        }
        return (char) octet;
    }

    /** The byte that {@code %xx} at {@code i} stands for; −1 when there is no such sequence. */
    private static int octetAt(String text, int i) {
        if (i + 2 >= text.length() || text.charAt(i) != '%') {
            return -1;
        }
        int high = hex(text.charAt(i + 1));
        int low = hex(text.charAt(i + 2));
        return high < 0 || low < 0 ? -1 : (high << 4) | low;
    }

    private static int hex(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int letter = c | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }
}
