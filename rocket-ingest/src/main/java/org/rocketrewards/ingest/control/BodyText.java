package org.rocketrewards.ingest.control;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Turns a body's bytes into text, strictly: what is not UTF-8 is refused, never replaced by question marks. */
final class BodyText {
    private static final char REPLACEMENT = '\uFFFD';

    private BodyText() {}

    /** The text of the body without its byte order mark. */
    static String decode(byte[] body) {
        int start = startsWithByteOrderMark(body) ? 3 : 0;
        String text = new String(body, start, body.length - start, StandardCharsets.UTF_8);
        // The lenient decoder is several times faster; only text with a replacement character needs a second look.
        if (text.indexOf(REPLACEMENT) >= 0) {
            requireUtf8(body, start, body.length - start);
        }
        if (text.indexOf('\0') >= 0) {
            throw WireParser.malformed("The body contains a NUL character: send UTF-8 text without binary data.");
        }
        return text;
    }

    /** Refuses bytes that are not UTF-8. */
    static void requireUtf8(byte[] bytes, int from, int length) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, length));
        } catch (CharacterCodingException e) {
            throw WireParser.malformed("The body is not valid UTF-8: send it in UTF-8, as Moodle does by itself.");
        }
    }

    /** Index of the first character that is no JSON white space; the length when there is none. */
    static int firstNonBlank(String text) {
        int i = 0;
        while (i < text.length() && isBlank(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Blank, tab or line end. */
    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static boolean startsWithByteOrderMark(byte[] body) {
        return body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
    }
}
