package org.rocketrewards.ingest.control;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.rocketrewards.ingest.Receipt;
import org.rocketrewards.model.ProblemDocument;
import org.rocketrewards.model.RocketException;

/**
 * What the webhook answers.
 *
 * @param status of HTTP
 * @param headers besides media type and length
 * @param body the document, in UTF-8
 */
public record WebhookAnswer(int status, String mediaType, Map<String, String> headers, byte[] body) {
    private static final Map<String, String> NOT_KEPT = Map.of("Cache-Control", "no-store");

    /** The delivery is durable. */
    public static WebhookAnswer of(Receipt receipt) {
        return new WebhookAnswer(
                200, "application/json", NOT_KEPT, ReceiptJson.of(receipt).getBytes(StandardCharsets.UTF_8));
    }

    /** It was not booked. */
    public static WebhookAnswer of(RocketException problem) {
        return new WebhookAnswer(
                problem.type().status(),
                ProblemDocument.MEDIA_TYPE,
                ProblemDocument.headers(problem),
                ProblemDocument.text(problem).getBytes(StandardCharsets.UTF_8));
    }
}
