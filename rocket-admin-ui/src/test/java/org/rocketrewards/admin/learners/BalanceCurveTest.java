package org.rocketrewards.admin.learners;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rocketrewards.ledger.EntryRow;

class BalanceCurveTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    @Test
    void itBeginsWithTheOldestEntryAndEndsWithWhatThereIs() {
        BalanceCurve curve = BalanceCurve.of(
                List.of(entry(3, -20, 85, 30), entry(2, 100, 105, 20), entry(1, 5, 5, 0)), START.plusSeconds(39));

        assertThat(curve.at().get(0)).isEqualTo(START);
        assertThat(curve.balances()).hasSize(40).startsWith(5L).endsWith(85L);
        assertThat(curve.balances().get(19)).isEqualTo(5);
        assertThat(curve.balances().get(20)).isEqualTo(105);
        assertThat(curve.balances().get(30)).isEqualTo(85);
    }

    @Test
    void oneEntryOfThisVeryMomentIsALine() {
        BalanceCurve curve = BalanceCurve.of(List.of(entry(1, 5, 5, 0)), START);

        assertThat(curve.balances()).containsOnly(5L);
    }

    private static EntryRow entry(long number, long points, long balance, long seconds) {
        Instant booked = START.plusSeconds(seconds);
        return new EntryRow(number, number, 31, "award", points, balance, booked, booked, null, null, null, null);
    }
}
