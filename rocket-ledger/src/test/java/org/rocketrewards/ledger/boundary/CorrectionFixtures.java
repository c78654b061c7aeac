package org.rocketrewards.ledger.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.rocketrewards.ledger.CorrectionDraft;
import org.rocketrewards.ledger.CorrectionKind;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.model.testing.TestDatabase;

/** Small books, and what people ask to be corrected in them. */
final class CorrectionFixtures {
    static final Instant EARLIER = Instant.parse("2026-11-20T09:00:00Z");
    static final long LEARNER = UserKey.of(1, 31);
    static final long NEIGHBOUR = UserKey.of(1, 32);

    private CorrectionFixtures() {}

    /** Learner 31 has entries 1 (+5) and 2 (+20), learner 32 has entry 1 (+7, of the same event as 31's second). */
    static void books(TestDatabase db) throws SQLException {
        db.execute("INSERT INTO source (name, title, created_at) VALUES ('moodle', 'Moodle', now())");
        db.execute("INSERT INTO rule_key (key) VALUES ('forum.posted')");
        try (Connection connection = db.application().getConnection()) {
            PostingBatch batch = new PostingBatch(connection, EARLIER);
            batch.lock(List.of(LEARNER, NEIGHBOUR));
            batch.award(LEARNER, 5, new PostingBatch.Cause(100L, EARLIER, 1, 1));
            batch.award(LEARNER, 20, new PostingBatch.Cause(101L, EARLIER, 1, 1));
            batch.award(NEIGHBOUR, 7, new PostingBatch.Cause(101L, EARLIER, 1, 1));
            batch.save();
        }
    }

    static CorrectionDraft adjustment(long points) {
        return new CorrectionDraft(
                CorrectionKind.ADJUSTMENT, "moodle", 31L, null, null, points, false, null, "exam moved", "T-17");
    }

    static CorrectionDraft opening(long learner, long points) {
        return new CorrectionDraft(
                CorrectionKind.OPENING_BALANCE,
                "moodle",
                learner,
                null,
                null,
                points,
                false,
                EARLIER,
                "from the old system",
                null);
    }

    static CorrectionDraft reversal(long entry, boolean keepsAward) {
        return new CorrectionDraft(
                CorrectionKind.REVERSAL, "moodle", 31L, entry, null, null, keepsAward, null, "plagiarism", null);
    }

    static CorrectionDraft eventReversal(long event) {
        return new CorrectionDraft(
                CorrectionKind.EVENT_REVERSAL, null, null, null, event, null, false, null, "sent by mistake", null);
    }

    static long balance(TestDatabase db, long learnerKey) {
        return db.number("SELECT balance FROM account WHERE learner_key = ?", learnerKey);
    }

    static void assertHealthy(TestDatabase db) {
        assertThat(db.rows("SELECT * FROM account a WHERE balance <> (SELECT coalesce(sum(CASE WHEN to_account ="
                        + " learner_key THEN amount ELSE -amount END), 0) FROM entry e WHERE e.learner_key ="
                        + " a.learner_key)"))
                .isEmpty();
        // the entries of the fixture have no events
        assertThat(db.violations())
                .doesNotContainKeys(
                        "balances_equal_entries",
                        "books_sum_to_zero",
                        "corrections_match_entries",
                        "entries_chain",
                        "reversals_mirror_awards");
    }

    static void refused(ProblemType type, ThrowingCallable call) {
        RocketException refusal = catchThrowableOfType(RocketException.class, call);
        assertThat(refusal).isNotNull();
        assertThat(refusal.type()).isEqualTo(type);
    }
}
