package org.rocketrewards.it.imports;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Auditor;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RocketProcess;

/** An import, the webhook and retention at once, for the same learners; then one of them is erased. */
class ImportBesideLifeIT {
    private static final int ROWS = 25_000;
    private static final int LEARNERS = 200;
    private static final int SENDERS = 4;
    private static final long FIRST_LIVE = 10_000_000;
    private static final long NOW = 1_795_348_800L;

    @TempDir
    Path directory;

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger unavailable = new AtomicInteger();
    private final AtomicLong next = new AtomicLong(FIRST_LIVE);

    /** Sends until told that it is over; each event completes a course of its own. */
    private List<Long> deliver(Hook hook) {
        List<Long> learners = new ArrayList<>();
        while (!over.get()) {
            long id = next.incrementAndGet();
            long learner = 100 + id % LEARNERS;
            String body = Hook.json(Map.of(
                    "id", "" + id,
                    "eventname", "\\core\\event\\course_completed",
                    "userid", "" + learner,
                    "courseid", "" + id,
                    "timecreated", "" + NOW,
                    "user_email", "learner" + learner + "@example.org"));
            Answer answer = hook.post(body);
            while (answer.status() == 503) {
                unavailable.incrementAndGet();
                answer = hook.post(body); // as Moodle does
            }
            assertThat(answer.outcome()).as(answer.toString()).isIn("accepted", "duplicate");
            learners.add(learner);
        }
        return learners;
    }

    @Test
    void theBooksHoldAndVerifyEvenAfterALearnerIsErased() throws IOException, InterruptedException {
        Path file = directory.resolve("history.csv.gz");
        History history = new History(ROWS, LEARNERS).write(file);
        Map<Long, Long> expected = new TreeMap<>(history.balances());
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        try (RocketProcess process = RocketProcess.fresh("beside")
                .with("ROCKET_RETENTION_EVENTS_DAYS", "1500")
                .start()) {
            Rocket rocket = new Rocket(process);
            Upload upload = new Upload(rocket);
            Hook hook = rocket.firstHook();
            int id = upload.add("moodle", file, true);
            upload.awaitRows(id, 1);

            List<CompletableFuture<List<Long>>> live = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) {
                live.add(CompletableFuture.supplyAsync(() -> deliver(hook), senders));
            }
            Awaitility.await()
                    .atMost(Duration.ofMinutes(4))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> {
                        rocket.post("retention/start", HttpRequest.BodyPublishers.noBody());
                        return upload.get(id).getString("state").equals("done");
                    });
            over.set(true);
            live.forEach(
                    sender -> sender.join().forEach(learner -> expected.merge(learner, History.POINTS, Long::sum)));
            awaitRetention(rocket);

            assertThat(unavailable).as("live events that were answered 503").hasValue(0);
            JsonObject booked = upload.get(id).getJsonObject("booked");
            assertThat(booked.getInt("failed")).isZero();
            assertThat(booked.getJsonNumber("accepted").longValueExact()).isEqualTo(history.count("accepted"));
            assertThat(rocket.sql()
                            .numbers("SELECT learner_key & ((1::bigint << 40) - 1), balance FROM account"
                                    + " WHERE entries > 0"))
                    .isEqualTo(expected);
            assertThat(rocket.sql().number("SELECT count(*) FROM event")
                            + rocket.sql().number("SELECT sum(rows) FROM retired_month"))
                    .as("events here and in archives")
                    .isEqualTo(history.count("accepted") + next.get() - FIRST_LIVE);
            assertThat(rocket.sql().brokenInvariants()).isEmpty();
            assertVerifies(process);

            erase(rocket, 150);
            assertThat(rocket.balance(new Rocket.Source(1, "moodle", hook), 150))
                    .isEqualTo(expected.get(150L));
            assertThat(rocket.sql().brokenInvariants()).isEmpty();
            assertVerifies(process);
            assertSound(Auditor.verifiesAnExport(process, directory));
        } finally {
            over.set(true);
            senders.shutdownNow();
        }
    }

    private static void awaitRetention(Rocket rocket) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    rocket.post("retention/start", HttpRequest.BodyPublishers.noBody());
                    return rocket.api("retention/due")
                            .json()
                            .getJsonArray("items")
                            .isEmpty();
                });
        assertThat(rocket.sql().number("SELECT count(DISTINCT month) FROM retired_month"))
                .isGreaterThan(12);
    }

    private static void erase(Rocket rocket, long learner) {
        String mail = "position('learner" + learner + "@'::bytea IN body) > 0";
        assertThat(rocket.sql().number("SELECT count(*) FROM raw_body WHERE " + mail))
                .isPositive();
        JsonObject certificate = rocket.post(
                        "sources/moodle/learners/" + learner + "/data/erasure?reason=asked",
                        HttpRequest.BodyPublishers.noBody())
                .json();
        assertThat(certificate.getJsonArray("stays")).isNotEmpty();
        assertThat(rocket.sql().number("SELECT count(*) FROM raw_body WHERE " + mail))
                .isZero();
    }

    private static void assertVerifies(RocketProcess process) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> process.sql()
                                .number("SELECT count(*) FROM entry WHERE id >"
                                        + " (SELECT coalesce(max(last_entry), 0) FROM seal_batch)")
                        == 0);
        assertSound(process.command("verify"));
    }

    private static void assertSound(RocketProcess.Said said) {
        assertThat(said.exitCode()).as(said.output()).isZero();
        assertThat(said.output()).contains("Everything is as it was sealed.");
    }
}
