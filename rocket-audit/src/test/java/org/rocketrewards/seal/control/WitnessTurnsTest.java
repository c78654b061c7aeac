package org.rocketrewards.seal.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.model.testing.TestDatabase;

class WitnessTurnsTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration HOURLY = Duration.ofHours(1);

    @Test
    void aTurnIsGivenBackByTimeAndAWitnessToldNowAndThen() throws SQLException {
        assertThat(take(10, NOW)).isTrue();
        assertThat(take(10, NOW.plusSeconds(10))).isFalse();
        assertThat(take(10, NOW.plus(WitnessTurns.LONGEST))).isTrue();
        told(10, NOW.plus(WitnessTurns.LONGEST));

        assertThat(take(11, NOW.plus(Duration.ofMinutes(50)))).isFalse();
        assertThat(take(11, NOW.plus(Duration.ofMinutes(64)))).isTrue();
    }

    @Test
    void aClockThatWasSetBackKeepsNoWitnessWaiting() throws SQLException {
        Instant ahead = NOW.plus(Duration.ofDays(40));
        take(10, ahead);
        assertThat(take(10, NOW)).isTrue();
        told(10, ahead);

        assertThat(take(11, NOW)).isTrue();
    }

    private static boolean take(long size, Instant now) throws SQLException {
        try (Connection connection = DB.application().getConnection()) {
            return new WitnessTurns(connection).take("file", size, now, HOURLY);
        }
    }

    private static void told(long size, Instant now) throws SQLException {
        try (Connection connection = DB.application().getConnection()) {
            new WitnessTurns(connection).told("file", size, now);
        }
    }
}
