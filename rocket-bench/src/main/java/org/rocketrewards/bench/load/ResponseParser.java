package org.rocketrewards.bench.load;

import java.nio.charset.StandardCharsets;

/**
 * Finds the end of one HTTP/1.1 response in a buffer and reads what the load generator checks: status, whether the
 * connection stays open, and the {@code status} member of the JSON answer. Content-Length and chunked bodies, and
 * bodies that end with the connection. Parses from the start each time it is called: answers are small and nearly
 * always arrive whole.
 */
final class ResponseParser {
    /** The response is not complete yet. */
    static final int INCOMPLETE = -1;

    private static final byte[] CONTENT_LENGTH = "content-length".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRANSFER_ENCODING = "transfer-encoding".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CONNECTION = "connection".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CHUNKED = "chunked".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CLOSE = "close".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] STATUS_MEMBER = "\"status\":\"".getBytes(StandardCharsets.US_ASCII);

    private int status;
    private boolean keepAlive;
    private int bodyStart;
    private int bodyEnd;
    private long contentLength;
    private boolean chunked;

    int status() {
        return status;
    }

    /** Whether the server will take another request on this connection. */
    boolean keepAlive() {
        return keepAlive;
    }

    /**
     * Parses the first response in {@code data[0..length)}.
     *
     * @param closed whether the server has closed its side, so that nothing more comes
     * @return how many bytes the response takes, or {@link #INCOMPLETE}
     * @throws IllegalStateException if this is not HTTP/1.x
     */
    int parse(byte[] data, int length, boolean closed) {
        int headEnd = head(data, length);
        if (headEnd < 0) {
            return INCOMPLETE;
        }
        bodyStart = headEnd;
        if (status == 204 || status == 304) {
            bodyEnd = headEnd;
            return headEnd;
        }
        if (chunked) {
            return chunks(data, headEnd, length);
        }
        if (contentLength < 0) {
            keepAlive = false;
            bodyEnd = length;
            return closed ? length : INCOMPLETE;
        }
        long end = headEnd + contentLength;
        bodyEnd = (int) Math.min(end, length);
        return end <= length ? (int) end : INCOMPLETE;
    }

    /** Whether the body of the parsed response has a first member {@code "status"} with this value. */
    boolean answers(byte[] data, byte[] expected) {
        int value = statusValue(data);
        if (value < 0 || value + expected.length >= bodyEnd || data[value + expected.length] != '"') {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (data[value + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }

    /** The value of the first {@code "status"} member of the body, or a dash. For messages; not on the fast path. */
    String answer(byte[] data) {
        int start = statusValue(data);
        if (start < 0) {
            return "-";
        }
        int end = start;
        while (end < bodyEnd && data[end] != '"') {
            end++;
        }
        return new String(data, start, end - start, StandardCharsets.US_ASCII);
    }

    /** The body of the parsed response. */
    String body(byte[] data) {
        return new String(data, bodyStart, bodyEnd - bodyStart, StandardCharsets.UTF_8);
    }

    private int statusValue(byte[] data) {
        int last = bodyEnd - STATUS_MEMBER.length;
        for (int i = bodyStart; i < last; i++) {
            if (data[i] == '"' && startsWith(data, i, STATUS_MEMBER, false)) {
                return i + STATUS_MEMBER.length;
            }
        }
        return -1;
    }

    private int head(byte[] data, int length) {
        int end = headEnd(data, length);
        if (end < 0) {
            return end;
        }
        if (data[0] != 'H' || data[4] != '/' || data[8] != ' ') {
            throw new IllegalStateException("not an HTTP response");
        }
        status = (data[9] - '0') * 100 + (data[10] - '0') * 10 + (data[11] - '0');
        keepAlive = true;
        contentLength = -1;
        chunked = false;
        for (int line = nextLine(data, 0, end); line < end - 2; line = nextLine(data, line, end)) {
            header(data, line);
        }
        return end;
    }

    private void header(byte[] data, int line) {
        if (startsWith(data, line, CONTENT_LENGTH, true)) {
            contentLength = number(data, value(data, line + CONTENT_LENGTH.length), 10);
        } else if (startsWith(data, line, TRANSFER_ENCODING, true)) {
            chunked = startsWith(data, value(data, line + TRANSFER_ENCODING.length), CHUNKED, true);
        } else if (startsWith(data, line, CONNECTION, true) && data[line + CONNECTION.length] == ':') {
            keepAlive = !startsWith(data, value(data, line + CONNECTION.length), CLOSE, true);
        }
    }

    /** Moves the chunks together, so that the body is one piece. */
    private int chunks(byte[] data, int start, int length) {
        int from = start;
        int size = start;
        while (true) {
            int lineEnd = nextLine(data, from, length);
            if (lineEnd > length || lineEnd < 2 || data[lineEnd - 1] != '\n') {
                return INCOMPLETE;
            }
            int chunk = (int) number(data, from, 16);
            if (chunk == 0) {
                int end = lineEnd;
                while (end < length && data[end] != '\r') {
                    end = nextLine(data, end, length);
                }
                if (end + 2 > length) {
                    return INCOMPLETE;
                }
                bodyEnd = size;
                compact(data, start);
                return end + 2;
            }
            if (lineEnd + chunk + 2 > length) {
                return INCOMPLETE;
            }
            size += chunk;
            from = lineEnd + chunk + 2;
        }
    }

    private static void compact(byte[] data, int start) {
        int from = start;
        int to = start;
        int chunk = (int) number(data, from, 16);
        while (chunk > 0) {
            int begin = nextLine(data, from, data.length);
            System.arraycopy(data, begin, data, to, chunk);
            to += chunk;
            from = begin + chunk + 2;
            chunk = (int) number(data, from, 16);
        }
    }

    private static int headEnd(byte[] data, int length) {
        for (int i = 3; i < length; i++) {
            if (data[i] == '\n' && data[i - 1] == '\r' && data[i - 2] == '\n' && data[i - 3] == '\r') {
                return i + 1;
            }
        }
        return -1;
    }

    private static int nextLine(byte[] data, int from, int end) {
        int i = from;
        while (i < end && data[i] != '\n') {
            i++;
        }
        return i + 1;
    }

    private static int value(byte[] data, int from) {
        int i = from;
        while (data[i] == ':' || data[i] == ' ' || data[i] == '\t') {
            i++;
        }
        return i;
    }

    private static long number(byte[] data, int from, int radix) {
        long number = 0;
        for (int i = from; i < data.length; i++) {
            int digit = Character.digit(data[i], radix);
            if (digit < 0) {
                break;
            }
            number = number * radix + digit;
        }
        return number;
    }

    /** {@code ignoreCase} expects lower case in {@code expected}. */
    private static boolean startsWith(byte[] data, int from, byte[] expected, boolean ignoreCase) {
        if (from + expected.length > data.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            int b = data[from + i];
            if (ignoreCase && b >= 'A' && b <= 'Z') {
                b += 'a' - 'A';
            }
            if (b != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
