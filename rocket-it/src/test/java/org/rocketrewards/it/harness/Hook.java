package org.rocketrewards.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.rocketrewards.it.oracle.Fields;
import org.rocketrewards.it.oracle.RecordedDelivery;

/** The webhook, called as one Moodle with its token. */
public record Hook(Http http, String token) {
    /** Where Moodle posts. */
    public static final String PATH = "/api/public/hook/moodle/event";

    /** A POST with the token and this body; no Content-Type when {@code contentType} is empty. */
    public HttpRequest.Builder request(String contentType, byte[] body) {
        HttpRequest.Builder request = http.to(PATH)
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        return contentType.isEmpty() ? request : request.header("Content-Type", contentType);
    }

    /** Sends a body. */
    public Answer post(String contentType, String body) {
        return http.send(request(contentType, body.getBytes(StandardCharsets.UTF_8)));
    }

    /** Sends JSON. */
    public Answer post(String json) {
        return post("application/json", json);
    }

    /** Sends fields as a JSON object of strings. */
    public Answer post(Fields fields) {
        return post(json(fields.all()));
    }

    /** Sends fields on a connection of their own, as Moodle does: nobody can close it before they are sent. */
    public Answer postAlone(Fields fields) {
        byte[] body = json(fields.all()).getBytes(StandardCharsets.UTF_8);
        byte[] head = ("POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                        + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        try {
            return http.sendRaw(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends fields as a JSON object of strings, and goes on. */
    public CompletableFuture<Answer> postLater(Fields fields) {
        return http.sendLater(request("application/json", json(fields.all()).getBytes(StandardCharsets.UTF_8)));
    }

    /** Sends all that a real Moodle sent. */
    public void postRecorded() {
        postRecorded(RecordedDelivery.all().size());
    }

    /** Sends the first of what a real Moodle sent. */
    public void postRecorded(int count) {
        for (RecordedDelivery delivery : RecordedDelivery.all().subList(0, count)) {
            assertThat(post(delivery.contentType(), delivery.body()).status())
                    .as(delivery.body())
                    .isEqualTo(200);
        }
    }

    /** The time as Moodle sends it. */
    public static String now() {
        return Long.toString(Instant.now().getEpochSecond());
    }

    /** A JSON object of strings. */
    public static String json(Map<String, String> fields) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        fields.forEach(json::add);
        return json.build().toString();
    }
}
