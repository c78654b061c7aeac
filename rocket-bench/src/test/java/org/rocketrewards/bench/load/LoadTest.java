package org.rocketrewards.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Load load = new Load(EventMix.standard(), 0);

    @ParameterizedTest
    @CsvSource({"1,false,1", "17,false,2", "17,true,2"})
    void everyEventArrivesOnceAndIsCounted(int connections, boolean perEvent, int threads) throws Exception {
        try (StubServer server = new StubServer(body -> StubServer.ACCEPTED)) {
            LoadResult result = load.run(plan(server, connections, perEvent, 0, 3_000, threads));

            assertThat(result.clean()).as("%s", result.errors()).isTrue();
            assertThat(result.sent()).isEqualTo(3_000);
            assertThat(result.latency().getTotalCount()).isEqualTo(3_000);
            assertThat(server.bodies).hasSize(3_000);
            assertThat(new HashSet<>(server.bodies)).hasSize(3_000);
            assertThat(server.connections.get()).isEqualTo(perEvent ? 3_000 : connections);
        }
    }

    @Test
    void numbersGoOnFromRunToRun() throws Exception {
        try (StubServer server = new StubServer(body -> StubServer.ACCEPTED)) {
            load.run(plan(server, 4, false, 0, 50, 1));
            load.run(plan(server, 4, false, 0, 50, 1));

            assertThat(new HashSet<>(server.bodies)).hasSize(100);
        }
    }

    @Test
    void whatIsNotAcceptedIsCountedUnderWhatItSaid() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        try (StubServer server = new StubServer(body -> switch (requests.incrementAndGet() % 5) {
            case 0 -> StubServer.json(503, "{\"type\":\"urn:rocket:problem:busy\"}");
            case 1 -> StubServer.json(200, "{\"status\":\"duplicate\"}");
            case 2 -> "";
            default -> StubServer.ACCEPTED;
        })) {
            LoadResult result = load.run(plan(server, 1, false, 0, 100, 1));

            assertThat(result.clean()).isFalse();
            assertThat(result.sent()).isEqualTo(100);
            assertThat(result.good()).isEqualTo(40);
            assertThat(result.errors())
                    .containsEntry("503 -", 20L)
                    .containsEntry("200 duplicate", 20L)
                    .containsEntry("closed without an answer", 20L)
                    .hasSize(3);
        }
    }

    @Test
    void anAnswerThatNeverComesIsATimeout() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (StubServer server = new StubServer(body -> {
            await(never, 30);
            return StubServer.ACCEPTED;
        })) {
            LoadPlan plan = new LoadPlan(
                    server.address(), "/", "t", 2, false, 0, LONG, 2, 1, Duration.ofMillis(300), "accepted");

            assertThat(load.run(plan).errors()).containsEntry("timeout", 2L);
        } finally {
            never.countDown();
        }
    }

    /** Coordinated omission: a stall delays every event that was due meanwhile, and all of them must show it. */
    @Test
    void atAFixedRateAStallCountsForEveryEventThatWasDue() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        try (StubServer server = new StubServer(body -> {
            if (requests.incrementAndGet() == 100) {
                await(new CountDownLatch(1), 0.4);
            }
            return StubServer.ACCEPTED;
        })) {
            LoadResult result = load.run(plan(server, 1, false, 500, 400, 1));

            assertThat(result.clean()).isTrue();
            long late = result.latency().getCountBetweenValues(100_000, 60_000_000);
            // a slow machine can only make more of them late
            assertThat(late).as("events delayed by more than 100 ms").isGreaterThanOrEqualTo(100);
        }
    }

    @Test
    void onlyThisMachineIsEverAskedFor() throws Exception {
        InetAddress elsewhere = InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1});

        assertThatThrownBy(() -> new LoadPlan(
                        new InetSocketAddress(elsewhere, 80), "/", "t", 1, false, 0, LONG, 1, 1, LONG, "accepted"))
                .hasMessageContaining("this machine only");
    }

    private static LoadPlan plan(
            StubServer server, int connections, boolean perEvent, long rate, long events, int threads) {
        return new LoadPlan(
                server.address(), "/hook", "t", connections, perEvent, rate, LONG, events, threads, LONG, "accepted");
    }

    private static void await(CountDownLatch latch, double seconds) {
        try {
            latch.await((long) (seconds * 1_000), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server is being closed
        }
    }
}
