package org.rocketrewards.ingest;

import java.net.InetAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that was not taken, for the delivery log.
 *
 * @param receivedAt when its request began
 * @param sourceId of the token that it carried; null when that is not known
 * @param tokenId the token that it carried; null when that is not known
 * @param address the sender's
 * @param reason slug of the problem that was answered
 * @param detail the sentence that was answered; shortened to {@value #MAX_DETAIL} characters
 * @param httpStatus that was answered
 * @param tookMicros until the answer
 * @param contentType of the body; null when it had none
 * @param body as it came, decompressed; null when it was refused before it was read
 */
public record RefusedDelivery(
        Instant receivedAt,
        @Nullable Integer sourceId,
        @Nullable Integer tokenId,
        InetAddress address,
        String reason,
        String detail,
        int httpStatus,
        int tookMicros,
        @Nullable String contentType,
        byte @Nullable [] body) {
    private static final int MAX_DETAIL = 500;

    /** Makes the texts storable: they may repeat what the sender sent. */
    public RefusedDelivery {
        reason = storable(reason);
        detail = storable(detail);
        contentType = contentType == null ? null : storable(contentType);
    }

    /** One that was refused at the gate, before its body was read. */
    public RefusedDelivery(
            Instant receivedAt,
            @Nullable Integer sourceId,
            @Nullable Integer tokenId,
            InetAddress address,
            String reason,
            String detail,
            int httpStatus,
            int tookMicros) {
        this(receivedAt, sourceId, tokenId, address, reason, detail, httpStatus, tookMicros, null, null);
    }

    /** Size of the body; 0 without one. */
    public int bodyBytes() {
        return body == null ? 0 : body.length;
    }

    /** The same without its body. */
    public RefusedDelivery withoutBody() {
        return new RefusedDelivery(
                receivedAt, sourceId, tokenId, address, reason, detail, httpStatus, tookMicros, contentType, null);
    }

    /** Neither NUL nor half a surrogate pair, which PostgreSQL's text does not take. */
    private static String storable(String text) {
        return text.codePoints()
                .limit(MAX_DETAIL)
                .map(c -> Character.isISOControl(c) || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
                        ? '\uFFFD'
                        : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
