package org.rocketrewards.it.imports;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LongSummaryStatistics;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RocketProcess;

/**
 * Killed in the middle of an import, twice, Rocket goes on where it was and ends with the sums that the file gives.
 * {@code -Drocket.it.import.rows=5000000} for a file of that size.
 */
class KillDuringImportIT {
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.it");
    private static final long ROWS = Long.getLong("rocket.it.import.rows", 40_000);
    private static final long LEARNERS = Math.max(500, ROWS / 50);
    private static final long MOST_HEAP_MEGABYTES = 384;
    private static final Pattern COLLECTED = Pattern.compile("M->([0-9]+)M\\(");

    @TempDir
    Path directory;

    @Test
    void resumesExactlyWhereItStopped() {
        Path file = directory.resolve("history.csv.gz");
        History history = new History(ROWS, LEARNERS).write(file);
        try (RocketProcess process = RocketProcess.fresh("kill-import")
                .with("JAVA_TOOL_OPTIONS", "-Xlog:gc:file=" + directory.resolve("gc-%p.log"))
                .start()) {
            Rocket rocket = new Rocket(process);
            Upload upload = new Upload(rocket, Duration.ofMinutes(2 + ROWS / 100_000));
            int id = upload.add("moodle", file, true);

            upload.awaitRows(id, ROWS / 5);
            process.kill();
            process.start();
            upload.awaitRows(id, ROWS / 2);
            process.killJava();
            process.start();
            JsonObject done = upload.await(id, "done");

            LOG.log(System.Logger.Level.INFO, "first: {0}", done);
            JsonObject booked = done.getJsonObject("booked");
            for (String outcome : new String[] {"accepted", "duplicate", "ignored", "invalid"}) {
                assertThat(booked.getJsonNumber(outcome).longValueExact())
                        .as(outcome)
                        .isEqualTo(history.count(outcome));
            }
            assertThat(booked.getJsonNumber("rows").longValueExact()).isEqualTo(ROWS);
            assertThat(booked.getJsonNumber("points").longValueExact()).isEqualTo(history.points());
            assertThat(booked).isEqualTo(done.getJsonObject("checked"));
            assertThat(rocket.sql().number("SELECT count(*) FROM event")).isEqualTo(history.count("accepted"));
            assertThat(
                            rocket.sql()
                                    .numbers(
                                            "SELECT learner_key & ((1::bigint << 40) - 1), balance FROM account WHERE entries > 0"))
                    .isEqualTo(history.balances());
            assertThat(rocket.sql().brokenInvariants()).isEmpty();

            JsonObject again = upload.await(upload.add("moodle", file, true), "done");
            LOG.log(System.Logger.Level.INFO, "again: {0}", again);
            assertThat(again.getJsonObject("booked").getJsonNumber("accepted").longValueExact())
                    .isZero();
            assertThat(again.getJsonObject("booked").getJsonNumber("duplicate").longValueExact())
                    .isEqualTo(history.count("accepted") + history.count("duplicate"));
            assertThat(rocket.sql().number("SELECT sum(amount) FROM entry")).isEqualTo(history.points());
            assertMemoryStayedFlat();
        }
    }

    private void assertMemoryStayedFlat() {
        LongSummaryStatistics heap = new LongSummaryStatistics();
        try (Stream<Path> logs = Files.list(directory)) {
            for (Path log :
                    logs.filter(path -> path.toString().endsWith(".log")).toList()) {
                COLLECTED
                        .matcher(Files.readString(log))
                        .results()
                        .map(MatchResult::group)
                        .mapToLong(text -> Long.parseLong(text.replaceAll("[^0-9]", "")))
                        .forEach(heap::accept);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LOG.log(System.Logger.Level.INFO, "heap after collections, in MB: {0}", heap);
        assertThat(heap.getCount()).as("collections").isPositive();
        assertThat(heap.getMax()).as("MB of heap in use after a collection").isLessThan(MOST_HEAP_MEGABYTES);
    }
}
