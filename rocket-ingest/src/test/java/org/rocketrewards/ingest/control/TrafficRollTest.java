package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.ingest.traffic.Overview.Hour;
import org.rocketrewards.ingest.traffic.control.OverviewReader;
import org.rocketrewards.ingest.traffic.control.TrafficRoll;
import org.rocketrewards.model.testing.TestDatabase;

/** The counts behind the overview say what the deliveries and the books say. */
class TrafficRollTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private static final Instant NOW = IntakeFixture.NOW.plusSeconds(90);
    private static final String POSTED = "\\mod_forum\\event\\post_created";

    private IntakeFixture intake;

    @BeforeEach
    void somethingCame() {
        DB.execute("SELECT setval('delivery_id', 1000)");
        DB.execute("INSERT INTO source (name, title, created_at) VALUES ('moodle', 'Moodle', now())");
        intake = new IntakeFixture(DB);
        String post = IntakeFixture.body(7, POSTED, 31, "objectid", "3");
        intake.send(post, post);
        intake.send(IntakeFixture.body(8, POSTED, 32, "objectid", "4"));
        intake.send(IntakeFixture.body(9, "\\core\\event\\not_of_interest", 31));
    }

    @Test
    void theCurrentHourIsCountedByOutcomeWithPointsAndLatency() throws SQLException {
        roll(NOW);

        Hour hour = hours(NOW).get(24);
        assertThat(hour.begin()).isEqualTo(Instant.parse("2026-11-22T18:00:00Z"));
        assertThat(hour.deliveries()).isEqualTo(Map.of("accepted", 2L, "duplicate", 1L, "ignored", 1L));
        assertThat(hour.points()).isEqualTo(10);
        assertThat(hour.slowMillis()).isPositive();
        assertThat(hour.usualFrom()).isNull();
    }

    @Test
    void countingAgainGivesTheSame() throws SQLException {
        roll(NOW);
        List<Hour> once = hours(NOW);

        for (int i = 0; i < 5; i++) {
            roll(NOW);
        }

        assertThat(hours(NOW)).isEqualTo(once);
    }

    @Test
    void whatComesLaterIsAdded() throws SQLException {
        roll(NOW);
        intake.send(IntakeFixture.body(10, POSTED, 33, "objectid", "5"));

        roll(NOW.plusSeconds(10));

        assertThat(hours(NOW).get(24).of("accepted")).isEqualTo(3);
        assertThat(new OverviewReader(DB.application()).learnersByDay(1, NOW)).containsEntry("2026-11-22", 3L);
    }

    @Test
    void theDaysBeforeFollowPieceByPieceAndTellWhatIsUsual() throws SQLException {
        weeksAgo(1, 1);
        weeksAgo(2, 3);

        int pieces = 0;
        while (roll(NOW)) {
            pieces++;
            assertThat(pieces).isLessThan(40);
        }

        Hour hour = hours(NOW).get(24);
        assertThat(hour.usualFrom()).isEqualTo(1);
        assertThat(hour.usualTo()).isEqualTo(3);
        assertThat(DB.number("SELECT sum(deliveries) FROM traffic")).isEqualTo(8);
    }

    @Test
    void aNodeThatWasDownCatchesUpDayByDay() throws SQLException {
        DB.execute(
                "INSERT INTO traffic_progress (filled_from, filled_until) VALUES (?, ?)",
                NOW.minus(Duration.ofDays(40)).atOffset(ZoneOffset.UTC),
                NOW.minus(Duration.ofDays(4)).truncatedTo(ChronoUnit.HOURS).atOffset(ZoneOffset.UTC));

        while (roll(NOW)) {
            // the days in between
        }

        assertThat(hours(NOW).get(24).all()).isEqualTo(4);
        assertThat(new OverviewReader(DB.application()).pointsByDay(null, NOW).get("2026-11-22"))
                .isEqualTo(Map.of("forum.posted", 10L));
    }

    @Test
    void aClockThatWasSetBackDoesNotStopTheCounting() throws SQLException {
        Instant ahead = NOW.plus(Duration.ofDays(40));
        roll(ahead);
        assertThat(hours(NOW).get(24).all()).isZero();

        for (int i = 0; i < 40; i++) {
            roll(NOW);
        }

        assertThat(hours(NOW).get(24).all()).isEqualTo(4);
    }

    @Test
    void awardsAreCountedByRuleForThirtyDays() throws SQLException {
        roll(NOW);

        OverviewReader reader = new OverviewReader(DB.application());
        assertThat(reader.awards(NOW)).isEqualTo(Map.of("forum.posted", 2L));
        assertThat(reader.awards(NOW.plus(Duration.ofDays(31)))).isEmpty();
    }

    @Test
    void anotherSourceHasItsOwnNumbers() throws SQLException {
        roll(NOW);

        OverviewReader reader = new OverviewReader(DB.application());
        assertThat(reader.hours(2, NOW)).allMatch(hour -> hour.all() == 0);
        assertThat(reader.hours(1, NOW).get(24).all()).isEqualTo(4);
    }

    @Test
    void whatWaitsForSomebodyIsCounted() {
        intake.send(IntakeFixture.body(20, "\\core\\event\\course_completed", 2, "courseid", "2"));

        assertThat(new OverviewReader(DB.application()).todo(NOW).quarantined()).isEqualTo(1);
    }

    private void weeksAgo(int weeks, int deliveries) {
        Instant at = NOW.minus(Duration.ofDays(7L * weeks));
        DB.execute("SELECT ensure_month('delivery', ?)", at.atOffset(ZoneOffset.UTC));
        for (int i = 0; i < deliveries; i++) {
            // ids grow with time
            DB.execute(
                    "INSERT INTO delivery (id, received_at, source_id, outcome, reason, http_status)"
                            + " VALUES (?, ?, 1, 'ignored', 'no_rule', 200)",
                    500L - 100L * weeks + i,
                    at.atOffset(ZoneOffset.UTC));
        }
    }

    private static List<Hour> hours(Instant now) {
        return new OverviewReader(DB.application()).hours(null, now);
    }

    private static boolean roll(Instant now) throws SQLException {
        try (Connection connection = DB.application().getConnection()) {
            connection.setAutoCommit(false);
            boolean more = new TrafficRoll(DB.application(), connection).advance(now);
            connection.commit();
            return more;
        }
    }
}
