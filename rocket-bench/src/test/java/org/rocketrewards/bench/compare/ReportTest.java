package org.rocketrewards.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.rocketrewards.bench.load.LoadResult;

class ReportTest {
    private static final Scenario OPEN = Scenario.of("256");
    private static final Scenario NEW = Scenario.of("256new");

    @Test
    void ratesAreMediansAndSharesOfTheOthersInTheSameScenario() {
        List<Round> rounds = new ArrayList<>();
        for (int rate : new int[] {900, 600, 700}) {
            rounds.add(round("Rocket", OPEN, rate));
        }
        rounds.add(round("no-op", OPEN, 1_000));
        rounds.add(round("each", OPEN, 200));

        String table = new Report(rounds, "no-op", "each").table();

        assertThat(table.lines().filter(line -> line.contains("Rocket")))
                .singleElement()
                .asString()
                .startsWith("| 256, kept open | Rocket | 700 (600–900) | 0.70 | 3.50 | 2.00 |")
                .endsWith("| 100 + 50 + 10 |");
    }

    @Test
    void withAConnectionPerEventTheTransactionsAreThoseOfAsManyClients() {
        List<Round> rounds = List.of(round("each", OPEN, 200), round("Rocket", NEW, 500), round("no-op", NEW, 1_000));

        assertThat(new Report(rounds, "no-op", "each").table()).contains("| Rocket | 500 (500–500) | 0.50 | 2.50 |");
    }

    @Test
    void aMedianOfAnEvenNumberLiesBetween() {
        assertThat(Spread.of(4, 1, 3, 2).median()).isEqualTo(2.5, within(1e-9));
    }

    private static Round round(String name, Scenario scenario, int rate) {
        Histogram latency = LoadResult.newHistogram();
        for (int i = 0; i < rate; i++) {
            latency.recordValue(2_000);
        }
        return new Round(
                new Named(name),
                scenario,
                new LoadResult(rate, rate, new TreeMap<>(), Duration.ofSeconds(1), latency),
                Duration.ofNanos(rate * 100_000L),
                Duration.ofNanos(rate * 50_000L),
                Duration.ofNanos(rate * 10_000L));
    }

    private record Named(String name) implements Subject {
        @Override
        public LoadResult drive(Scenario scenario, Duration duration, long eventsPerSecond) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Duration serverCpu() {
            return Duration.ZERO;
        }

        @Override
        public void close() {}
    }
}
