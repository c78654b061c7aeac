package org.rocketrewards.ingest.alerts.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.ingest.alerts.AlertKind;
import org.rocketrewards.ingest.alerts.AlertRow;
import org.rocketrewards.model.testing.TestDatabase;

/** Each thing that Rocket looks for is raised, not twice, and over when it is over. */
class AlertStoreTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:30Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int TOKEN_DAYS = 14;
    private static final int MOODLE = 1;
    private static final int STRANGER = 0;

    @BeforeEach
    void aSourceOfLongAgo() {
        DB.execute("INSERT INTO source (name, title, created_at) VALUES ('moodle', 'Moodle', '2026-01-01')");
        DB.execute("INSERT INTO traffic_progress (filled_from, filled_until)"
                + " VALUES ('2026-10-24T00:00:00Z', '2026-11-23T12:00:00Z')");
    }

    @Test
    void nothingIsRaisedWhereNothingIsWrong() {
        everyWeek("accepted", 100);
        came("2026-11-23T11:30:00Z", MOODLE, "accepted", 90);
        came("2026-11-23T11:55:00Z", MOODLE, "refused", 2);

        assertThat(look(NOON)).isEmpty();
    }

    @Test
    void aFailedDeliveryIsRaisedOnceAndOverWhenNoneFails() {
        came("2026-11-23T11:55:00Z", MOODLE, "failed", 3);

        assertThat(look(NOON)).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo("deliveries_failed");
            assertThat(alert.source()).isEqualTo("moodle");
            assertThat(alert.state()).isEqualTo("open");
            assertThat(alert.text()).isEqualTo("Within 15 minutes 3 deliveries could not be booked.");
            assertThat(alert.text(Locale.GERMAN)).contains("konnten 3 Zustellungen");
        });
        assertThat(raise(NOON.plus(MINUTE))).isEmpty();
        assertThat(look(NOON.plus(Duration.ofMinutes(9)))).hasSize(1);
        assertThat(look(NOON.plus(Duration.ofMinutes(18)))).hasSize(1);
        assertThat(look(NOON.plus(Duration.ofMinutes(20)))).isEmpty();
        assertThat(all()).singleElement().satisfies(alert -> {
            assertThat(alert.since()).isEqualTo(NOON);
            assertThat(alert.overAt()).isEqualTo(NOON.plus(Duration.ofMinutes(20)));
        });
    }

    @Test
    void whatComesAndGoesIsOneAlert() {
        came("2026-11-23T11:50:00Z", MOODLE, "failed", 1);
        look(NOON);
        look(NOON.plus(Duration.ofMinutes(6)));
        came("2026-11-23T12:10:00Z", MOODLE, "failed", 1);

        assertThat(raise(NOON.plus(Duration.ofMinutes(11)))).isEmpty();
        assertThat(all())
                .singleElement()
                .satisfies(alert -> assertThat(alert.overAt()).isNull());
    }

    @Test
    void whatIsSoAgainIsAnotherAlert() {
        came("2026-11-23T11:55:00Z", MOODLE, "failed", 1);
        look(NOON);
        look(NOON.plus(Duration.ofMinutes(30)));
        came("2026-11-23T14:00:00Z", MOODLE, "failed", 1);

        assertThat(raise(NOON.plus(Duration.ofHours(2)))).hasSize(1);
        assertThat(all()).hasSize(2);
    }

    @Test
    void refusalsAreRaisedWhenTheyAreManyOfAll() {
        everyWeek("accepted", 1000);
        came("2026-11-23T11:50:00Z", MOODLE, "accepted", 1000);
        came("2026-11-23T11:50:00Z", MOODLE, "refused", 20);
        assertThat(look(NOON)).isEmpty();

        came("2026-11-23T11:55:00Z", MOODLE, "refused", 80);

        assertThat(look(NOON)).extracting(AlertRow::kind, AlertRow::number).containsExactly(refused(100));
    }

    @Test
    void ofStrangersThereIsAlwaysSomeNoise() {
        came("2026-11-23T11:55:00Z", STRANGER, "refused", 59);
        assertThat(look(NOON)).isEmpty();

        came("2026-11-23T12:00:00Z", STRANGER, "refused", 1);

        assertThat(look(NOON)).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo("deliveries_refused");
            assertThat(alert.source()).isNull();
        });
    }

    @Test
    void aSourceThatUsuallySendsAndDoesNotIsSilent() {
        everyWeek("accepted", 12);

        assertThat(look(NOON)).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo("source_silent");
            // an hour, six and a day: the longest of them is told
            assertThat(alert.text())
                    .isEqualTo("Nothing came for 24 hours; in the same time of the weeks before there were at least"
                            + " 12 deliveries.");
        });
        came("2026-11-23T12:00:00Z", MOODLE, "accepted", 1);
        assertThat(look(NOON.plus(Duration.ofMinutes(16)))).isEmpty();
    }

    @Test
    void aSourceThatDoesNotSendAtThisHourEitherIsNotSilent() {
        for (int week = 1; week <= 3; week++) {
            came(NOON.minus(Duration.ofDays(7L * week)).minusSeconds(1800), MOODLE, "accepted", 50);
        }

        // nothing came in the week before those
        assertThat(look(NOON)).isEmpty();
    }

    @Test
    void aNewSourceIsNotSilent() {
        everyWeek("accepted", 12);
        DB.execute("UPDATE source SET created_at = '2026-11-20'");

        assertThat(look(NOON)).isEmpty();
    }

    @Test
    void aSourceThatIsSwitchedOffIsNotSilent() {
        everyWeek("accepted", 12);
        DB.execute("UPDATE source SET enabled = false");

        assertThat(look(NOON)).isEmpty();
    }

    @Test
    void whileTheCountsAreBehindNobodyIsSilent() {
        everyWeek("accepted", 12);
        DB.execute("UPDATE traffic_progress SET filled_until = '2026-11-23T09:00:00Z'");

        assertThat(look(NOON)).isEmpty();
    }

    @Test
    void farMoreAndFarLessThanUsualIsRaised() {
        everyWeek("accepted", 40);
        came("2026-11-23T11:30:00Z", MOODLE, "accepted", 9);

        assertThat(look(NOON))
                .extracting(AlertRow::kind, AlertRow::number, AlertRow::usual)
                .containsExactly(tuple("volume_low", 9L, 40L));

        came("2026-11-23T11:35:00Z", MOODLE, "accepted", 300);
        assertThat(look(NOON.plus(Duration.ofMinutes(11))))
                .extracting(AlertRow::kind, AlertRow::number, AlertRow::usual)
                .containsExactly(tuple("volume_high", 309L, 40L));
    }

    @Test
    void aGrowingQuarantineIsRaised() {
        came("2026-11-21T11:00:00Z", MOODLE, "quarantined", 5 * 167);
        came("2026-11-23T11:30:00Z", MOODLE, "quarantined", 14);
        assertThat(look(NOON)).isEmpty();

        came("2026-11-23T11:55:00Z", MOODLE, "quarantined", 1);

        assertThat(look(NOON))
                .extracting(AlertRow::kind, AlertRow::number, AlertRow::usual)
                .containsExactly(tuple("quarantine_grows", 15L, 5L));
        assertThat(look(NOON.plus(Duration.ofHours(2)))).isEmpty();
    }

    @Test
    void aTokenThatEndsIsRaisedUntilThereIsAnother() {
        token(1, "'2026-12-08'");
        assertThat(look(NOON)).isEmpty();

        Instant later = Instant.parse("2026-11-25T00:00:00Z");
        assertThat(look(later)).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo("token_ends");
            assertThat(alert.text()).isEqualTo("Its last token ends within 13 days.");
        });
        assertThat(look(Instant.parse("2026-12-09T00:00:00Z")))
                .singleElement()
                .satisfies(alert -> assertThat(alert.text()).isEqualTo("Its last token has ended."));
        token(2, "NULL");
        assertThat(look(Instant.parse("2026-12-09T00:10:00Z"))).isEmpty();
    }

    @Test
    void whatIsNotSealedIsRaised() {
        DB.execute("INSERT INTO account (learner_key, opened_at) VALUES (1099511627807, '2026-11-23')");
        DB.execute("INSERT INTO entry (learner_key, entry_no, id, kind, from_account, to_account, amount, balance,"
                + " occurred_at, booked_at) VALUES (1099511627807, 1, 1, 'adjustment', 2, 1099511627807, 5, 5,"
                + " '2026-11-23', '2026-11-23T11:48:00Z')");

        assertThat(look(NOON))
                .extracting(AlertRow::text)
                .containsExactly("The oldest entry without a seal is 12" + " minutes old.");
    }

    @Test
    void monthsThatDoNotLeaveAreRaised() throws SQLException {
        in(NOON, store -> store.raise(TOKEN_DAYS, 2));

        assertThat(all())
                .extracting(AlertRow::text)
                .containsExactly("2 months are due for more than a day and still" + " here.");
        assertThat(look(NOON.plus(Duration.ofMinutes(10)))).isEmpty();
    }

    @Test
    void oneNodeLooksAtATime() throws SQLException {
        try (Connection other = DB.application().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock(7207, 2)");

            try (Connection connection = DB.application().getConnection()) {
                assertThat(new AlertStore(connection, NOON).takeTurn()).isFalse();
                other.rollback();
                assertThat(new AlertStore(connection, NOON).takeTurn()).isTrue();
            }
        }
    }

    @Test
    void whoIsToldIsToldAtLeastOnce() throws SQLException {
        came("2026-11-23T11:55:00Z", MOODLE, "failed", 3);
        List<Long> raised = raise(NOON);
        in(NOON, store -> {
            store.tell(raised, Notice.RAISED, List.of("mail", "webhook"));
            return raised;
        });

        List<Long> taken = in(NOON, AlertStore::take);
        assertThat(taken).hasSize(2);
        assertThat(in(NOON.plus(MINUTE), AlertStore::take)).isEmpty();
        // the node died with one of them, and the other could not be told
        in(NOON, store -> {
            store.notSent(taken.get(0), "no answer");
            return taken;
        });
        assertThat(in(NOON.plus(MINUTE), AlertStore::take)).containsExactly(taken.get(0));
        in(NOON.plus(MINUTE), store -> {
            store.sent(taken.get(0));
            return taken;
        });
        assertThat(in(NOON.plus(AlertStore.LONGEST), AlertStore::take)).containsExactly(taken.get(1));

        in(NOON.plus(Duration.ofHours(25)), store -> {
            store.notSent(taken.get(1), "no answer");
            return taken;
        });
        assertThat(in(NOON.plus(Duration.ofHours(48)), AlertStore::take)).isEmpty();
    }

    @Test
    void aClockThatWasSetBackHoldsNothingUp() throws SQLException {
        Instant ahead = NOON.plus(Duration.ofDays(40));
        came("2027-01-02T11:55:00Z", MOODLE, "failed", 3);
        List<Long> raised = raise(ahead);
        List<Long> told = in(ahead, store -> {
            store.tell(raised, Notice.RAISED, List.of("mail"));
            return store.take();
        });

        assertThat(look(NOON)).isEmpty();
        assertThat(all())
                .singleElement()
                .satisfies(alert -> assertThat(alert.overAt()).isEqualTo(NOON));
        assertThat(in(NOON, AlertStore::take)).isEqualTo(told).hasSize(1);
    }

    @Test
    void eachKindHasItsWordsInBothLanguages() {
        for (AlertKind kind : AlertKind.values()) {
            for (Locale reader : List.of(Locale.ENGLISH, Locale.GERMAN)) {
                assertThat(kind.title(reader)).isNotBlank();
                assertThat(kind.remedy(reader)).isNotBlank();
                assertThat(kind.text(reader, 7, 3, 60)).isNotBlank().doesNotContain("{");
            }
            assertThat(kind.title(Locale.GERMAN)).isNotEqualTo(kind.title(Locale.ENGLISH));
        }
    }

    private interface Work {
        List<Long> with(AlertStore store) throws SQLException;
    }

    /** What is raised and not over, as seen then. */
    private static List<AlertRow> look(Instant then) {
        raise(then);
        return all().stream().filter(alert -> alert.overAt() == null).toList();
    }

    private static List<Long> raise(Instant then) {
        try {
            List<Long> raised = in(then, store -> store.raise(TOKEN_DAYS, 0));
            in(then, AlertStore::end);
            return raised;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Long> in(Instant then, Work work) throws SQLException {
        try (Connection connection = DB.application().getConnection()) {
            return work.with(new AlertStore(connection, then));
        }
    }

    private static List<AlertRow> all() {
        return new AlertReader(DB.application()).before(null, null, Long.MAX_VALUE, 100);
    }

    private static Tuple refused(long number) {
        return tuple("deliveries_refused", number);
    }

    /** The same in the hour before noon, four weeks long. */
    private static void everyWeek(String outcome, int deliveries) {
        for (int week = 1; week <= 4; week++) {
            came(NOON.minus(Duration.ofDays(7L * week)).minusSeconds(1800), MOODLE, outcome, deliveries);
        }
    }

    private static void came(String slot, int source, String outcome, int deliveries) {
        came(Instant.parse(slot), source, outcome, deliveries);
    }

    private static void came(Instant at, int source, String outcome, int deliveries) {
        DB.execute("INSERT INTO traffic (slot, source_id, outcome, deliveries, within) VALUES (date_bin('5 minutes', '"
                + at.atOffset(ZoneOffset.UTC) + "'::timestamptz, '2000-01-01 00:00:00Z'), " + source + ", '" + outcome
                + "', " + deliveries + ", '{}')");
    }

    private static void token(int number, String ends) {
        DB.execute("INSERT INTO source_token (source_id, prefix, hash, created_at, created_by, expires_at) VALUES (1,"
                + " 'rt_', sha256('token-" + number + "'), '2026-01-01', 'test', " + ends + ")");
    }
}
