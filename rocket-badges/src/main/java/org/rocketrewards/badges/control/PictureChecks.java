package org.rocketrewards.badges.control;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.badges.Picture;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

/** Says whether bytes are a picture that Rocket may show: of a type that it knows, not too large, without a program in it. */
public final class PictureChecks {
    /** The most bytes of a picture. */
    public static final int MOST_BYTES = 262_144;

    private static final int LONGEST_SIDE = 4_096;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a};

    private PictureChecks() {}

    /**
     * Checks a picture by what it is, not by what it is called.
     *
     * @param contentType as sent; parameters are passed over
     * @throws RocketException {@code unsupported_media_type}, or {@code invalid_field} with {@code picture} as field
     */
    public static Picture check(@Nullable String contentType, byte[] bytes) {
        String type = contentType == null ? "" : contentType.split(";", 2)[0].strip();
        switch (type) {
            case "image/png" -> png(bytes);
            case "image/jpeg" -> jpeg(bytes);
            case "image/svg+xml" -> SvgChecks.check(bytes);
            default ->
                throw new RocketException(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        "A picture is sent as image/png, image/jpeg or image/svg+xml.");
        }
        return new Picture(type, bytes);
    }

    private static void png(byte[] bytes) {
        boolean begins = bytes.length > 33;
        for (int i = 0; begins && i < PNG.length; i++) {
            begins = bytes[i] == PNG[i];
        }
        if (!begins || number(bytes, 12, 4) != 0x49484452) {
            throw refused("is not a PNG.");
        }
        sides(number(bytes, 16, 4), number(bytes, 20, 4));
    }

    /** Looks for the frame that tells the size. */
    private static void jpeg(byte[] bytes) {
        if (bytes.length < 4 || number(bytes, 0, 3) != 0xffd8ff) {
            throw refused("is not a JPEG.");
        }
        int at = 2;
        while (at + 9 < bytes.length && (bytes[at] & 0xff) == 0xff) {
            int marker = bytes[at + 1] & 0xff;
            boolean frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
            if (frame) {
                sides(number(bytes, at + 7, 2), number(bytes, at + 5, 2));
                return;
            }
            at += marker == 0xff ? 1 : 2 + (int) number(bytes, at + 2, 2);
        }
        throw refused("is not a JPEG.");
    }

    private static void sides(long width, long height) {
        if (width < 1 || height < 1 || width > LONGEST_SIDE || height > LONGEST_SIDE) {
            throw refused("has sides of 1 to " + LONGEST_SIDE + " pixels, not " + width + " by " + height + ".");
        }
    }

    private static long number(byte[] bytes, int at, int length) {
        long number = 0;
        for (int i = at; i < at + length; i++) {
            number = number << 8 | bytes[i] & 0xff;
        }
        return number;
    }

    static RocketException refused(String sentence) {
        return new RocketException(ProblemType.INVALID_FIELD, "The picture " + sentence, Map.of("field", "picture"));
    }
}
