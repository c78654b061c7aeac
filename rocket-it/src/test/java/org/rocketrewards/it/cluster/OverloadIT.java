package org.rocketrewards.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.RocketProcess;
import org.rocketrewards.it.webhook.Load;

/**
 * Ten times what can be served: the rest is told so at once, memory stays as it is, and nothing remains of it afterwards.
 * How much can be served is measured first; a slow way to the database and small batches keep that low enough for ten
 * times as much to be sent. Takes as long as {@code -Drocket.it.overload.seconds=300} says.
 */
@EnabledIfSystemProperty(named = "rocket.it.overload.seconds", matches = "[0-9]+")
class OverloadIT {
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.it");
    private static final Duration DURATION = Duration.ofSeconds(Integer.getInteger("rocket.it.overload.seconds", 0));
    private static final int MEASURED_SECONDS = 15;
    private static final int SENDERS = 32;
    private static final int TIMES = 10;
    private static final long BACK_MILLIS = 5_000;

    @TempDir
    Path directory;

    @Test
    void theRestIsRefusedAtOnceAndNothingRemains() throws IOException {
        try (OwnDatabase database = OwnDatabase.start(directory.resolve("data"), 60);
                DatabaseLink link = new DatabaseLink(database.port());
                RocketProcess process = database.rocket("overload", link.port())
                        .with("ROCKET_INTAKE_LANES", "1")
                        .with("ROCKET_INTAKE_BATCH", "32")) {
            HeapLog heap = new HeapLog(process, directory.resolve("gc.log"));
            process.start();
            Hook hook = new Hook(process.http(), process.firstRun().getProperty("source.token"));
            link.slow(10);
            int capacity;
            try (Load load = new Load(hook, SENDERS, 1_000_000, Duration.ZERO)) {
                load.awaitMore(500);
                long began = System.nanoTime();
                int already = load.acknowledged();
                load.awaitMore(10);
                while (System.nanoTime() - began
                        < Duration.ofSeconds(MEASURED_SECONDS).toNanos()) {
                    load.awaitMore(10);
                }
                capacity = (int) ((load.acknowledged() - already) * 1_000_000_000L / (System.nanoTime() - began));
                load.stop();
                assertThat(load.failures()).isEmpty();
            }
            int live = heap.live();
            int resident = heap.resident();

            Flood flood = new Flood(hook, 10_000_000);
            flood.run(TIMES * capacity, DURATION);
            int servedMeanwhile = flood.served();
            long back = flood.millisUntilServed(20);

            LOG.log(
                    System.Logger.Level.INFO,
                    "{0}/s could be served, {1}/s came for {2} s: {3} answered 200, {4}, {5} had no place to wait; back "
                            + "after {6} ms; live heap {7} -> {8} MB, largest {9} MB, process {10} -> {11} MB",
                    capacity,
                    TIMES * capacity,
                    DURATION.toSeconds(),
                    servedMeanwhile,
                    flood.refusals(),
                    flood.crowdedOut(),
                    back,
                    live,
                    heap.live(),
                    heap.largest(),
                    resident,
                    heap.resident());
            long booked = flood.assertNothingLostOrDoubled(database.sql());
            LOG.log(System.Logger.Level.INFO, "{0} events are in the books", booked);
            // who is let in is served in time: hardly anybody is told 503 for what was booked
            assertThat(booked - flood.served()).isLessThan(flood.served() / 20);
            assertThat(flood.refusals().keySet()).containsOnly("503 overloaded");
            assertThat(flood.crowdedOut()).isZero();
            assertThat(back).isLessThan(BACK_MILLIS);
            assertThat(heap.live()).isLessThan(live + 40);
            assertThat(process.output()).doesNotContain("\tat ", "OutOfMemory");
        }
    }
}
