package org.rocketrewards.ingest.control;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call of the webhook, by whatever part of the server hands it over. */
public interface WebhookCall {
    /** Its method as it was sent, such as {@code POST}. */
    String method();

    /** The value of a header, of the first one when there are more; null without. */
    @Nullable
    String header(String name);

    /** The values of a header in the order received. */
    List<String> headers(String name);

    /** The connection's other end, as a literal. */
    String remoteAddress();

    /** Content-Length in bytes; negative when not declared. */
    long contentLength();

    /** The body as it comes over the wire. */
    InputStream body() throws IOException;
}
