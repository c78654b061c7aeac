package org.rocketrewards.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.RocketProcess;
import org.rocketrewards.it.webhook.Load;

/**
 * The clock of the machine, Rocket's and the database's, is set back and forward under load: nobody is refused, nothing is
 * lost or doubled, sealing goes on. {@code -Drocket.it.clock.jumps=20} says how often; needs a C compiler.
 */
@EnabledIfSystemProperty(named = "rocket.it.clock.jumps", matches = "[1-9][0-9]*")
class ClockIT {
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.it");
    private static final int JUMPS = Integer.getInteger("rocket.it.clock.jumps", 0);
    /** From the true time, the first ones; those that follow are random. */
    private static final List<Duration> FIRST = List.of(
            Duration.ofHours(-1),
            Duration.ofHours(3),
            Duration.ofSeconds(-30),
            Duration.ofDays(40),
            Duration.ZERO,
            Duration.ofHours(-20));

    @TempDir
    Path directory;

    @Test
    void nobodyNoticesThatTheClockJumps() throws IOException, InterruptedException {
        JumpingClock clock = new JumpingClock(directory);
        try (RocketProcess process = RocketProcess.fresh("clock")
                .with("LD_PRELOAD", clock.library())
                .with("JUMPING_CLOCK", clock.file())
                .start()) {
            Hook hook = new Hook(process.http(), process.firstRun().getProperty("source.token"));
            try (Load load = new Load(hook, 4, 1_000, Duration.ofMillis(10))) {
                load.awaitMore(100);
                for (Duration offset : offsets()) {
                    int failed = load.failures().size();
                    clock.set(offset);
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

    private static List<Duration> offsets() {
        long seed = System.nanoTime();
        LOG.log(System.Logger.Level.INFO, "seed {0,number,#}", seed);
        Random random = new Random(seed);
        List<Duration> offsets = new ArrayList<>(FIRST);
        while (offsets.size() < JUMPS - 1) {
            // what happened more than a day ahead of Rocket's clock is refused, as it should be
            long most = random.nextBoolean() ? TimeUnit.DAYS.toSeconds(40) : -TimeUnit.HOURS.toSeconds(20);
            offsets.add(Duration.ofSeconds(Math.round(most * Math.pow(random.nextDouble(), 3))));
        }
        offsets.add(Duration.ZERO);
        return offsets;
    }
}
