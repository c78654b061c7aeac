package org.rocketrewards.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An HTTP answer, read to its end. */
public record Answer(int status, HttpHeaders headers, String body) {
    static Answer of(HttpResponse<byte[]> response) {
        return new Answer(
                response.statusCode(), response.headers(), new String(response.body(), StandardCharsets.UTF_8));
    }

    /** The answer to a request that was written by hand, from its raw bytes. */
    static Answer parse(byte[] raw) {
        String text = new String(raw, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (!text.startsWith("HTTP/1.1 ") || end < 0) {
            throw new IllegalStateException("no HTTP answer: " + text);
        }
        List<String> head = text.substring(0, end).lines().toList();
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        head.stream()
                .skip(1)
                .forEach(
                        line -> headers.computeIfAbsent(line.substring(0, line.indexOf(':')), name -> new ArrayList<>())
                                .add(line.substring(line.indexOf(':') + 1).strip()));
        return new Answer(
                Integer.parseInt(head.get(0).substring(9, 12)),
                HttpHeaders.of(headers, (name, value) -> true),
                text.substring(end + 4));
    }

    /** The body as a JSON object. */
    public JsonObject json() {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        } catch (RuntimeException e) {
            throw new AssertionError("no JSON object in the answer " + status + ": " + body, e);
        }
    }

    /** A header's value. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** {@code status} of a 200: accepted, duplicate, ignored or quarantined. */
    public String outcome() {
        assertThat(status).as(body).isEqualTo(200);
        return json().getString("status");
    }

    /** {@code points} of a 200; 0 when there are none. */
    public long points() {
        assertThat(status).as(body).isEqualTo(200);
        JsonObject json = json();
        return json.containsKey("points") ? json.getJsonNumber("points").longValueExact() : 0;
    }

    /** The last part of a problem's {@code type}, after checking that it is a complete problem document. */
    public String problem() {
        assertThat(header("Content-Type").orElse("none")).as(body).startsWith("application/problem+json");
        JsonObject json = json();
        assertThat(json.getInt("status")).isEqualTo(status);
        assertThat(json.getString("title")).isNotBlank();
        assertThat(json.getString("detail")).isNotBlank();
        assertThat(json.getString("type")).startsWith("urn:rocket:problem:");
        return json.getString("type").substring("urn:rocket:problem:".length());
    }

    /** Asserts that the answer is this problem and says nothing about the inside of the application. */
    public Answer assertProblem(int expectedStatus, String slug) {
        assertThat(status).as(body).isEqualTo(expectedStatus);
        assertThat(problem()).isEqualTo(slug);
        assertKeepsItsInsides();
        return this;
    }

    /** Asserts that no class name or stack trace is in the answer. */
    public void assertKeepsItsInsides() {
        assertThat(body)
                .doesNotContain(
                        "java.", "jakarta.", "org.", "fish.", "com.sun", "\tat ", "\nat ", " at org", "Exception");
    }
}
