package org.rocketrewards.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.RocketProcess;
import org.rocketrewards.it.webhook.Load;

/**
 * The clock of the machine, Rocket's and the database's, is set back and forward under load: nobody is refused, nothing is
 * lost or doubled, sealing goes on. {@code -Drocket.it.faketime=/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1}
 * (Debian: {@code libfaketime}).
 */
@EnabledIfSystemProperty(named = "rocket.it.faketime", matches = "/.+")
class ClockIT {
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.it");
    /** From the true time, one after the other. */
    private static final List<String> TIMES = List.of("-1h", "+3h", "-30s", "+40d", "+0", "-20h", "+0");

    @TempDir
    Path directory;

    @Test
    void nobodyNoticesThatTheClockJumps() throws IOException {
        Path time = directory.resolve("time");
        Files.writeString(time, "+0\n");
        try (RocketProcess process = RocketProcess.fresh("clock")
                .with("LD_PRELOAD", System.getProperty("rocket.it.faketime", ""))
                .with("FAKETIME_TIMESTAMP_FILE", time.toString())
                .with("FAKETIME_CACHE_DURATION", "1")
                .with("FAKETIME_DONT_FAKE_MONOTONIC", "1")
                .with("DONT_FAKE_MONOTONIC", "1")
                .start()) {
            Hook hook = new Hook(process.http(), process.firstRun().getProperty("source.token"));
            try (Load load = new Load(hook, 4, 1_000, Duration.ofMillis(10))) {
                load.awaitMore(100);
                for (String offset : TIMES) {
                    int failed = load.failures().size();
                    Files.writeString(time, offset + "\n");
                    long began = System.nanoTime();
                    load.awaitMore(200);
                    Instant database = Instant.ofEpochSecond(
                            process.sql().number("SELECT extract(epoch FROM clock_timestamp())::bigint"));
                    Instant newest = Instant.ofEpochSecond(
                            process.sql()
                                    .number(
                                            "SELECT extract(epoch FROM received_at)::bigint FROM event ORDER BY id DESC LIMIT 1"));
                    LOG.log(
                            System.Logger.Level.INFO,
                            "clock at {0}: database {1} s, Rocket {2} s from the true time; {3} not answered 200; 200 "
                                    + "answered 200 within {4} ms",
                            offset,
                            Duration.between(Instant.now(), database).toSeconds(),
                            Duration.between(Instant.now(), newest).toSeconds(),
                            load.failures().size() - failed,
                            (System.nanoTime() - began) / 1_000_000);
                    // whatever goes on in the background does so
                    long sealed = process.sql().number("SELECT coalesce(max(last_entry), 0) FROM seal_batch");
                    Awaitility.await()
                            .atMost(Duration.ofMinutes(2))
                            .until(() -> process.sql().number("SELECT coalesce(max(last_entry), 0) FROM seal_batch")
                                    > sealed);
                }
                load.stop();
                assertThat(load.failures()).isEmpty();
                load.resendAndCompare(hook);
                load.assertBookedOnce(process.sql());
            }
            RocketProcess.Said verified = process.command("verify");
            LOG.log(System.Logger.Level.INFO, verified.output());
            assertThat(verified.exitCode()).as(verified.output()).isZero();
            assertThat(process.output()).doesNotContain("\tat ");
        }
    }
}
