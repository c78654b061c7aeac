package org.rocketrewards.it.imports;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Rocket;

/** Imports as an administrator makes them. */
final class Upload {
    private final Rocket rocket;

    Upload(Rocket rocket) {
        this.rocket = rocket;
    }

    /** The text of a file with all fields of all rows as columns; what a row does not carry is an empty cell. */
    static String csv(List<Map<String, String>> rows) {
        TreeSet<String> columns = new TreeSet<>(List.of("id", "eventname", "userid", "courseid", "timecreated"));
        rows.forEach(row -> columns.addAll(row.keySet()));
        StringBuilder text =
                new StringBuilder(columns.stream().map(Upload::quoted).collect(Collectors.joining(","))).append('\n');
        for (Map<String, String> row : rows) {
            text.append(columns.stream()
                            .map(column -> row.containsKey(column) ? quoted(row.get(column)) : "")
                            .collect(Collectors.joining(",")))
                    .append('\n');
        }
        return text.toString();
    }

    private static String quoted(String value) {
        return '"' + value.replace("\"", "\"\"") + '"';
    }

    Answer post(String path, byte[] body) {
        return rocket.http()
                .send(rocket.http()
                        .to("/api/v1/imports" + path)
                        .header(
                                "Authorization",
                                "Bearer " + rocket.process().firstRun().getProperty("api.key"))
                        .header("Content-Type", "text/csv")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** Uploads a file, for a dry run only unless {@code run}. */
    int add(String source, byte[] file, boolean run) {
        Answer answer = post("?source=" + source + "&run=" + run, file);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json().getInt("id");
    }

    int add(String source, String file, boolean run) {
        return add(source, file.getBytes(StandardCharsets.UTF_8), run);
    }

    JsonObject get(int id) {
        return rocket.api("imports/" + id).json();
    }

    /** Waits until the import is in one of the states. */
    JsonObject await(int id, String... states) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> get(id), found -> List.of(states).contains(found.getString("state")));
    }

    /** Checks, runs and waits for the end. */
    JsonObject complete(String source, String file) {
        JsonObject done = await(add(source, file, true), "done", "rejected");
        assertThat(done.getString("state")).as(done.toString()).isEqualTo("done");
        return done;
    }
}
