package org.rocketrewards.ledger.boundary;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

/** Reads small request bodies as text. */
final class Bodies {
    private static final int LARGEST = 16_384;

    private Bodies() {}

    static String text(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new RocketException(ProblemType.BODY_TOO_LARGE, "The body has at most 16 KiB.");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RocketException(ProblemType.MALFORMED_BODY, "The body is not UTF-8.");
        }
    }
}
