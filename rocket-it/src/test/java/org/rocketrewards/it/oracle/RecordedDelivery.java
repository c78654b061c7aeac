package org.rocketrewards.it.oracle;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * One request that a real Moodle sent.
 *
 * @param contentType the header's value, or empty when Moodle sent none
 * @param learner where the recording's makers, who knew the roles, saw the learner
 */
public record RecordedDelivery(
        int number, String eventName, String variant, String contentType, String learner, String note, String body) {

    /** All recordings in the order in which they were sent. */
    public static List<RecordedDelivery> all() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Objects.requireNonNull(
                        RecordedDelivery.class.getResourceAsStream("/recorded/deliveries.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
            return lines.lines().map(RecordedDelivery::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RecordedDelivery of(String line) {
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            JsonObject json = reader.readObject();
            return new RecordedDelivery(
                    json.getInt("n"),
                    json.getString("event"),
                    json.getString("variant"),
                    json.isNull("contentType") ? "" : json.getString("contentType"),
                    json.getString("learner"),
                    json.getString("note"),
                    json.getString("body"));
        }
    }
}
