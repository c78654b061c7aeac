package org.rocketrewards.ingest.control;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

/** Takes a request's body off the wire, decompressed, and never more of it than is allowed. */
public final class BodyReader {
    /** Bytes that a delivery may have after decompression, unless configured otherwise. */
    public static final int DEFAULT_LIMIT = 256 * 1024;

    /** What gzip may add to text that cannot be compressed: header, trailer, and a few bytes per stored block. */
    private static final int GZIP_OVERHEAD = 4096;

    private static final int SHOWN = 40;

    private BodyReader() {}

    /** The most bytes that a body of so many may have on the wire, compressed or not. */
    public static int mostOnTheWire(int limitBytes) {
        return limitBytes + GZIP_OVERHEAD;
    }

    /**
     * Reads the whole body. Leaves the stream open, and unread from where the limit was passed.
     *
     * @param contentEncoding the header's value; null when there was none
     * @param declaredLength Content-Length; negative when not declared
     * @param limitBytes how many bytes the body may have, after decompression
     * @return the body as its sender wrote it
     * @throws RocketException {@code body_too_large} as soon as the limit is passed, {@code malformed_body} when the
     *     body is shorter than declared or its compression is damaged, {@code unsupported_media_type} for an encoding
     *     other than gzip
     * @throws IOException when the connection breaks
     */
    public static byte[] read(InputStream in, @Nullable String contentEncoding, long declaredLength, int limitBytes)
            throws IOException {
        return switch (contentEncoding == null ? "" : contentEncoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> received(in, declaredLength, limitBytes, limitBytes);
            case "gzip", "x-gzip" ->
                unzipped(received(in, declaredLength, mostOnTheWire(limitBytes), limitBytes), limitBytes);
            default ->
                throw new RocketException(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        "Content encoding \"" + Shown.of(String.valueOf(contentEncoding), SHOWN)
                                + "\" is not supported: send the body as it is, or compressed with gzip.");
        };
    }

    private static byte[] received(InputStream in, long declaredLength, int most, int limit) throws IOException {
        if (declaredLength > most) {
            throw tooLarge(limit);
        }
        byte[] body = in.readNBytes(declaredLength < 0 ? most + 1 : (int) declaredLength);
        if (body.length > most) {
            throw tooLarge(limit);
        }
        // A form that lost its end can look whole: timecreated=17953 for timecreated=1795355618.
        if (body.length < declaredLength) {
            throw WireParser.malformed(
                    "The body is shorter than its Content-Length: the connection was cut, send it again.");
        }
        return body;
    }

    private static byte[] unzipped(byte[] compressed, int limit) {
        byte[] body;
        try {
            body = Gunzip.upTo(limit, compressed);
        } catch (DataFormatException e) {
            throw WireParser.malformed("The body is not valid gzip, or cut short: send it again, or without "
                    + "Content-Encoding if it is not compressed.");
        }
        if (body.length > limit) {
            throw tooLarge(limit);
        }
        return body;
    }

    private static RocketException tooLarge(int limit) {
        return new RocketException(
                ProblemType.BODY_TOO_LARGE,
                "The body is larger than " + limit + " bytes (after decompression): send only the fields that Rocket "
                        + "needs, without long texts.",
                Map.of("limit", limit));
    }
}
