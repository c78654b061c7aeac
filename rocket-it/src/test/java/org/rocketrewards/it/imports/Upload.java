package org.rocketrewards.it.imports;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
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
    private final Duration patience;

    Upload(Rocket rocket) {
        this(rocket, Duration.ofMinutes(2));
    }

    Upload(Rocket rocket, Duration patience) {
        this.rocket = rocket;
        this.patience = patience;
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

    Answer post(String path) {
        return rocket.post("imports" + path, HttpRequest.BodyPublishers.noBody());
    }

    int add(String source, Path file, boolean run) {
        try {
            return add(source, HttpRequest.BodyPublishers.ofFile(file), run);
        } catch (FileNotFoundException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Uploads a file, for a dry run only unless {@code run}. */
    private int add(String source, HttpRequest.BodyPublisher file, boolean run) {
        Answer answer = rocket.post("imports?source=" + source + "&run=" + run, file);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json().getInt("id");
    }

    int add(String source, String file, boolean run) {
        return add(source, HttpRequest.BodyPublishers.ofString(file), run);
    }

    JsonObject get(int id) {
        return rocket.api("imports/" + id).json();
    }

    /** Waits until the import is in one of the states. */
    JsonObject await(int id, String... states) {
        return Awaitility.await()
                .atMost(patience)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> get(id), found -> List.of(states).contains(found.getString("state")));
    }

    /** Waits until so many rows are booked. */
    void awaitRows(int id, long rows) {
        Awaitility.await()
                .atMost(patience)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> get(id).getJsonNumber("rowsDone").longValueExact() >= rows);
    }

    /** Checks, runs and waits for the end. */
    JsonObject complete(String source, String file) {
        JsonObject done = await(add(source, file, true), "done", "rejected");
        assertThat(done.getString("state")).as(done.toString()).isEqualTo("done");
        return done;
    }
}
