package org.rocketrewards.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UpkeepTest {
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void whoeverStopsItFindsNoPieceUnderWay() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicBoolean working = new AtomicBoolean();
        Upkeep upkeep = new Upkeep(System.getLogger("test"), "trouble", () -> {
            working.set(true);
            begun.countDown();
            await(mayEnd);
            working.set(false);
        });
        upkeep.start(executor, Duration.ofMillis(1));
        await(begun);

        CompletableFuture<Boolean> workingAfterStop = CompletableFuture.supplyAsync(() -> {
            mayEnd.countDown();
            upkeep.stop();
            return working.get();
        });

        assertThat(workingAfterStop.get(1, TimeUnit.MINUTES)).isFalse();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
