package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rocketrewards.ingest.control.IntakeFixture.NOW;
import static org.rocketrewards.ingest.control.IntakeFixture.body;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.ledger.SystemAccount;
import org.rocketrewards.ledger.boundary.PostingBatch;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.model.testing.TestDatabase;
import org.rocketrewards.rules.boundary.HeldAwards;
import org.rocketrewards.rules.boundary.ReleasedAward;

/** What becomes of keys and caps when a person takes an award back. */
class ReversedByHandTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private static final String COMPLETED = "\\core\\event\\course_completed";
    private static final String POST_CREATED = "\\mod_forum\\event\\post_created";
    private static final String POST_DELETED = "\\mod_forum\\event\\post_deleted";
    private static final String ENROLLED = "\\core\\event\\user_enrolment_created";
    private static final String UNENROLLED = "\\core\\event\\user_enrolment_deleted";
    private static final long LEARNER = UserKey.of(1, 31);

    private IntakeFixture intake;

    @BeforeEach
    void open() {
        intake = new IntakeFixture(DB);
    }

    private static long balance() {
        return DB.number("SELECT coalesce(max(balance), 0) FROM account WHERE learner_key = ?", LEARNER);
    }

    /** As the ledger and its observer do it: the entry and what holds the award, in one transaction. */
    private static List<ReleasedAward> reverse(long entryNo, boolean keepsAward) {
        try (Connection connection = DB.application().getConnection()) {
            connection.setAutoCommit(false);
            long points =
                    DB.number("SELECT amount FROM entry WHERE learner_key = ? AND entry_no = ?", LEARNER, entryNo);
            PostingBatch postings = new PostingBatch(connection, NOW);
            postings.lock(List.of(LEARNER));
            long number =
                    postings.reverse(LEARNER, points, SystemAccount.ISSUANCE, entryNo, PostingBatch.Cause.byHand(NOW));
            postings.save();
            HeldAwards held = new HeldAwards(connection);
            List<ReleasedAward> released = List.of();
            if (keepsAward) {
                held.keepWithoutPoints(LEARNER, entryNo);
            } else {
                released = held.release(LEARNER, entryNo);
            }
            connection.commit();
            DB.execute(
                    "WITH c AS (INSERT INTO correction (kind, state, learner_key, entry_no, points, reason, requested_at,"
                            + " requested_by, decided_at, decided_by) VALUES ('reversal', 'booked', ?, ?, ?, 'test', now(),"
                            + " 'ada', now(), 'ada') RETURNING id)"
                            + " INSERT INTO correction_entry SELECT ?, ?, id FROM c",
                    LEARNER,
                    entryNo,
                    -points,
                    LEARNER,
                    number);
            return released;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theKeyIsFreeAgain() {
        intake.send(body(5, COMPLETED, 31, "courseid", "7"));

        List<ReleasedAward> released = reverse(1, false);

        assertThat(released).extracting(ReleasedAward::rule).containsExactly("course.completed");
        assertThat(balance()).isZero();
        assertThat(DB.violations()).isEmpty();
        assertThat(intake.send(body(6, COMPLETED, 31, "courseid", "7")).get(0).points())
                .isEqualTo(50);
        assertThat(DB.violations()).isEmpty();
    }

    @Test
    void orTheKeyStaysUsed() {
        intake.send(body(5, COMPLETED, 31, "courseid", "7"));

        reverse(1, true);

        assertThat(DB.violations()).isEmpty();
        assertThat(intake.send(body(6, COMPLETED, 31, "courseid", "7")).get(0).decisions())
                .contains("already_awarded");
        assertThat(balance()).isZero();
        assertThat(DB.violations()).isEmpty();
    }

    @Test
    void aPlaceInTheCapIsFreeAgainOrNot() {
        intake.send(body(1, POST_CREATED, 31, "objectid", "1"));
        intake.send(body(2, POST_CREATED, 31, "objectid", "2"));
        intake.send(body(3, POST_CREATED, 31, "objectid", "3"));

        reverse(2, true);
        assertThat(intake.send(body(4, POST_CREATED, 31, "objectid", "4"))
                        .get(0)
                        .points())
                .isZero();
        reverse(1, false);

        assertThat(intake.send(body(5, POST_CREATED, 31, "objectid", "5"))
                        .get(0)
                        .points())
                .isEqualTo(5);
        assertThat(balance()).isEqualTo(10);
        assertThat(DB.violations()).isEmpty();
    }

    /** A cap on points holds as many as were awarded, and a cool-down its second, whatever becomes of the award. */
    @Test
    void whatAnAwardTookOfItsLimitsIsGivenBackButForWhatStaysTaken() {
        intake.send(body(5, COMPLETED, 31, "courseid", "7"));
        DB.execute("UPDATE claim SET counter = E'week:2026-W47\\t50\\nsince\\t1700000000\\tkeep'");
        DB.execute("INSERT INTO counter SELECT learner_key, rule_id, 'week:2026-W47', 50 FROM claim UNION ALL"
                + " SELECT learner_key, rule_id, 'since', 1700000000 FROM claim");
        assertThat(DB.violations()).isEmpty();

        reverse(1, false);

        assertThat(DB.number("SELECT used FROM counter WHERE period = 'week:2026-W47'"))
                .isZero();
        assertThat(DB.number("SELECT used FROM counter WHERE period = 'since'")).isEqualTo(1_700_000_000);
        assertThat(DB.violations()).isEmpty();
    }

    @Test
    void nobodyInheritsWhatAPersonTookBack() {
        intake.send(body(5, ENROLLED, 31, "relateduserid", "31", "courseid", "7", "objectid", "1"));
        intake.send(body(6, ENROLLED, 31, "relateduserid", "31", "courseid", "7", "objectid", "2"));
        long before = balance();

        reverse(1, false);

        assertThat(before).isPositive();
        assertThat(balance()).isZero();
        assertThat(DB.violations()).isEmpty();
        intake.send(body(7, UNENROLLED, 31, "relateduserid", "31", "courseid", "7", "objectid", "1"));
        assertThat(balance()).isZero();
        assertThat(DB.violations()).isEmpty();
    }

    @Test
    void aReversalByMoodleAfterOneByHandTakesNothingTwice() {
        intake.send(body(1, POST_CREATED, 31, "objectid", "1"));
        intake.send(body(2, POST_CREATED, 31, "objectid", "2"));
        reverse(1, false);
        reverse(2, true);

        intake.send(body(3, POST_DELETED, 31, "objectid", "1"));
        intake.send(body(4, POST_DELETED, 31, "objectid", "2"));

        assertThat(balance()).isZero();
        assertThat(DB.violations()).isEmpty();
    }
}
