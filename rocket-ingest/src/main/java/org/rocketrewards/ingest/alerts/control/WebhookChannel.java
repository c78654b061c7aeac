package org.rocketrewards.ingest.alerts.control;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import org.rocketrewards.ingest.alerts.AlertRow;

/** An address that alerts are posted to as JSON. */
public final class WebhookChannel implements AlertChannel {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int NOT_OK = 300;

    private final URI address;
    private final Locale language;
    private final String page;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /**
     * Posts to this address.
     *
     * @param page address of the page with all alerts
     */
    public WebhookChannel(URI address, Locale language, String page) {
        this.address = address;
        this.language = language;
        this.page = page;
    }

    @Override
    public String name() {
        return WEBHOOK;
    }

    @Override
    public String target() {
        // what follows the host may be a secret
        return address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
    }

    @Override
    public void tell(Notice notice) throws IOException {
        AlertRow alert = notice.alert();
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("news", notice.news())
                .add("alert", alert.id())
                .add("kind", alert.kind())
                .add("title", alert.title(language))
                .add("text", alert.text(language))
                .add("since", alert.since().toString())
                .add("url", page);
        if (alert.source() != null) {
            json.add("source", alert.source());
        }
        if (alert.overAt() != null) {
            json.add("over", alert.overAt().toString());
        }
        post(json.build().toString());
    }

    @Override
    public void test() throws IOException {
        post(Json.createObjectBuilder()
                .add("news", "test")
                .add("url", page)
                .build()
                .toString());
    }

    private void post(String json) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status < OK || status >= NOT_OK) {
                throw new IOException("it answered " + status);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
