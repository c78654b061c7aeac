package org.rocketrewards.it.imports;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;

/** Whoever started an import can stop it, for now or for good; what is booked is exactly what the import says. */
@ExtendWith(RunningRocket.class)
class PausedImportIT {
    private static final int ROWS = 60_000;
    private static final int LEARNERS = 300;

    @TempDir
    Path directory;

    /** Starts an import and waits until it has booked something. */
    private int started(Upload upload, Rocket.Source source, Path file) {
        int id = upload.add(source.name(), file, true);
        upload.awaitRows(id, 1);
        return id;
    }

    private static long booked(JsonObject found, String count) {
        return found.getJsonObject("booked").getJsonNumber(count).longValueExact();
    }

    private static void assertBooksAre(JsonObject found, Rocket rocket, Rocket.Source source) {
        assertThat(rocket.entries(source) * History.POINTS).isEqualTo(booked(found, "points"));
        assertThat(found.getJsonNumber("rowsDone").longValueExact()).isEqualTo(booked(found, "rows"));
    }

    @Test
    void whatIsPausedStandsStillAndGoesOn(Rocket rocket) {
        Upload upload = new Upload(rocket);
        Rocket.Source source = rocket.newSource();
        Path file = directory.resolve("paused.csv.gz");
        History history = new History(ROWS, LEARNERS).write(file);
        int id = started(upload, source, file);

        assertThat(upload.post("/" + id + "/pause").status()).isEqualTo(200);
        JsonObject paused = upload.get(id);
        assertThat(paused.getString("state")).isEqualTo("paused");
        assertThat(paused.getInt("rowsDone")).isBetween(1, ROWS - 1);
        assertBooksAre(paused, rocket, source);
        upload.post("/" + id + "/pause").assertProblem(409, "conflict");
        assertThat(upload.get(id)).isEqualTo(paused);

        assertThat(upload.post("/" + id + "/run").status()).isEqualTo(200);
        JsonObject done = upload.await(id, "done");

        assertBooksAre(done, rocket, source);
        assertThat(done.getJsonObject("booked")).isEqualTo(done.getJsonObject("checked"));
        assertThat(rocket.balances(source)).isEqualTo(history.balances());
        upload.post("/" + id + "/cancel").assertProblem(409, "conflict");
    }

    @Test
    void whatIsCancelledStaysAndTheSameFileBringsTheRest(Rocket rocket) {
        Upload upload = new Upload(rocket);
        Rocket.Source source = rocket.newSource();
        Path file = directory.resolve("cancelled.csv.gz");
        History history = new History(ROWS, LEARNERS).write(file);
        int id = started(upload, source, file);

        assertThat(upload.post("/" + id + "/cancel").status()).isEqualTo(200);
        JsonObject cancelled = upload.get(id);
        assertThat(cancelled.getString("state")).isEqualTo("cancelled");
        assertBooksAre(cancelled, rocket, source);
        upload.post("/" + id + "/run").assertProblem(409, "conflict");

        JsonObject rest = upload.await(upload.add(source.name(), file, true), "done");
        assertThat(booked(rest, "accepted")).isEqualTo(history.count("accepted") - booked(cancelled, "accepted"));
        assertThat(booked(rest, "points")).isEqualTo(history.points() - booked(cancelled, "points"));
        assertThat(rocket.balances(source)).isEqualTo(history.balances());
        assertThat(rocket.sql().brokenInvariants()).isEmpty();
    }

    @Test
    void aDryRunCanBeCancelledAndBooksNothing(Rocket rocket) {
        Upload upload = new Upload(rocket);
        Rocket.Source source = rocket.newSource();
        Path file = directory.resolve("dry.csv.gz");
        new History(ROWS, LEARNERS).write(file);

        int id = upload.add(source.name(), file, false);
        assertThat(upload.post("/" + id + "/cancel").status()).isEqualTo(200);

        // the worker takes one file after the other: once the next is through, this one is let go
        upload.complete(source.name(), "id,eventname,userid,courseid,timecreated\n1,\\core\\event\\x,3,4,1500000000\n");
        assertThat(upload.get(id).getString("state")).isEqualTo("cancelled");
        assertThat(rocket.entries(source)).isZero();
    }
}
