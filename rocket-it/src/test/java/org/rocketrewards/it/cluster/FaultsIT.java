package org.rocketrewards.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.RocketProcess;
import org.rocketrewards.it.webhook.Load;

/**
 * Whatever happens to the database or the way to it under load: every failure is a 503 that says so, Rocket comes back
 * by itself, nothing that was answered 200 is lost and nothing is booked twice. Each fault once, in an order that
 * changes; {@code -Drocket.it.faults.rounds=20} for as many rounds.
 */
class FaultsIT {
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.it");
    private static final int ROUNDS = Integer.getInteger("rocket.it.faults.rounds", 1);
    private static final int SENDERS = 8;
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final int ANSWERS = 150;
    private static final int MOST_CONNECTIONS = 60;

    @TempDir
    Path directory;

    private OwnDatabase database;
    private DatabaseLink link;

    /** A fault, and how it ends. */
    private interface Fault {
        void strike() throws SQLException, IOException;
    }

    private Map<String, Fault> faults() {
        Map<String, Fault> faults = new LinkedHashMap<>();
        faults.put("backends killed", this::killBackends);
        faults.put("network cut for 2 s", () -> {
            link.cut();
            pass(2_000);
            link.mend();
        });
        faults.put("network silent for 3 s", () -> {
            link.silence();
            pass(3_000);
            link.mend();
        });
        faults.put("network slow, 30 ms each way", () -> {
            link.slow(30);
            pass(2_000);
            link.mend();
        });
        faults.put("no connection to be had for 2 s", this::takeAllConnections);
        faults.put("postmaster killed, started again", this::killPostmaster);
        return faults;
    }

    @Test
    void nothingIsLostOrDoubled() throws SQLException, IOException {
        database = OwnDatabase.start(directory.resolve("data"), MOST_CONNECTIONS);
        link = new DatabaseLink(database.port());
        Random random = new Random();
        try (RocketProcess process = database.rocket("faults", link.port()).start()) {
            Hook hook = new Hook(process.http(), process.firstRun().getProperty("source.token"));
            try (Load load = new Load(hook, SENDERS, 1_000, PAUSE)) {
                for (int round = 0; round < ROUNDS; round++) {
                    List<Map.Entry<String, Fault>> order = new ArrayList<>(faults().entrySet());
                    Collections.shuffle(order, random);
                    for (Map.Entry<String, Fault> fault : order) {
                        load.awaitMore(ANSWERS);
                        pass(random.nextInt(300));
                        int failed = load.failures().size();
                        fault.getValue().strike();
                        long ended = System.nanoTime();
                        load.awaitMore(ANSWERS);
                        LOG.log(
                                System.Logger.Level.INFO,
                                "{0}: {1} deliveries answered 503; {2} answered 200 again after {3} ms",
                                fault.getKey(),
                                load.failures().size() - failed,
                                ANSWERS,
                                (System.nanoTime() - ended) / 1_000_000);
                    }
                }
                load.stop();

                assertThat(load.failures())
                        .allSatisfy(failure ->
                                assertThat(failure).contains(": 503 ").contains("urn:rocket:problem:"));
                load.resendAndCompare(hook);
                load.assertBookedOnce(database.sql());
            }
            assertThat(process.output()).doesNotContain("\tat ");
        } finally {
            link.close();
            database.close();
        }
    }

    private static void pass(long millis) {
        long due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() < due) {
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    private void killBackends() {
        assertThat(database.sql()
                        .rows("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'rocket_app'"))
                .isNotEmpty();
    }

    /** Somebody else takes every connection that the database has, and Rocket loses its own. */
    private void takeAllConnections() throws SQLException {
        List<Connection> taken = new ArrayList<>();
        try {
            killBackends();
            while (taken.size() < MOST_CONNECTIONS) {
                taken.add(DriverManager.getConnection(database.url("postgres"), "postgres", "any"));
            }
        } catch (SQLException e) {
            // that was the last one
        }
        pass(2_000);
        for (Connection connection : taken) {
            connection.close();
        }
    }

    /** Its children see that it is gone and end themselves; then it is started again as it was. */
    private void killPostmaster() throws IOException {
        long pid = Long.parseLong(Files.readAllLines(directory.resolve("data/postmaster.pid"))
                .get(0)
                .strip());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U")); // it refuses root
        }
        command.add(postmaster.info().command().orElseThrow());
        command.addAll(List.of(postmaster.info().arguments().orElseThrow()));
        List<ProcessHandle> children = postmaster.children().toList();
        postmaster.destroyForcibly();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> !postmaster.isAlive() && children.stream().noneMatch(ProcessHandle::isAlive));
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("postgresql.log").toFile())
                .start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> database.sql().number("SELECT 1") == 1);
    }
}
