package org.rocketrewards.ingest.control;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks gzip (RFC 1952) up to a limit. Not {@link java.util.zip.GZIPInputStream}: that one calls itself for each empty
 * member, so that a small body made of thousands of them overflows the stack, and it takes input that arrives slowly for
 * input that has ended.
 */
final class Gunzip {
    private static final int SMALLEST_OUTPUT = 1024;
    private static final int HEADER = 10;
    private static final int TRAILER = 8;
    private static final int HAS_HEADER_SUM = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;
    private static final int RESERVED = 0xE0;

    private final byte[] in;
    private final int limit;
    private int at;
    private byte[] out;
    private int length;

    private Gunzip(byte[] in, int limit) {
        this.in = in;
        this.limit = limit;
        this.out = new byte[(int) Math.min(limit + 1L, Math.max(SMALLEST_OUTPUT, 4L * in.length))];
    }

    /**
     * The content of all members.
     *
     * @return more than {@code limit} bytes, at least one, when there are more; the rest is not unpacked
     * @throws DataFormatException when it is damaged or cut short
     */
    static byte[] upTo(int limit, byte[] gzip) throws DataFormatException {
        Gunzip gunzip = new Gunzip(gzip, limit);
        Inflater inflater = new Inflater(true);
        try {
            do {
                gunzip.member(inflater);
            } while (gunzip.at < gzip.length && gunzip.length <= limit);
        } finally {
            inflater.end();
        }
        return Arrays.copyOf(gunzip.out, gunzip.length);
    }

    private void member(Inflater inflater) throws DataFormatException {
        header();
        int start = length;
        inflater.reset();
        inflater.setInput(in, at, in.length - at);
        while (!inflater.finished() && length <= limit) {
            if (length == out.length) {
                out = Arrays.copyOf(out, (int) Math.min(limit + 1L, 2L * length));
            }
            int inflated = inflater.inflate(out, length, out.length - length);
            if (inflated == 0 && !inflater.finished()) {
                throw new DataFormatException("cut short");
            }
            length += inflated;
        }
        if (length <= limit) {
            at = in.length - inflater.getRemaining();
            trailer(start);
        }
    }

    private void header() throws DataFormatException {
        require(in.length - at >= HEADER && octet(at) == 0x1F && octet(at + 1) == 0x8B && octet(at + 2) == 8);
        int flags = octet(at + 3);
        require((flags & RESERVED) == 0);
        at += HEADER;
        if ((flags & HAS_EXTRA) != 0) {
            require(in.length - at >= 2);
            at += 2 + octet(at) + (octet(at + 1) << 8);
        }
        if ((flags & HAS_NAME) != 0) {
            skipText();
        }
        if ((flags & HAS_COMMENT) != 0) {
            skipText();
        }
        if ((flags & HAS_HEADER_SUM) != 0) {
            at += 2;
        }
        require(at < in.length);
    }

    private void skipText() throws DataFormatException {
        while (at < in.length && in[at] != 0) {
            at++;
        }
        at++;
        require(at < in.length);
    }

    private void trailer(int start) throws DataFormatException {
        require(in.length - at >= TRAILER);
        CRC32 sum = new CRC32();
        sum.update(out, start, length - start);
        require(littleEndian(at) == (int) sum.getValue() && littleEndian(at + 4) == length - start);
        at += TRAILER;
    }

    private int littleEndian(int i) {
        return octet(i) | (octet(i + 1) << 8) | (octet(i + 2) << 16) | (octet(i + 3) << 24);
    }

    private int octet(int i) {
        return in[i] & 0xFF;
    }

    private static void require(boolean sound) throws DataFormatException {
        if (!sound) {
            throw new DataFormatException("not gzip");
        }
    }
}
