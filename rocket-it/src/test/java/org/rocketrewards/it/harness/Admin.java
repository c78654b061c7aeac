package org.rocketrewards.it.harness;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody who administers Rocket over its API. */
public record Admin(Http http, String key) {
    /** The holder of the first key. */
    public static Admin of(Rocket rocket) {
        return new Admin(rocket.http(), rocket.process().firstRun().getProperty("api.key"));
    }

    /** The holder of a new key of this role: admin, operator or auditor. */
    public static Admin withRole(Rocket rocket, String role) {
        String key = "ra_" + UUID.randomUUID();
        rocket.sql()
                .update(
                        "INSERT INTO api_key (name, prefix, hash, role, created_at, created_by)"
                                + " VALUES (?, 'ra_', sha256(convert_to(?, 'UTF8')), ?, now(), 'test')",
                        "it-" + key,
                        key,
                        role);
        return new Admin(rocket.http(), key);
    }

    /** Sends JSON to an address below /api/v1; {@code ifMatch} null: without. */
    public Answer send(String method, String path, @Nullable String ifMatch, @Nullable String body) {
        return send(method, path, ifMatch, "application/json", body);
    }

    /** Sends a body of some type. */
    public Answer send(
            String method, String path, @Nullable String ifMatch, String contentType, @Nullable String body) {
        HttpRequest.Builder request = http.to("/api/v1/" + path).header("Authorization", "Bearer " + key);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        if (body != null) {
            request.header("Content-Type", contentType);
        }
        return http.send(
                request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    /** Posts JSON under an idempotency key. */
    public Answer sendOnce(String path, String idempotencyKey, String body) {
        return http.send(http.to("/api/v1/" + path)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofString(body)));
    }

    /** Reads JSON. */
    public JsonObject get(String path) {
        Answer answer = send("GET", path, null, null);
        if (answer.status() != 200) {
            throw new AssertionError(path + " answered " + answer.status() + ": " + answer.body());
        }
        return answer.json();
    }

    /** The ETag of an answer. */
    public static String etag(Answer answer) {
        return answer.header("ETag").orElseThrow(() -> new AssertionError("no ETag: " + answer.body()));
    }
}
