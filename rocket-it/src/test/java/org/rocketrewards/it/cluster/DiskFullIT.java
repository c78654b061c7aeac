package org.rocketrewards.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.RocketProcess;
import org.rocketrewards.it.webhook.Load;

/**
 * No space is left, neither for the database nor for anything else in Rocket's home: what cannot be booked is answered
 * 503, what was answered 200 is there, and with space it goes on, by itself or, where PostgreSQL gave up, after a start.
 * {@code -Drocket.it.disk=/mnt/small} is a file system of its own of some 600 MB, which is filled and emptied:
 *
 * <pre>
 * truncate -s 600M small.img && mkfs.ext4 -q small.img && mount -o loop small.img /mnt/small
 * </pre>
 */
@EnabledIfSystemProperty(named = "rocket.it.disk", matches = "/.+")
class DiskFullIT {
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.it");
    private static final int SENDERS = 8;
    private static final int ROUNDS = Integer.getInteger("rocket.it.faults.rounds", 3);

    @Test
    void nothingIsLostOrDoubled() throws IOException {
        Path disk = Path.of(System.getProperty("rocket.it.disk", ""));
        Path ballast = disk.resolve("ballast");
        Files.deleteIfExists(ballast);
        try (RocketProcess process =
                new RocketProcess(Files.createTempDirectory(disk, "rocket-"), RocketProcess.freePort())) {
            process.start();
            Hook hook = new Hook(process.http(), process.firstRun().getProperty("source.token"));
            try (Load load = new Load(hook, SENDERS, 1_000, Duration.ofMillis(5))) {
                for (int round = 0; round < ROUNDS; round++) {
                    load.awaitMore(300);
                    int failed = load.failures().size();
                    fill(ballast);
                    Awaitility.await()
                            .atMost(Duration.ofMinutes(3))
                            .until(() -> load.failures().size() >= failed + 100);
                    int refused = load.failures().size() - failed;
                    boolean alive = process.java().isAlive();
                    Files.delete(ballast);
                    long began = System.nanoTime();
                    if (!alive || process.postmaster().isEmpty()) {
                        process.kill();
                        process.start();
                    }
                    load.awaitMore(150);
                    LOG.log(
                            System.Logger.Level.INFO,
                            "disk full: {0} not answered 200, Rocket {1}; 150 answered 200 again {2} ms after there was "
                                    + "space",
                            refused,
                            alive ? "went on" : "had ended",
                            (System.nanoTime() - began) / 1_000_000);
                }
                load.stop();
                LOG.log(
                        System.Logger.Level.INFO,
                        "{0} failures, such as {1}",
                        load.failures().size(),
                        load.failures().stream()
                                .map(failure -> failure.replaceFirst("event \\d+: ", ""))
                                .distinct()
                                .limit(8)
                                .toList());
                load.resendAndCompare(hook);
                load.assertBookedOnce(process.sql());
            }
            assertThat(process.command("verify").exitCode()).isZero();
        } finally {
            Files.deleteIfExists(ballast);
        }
    }

    /** Until nothing fits any more, not even one byte. */
    private static void fill(Path ballast) throws IOException {
        try (OutputStream out = Files.newOutputStream(ballast)) {
            for (int size = 1 << 20; size > 0; size /= 16) {
                fill(out, new byte[size]);
            }
        } catch (IOException full) {
            LOG.log(System.Logger.Level.DEBUG, "the last byte did not fit");
        }
    }

    private static void fill(OutputStream out, byte[] piece) {
        try {
            while (true) {
                out.write(piece);
            }
        } catch (IOException full) {
            LOG.log(System.Logger.Level.DEBUG, "no more pieces of " + piece.length);
        }
    }
}
