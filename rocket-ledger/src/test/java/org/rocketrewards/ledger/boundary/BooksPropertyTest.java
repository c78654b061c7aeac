package org.rocketrewards.ledger.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ledger.CorrectionDraft;
import org.rocketrewards.ledger.CorrectionKind;
import org.rocketrewards.ledger.LeaderboardQuery;
import org.rocketrewards.ledger.LeaderboardRow;
import org.rocketrewards.ledger.control.LeaderboardStore;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.model.testing.TestDatabase;

/** Whatever is awarded, taken back and corrected, in whatever order: the books add up, and so do the leaderboards. */
class BooksPropertyTest {
    private static final TestDatabase DB = TestDatabase.shared();
    private static final Instant AT = Instant.parse("2026-11-20T09:00:00Z");
    private static final List<String> CHECKS = List.of(
            "balances_equal_entries",
            "books_sum_to_zero",
            "corrections_match_entries",
            "entries_chain",
            "reversals_mirror_awards");

    /** What can be done to a learner; the number is points, an entry or an event, as it needs. */
    enum Act {
        AWARD,
        REVERSE_BY_EVENT,
        ADJUST,
        OPEN,
        REVERSE_ENTRY,
        REVERSE_EVENT,
        ASK_AGAIN
    }

    record Step(Act act, int learner, int number) {}

    @Provide
    Arbitrary<List<Step>> stories() {
        return Combinators.combine(
                        Arbitraries.of(Act.values()),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(-6, 8))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(25);
    }

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void theBooksAddUp(@ForAll("stories") List<Step> story) throws SQLException {
        DB.empty();
        DB.execute("INSERT INTO source (name, title, created_at) VALUES ('moodle', 'Moodle', now())");
        DB.execute("INSERT INTO rule_key (key) VALUES ('test')");
        Desk desk = new Desk(DB, false);
        Map<Long, Long> expected = new HashMap<>();
        Set<Long> seen = new HashSet<>();
        long event = 1;
        for (Step step : story) {
            event += apply(step, event, desk, seen) ? 1 : 0;
        }

        assertThat(DB.violations()).doesNotContainKeys(CHECKS.toArray(String[]::new));
        assertThat(DB.number("SELECT count(*) FROM entry GROUP BY learner_key, reverses_entry_no"
                        + " HAVING reverses_entry_no IS NOT NULL AND count(*) > 1 UNION ALL SELECT 0 LIMIT 1"))
                .isZero();
        DB.rows("SELECT learner_key, balance FROM account WHERE balance > 0").forEach(row -> {
            long key = ((Number) Objects.requireNonNull(row.get("learner_key"))).longValue();
            expected.put(UserKey.userOf(key), ((Number) Objects.requireNonNull(row.get("balance"))).longValue());
        });
        assertThat(leaderboard()).isEqualTo(expected);
    }

    private static boolean apply(Step step, long event, Desk desk, Set<Long> seen) throws SQLException {
        long key = UserKey.of(1, step.learner());
        switch (step.act()) {
            case AWARD -> {
                award(key, Math.abs(step.number()) + 1L, event);
                seen.add(key);
                return true;
            }
            case REVERSE_BY_EVENT -> {
                if (seen.contains(key)) {
                    reverseNewest(key, event);
                }
                return true;
            }
            case ADJUST -> ask(desk, draft(CorrectionKind.ADJUSTMENT, step, null, null, (long) step.number()), null);
            case OPEN -> ask(desk, draft(CorrectionKind.OPENING_BALANCE, step, null, null, 5L), null);
            case REVERSE_ENTRY ->
                ask(desk, draft(CorrectionKind.REVERSAL, step, (long) step.number(), null, null), null);
            case REVERSE_EVENT ->
                ask(desk, draft(CorrectionKind.EVENT_REVERSAL, step, null, (long) step.number(), null), null);
            case ASK_AGAIN -> {
                ask(desk, draft(CorrectionKind.ADJUSTMENT, step, null, null, 3L), "key-" + step.learner());
                ask(desk, draft(CorrectionKind.ADJUSTMENT, step, null, null, 3L), "key-" + step.learner());
            }
        }
        return false;
    }

    private static Supplier<CorrectionDraft> draft(
            CorrectionKind kind, Step step, @Nullable Long entry, @Nullable Long event, @Nullable Long points) {
        boolean ofEvent = kind == CorrectionKind.EVENT_REVERSAL;
        return () -> new CorrectionDraft(
                kind,
                ofEvent ? null : "moodle",
                ofEvent ? null : (long) step.learner(),
                entry,
                event,
                points,
                false,
                null,
                "test",
                null);
    }

    /** Asks; a refusal is as good an answer as any, as long as nothing stays of it. */
    private static void ask(Desk desk, Supplier<CorrectionDraft> draft, @Nullable String key) {
        try {
            desk.call(corrections -> corrections.request(draft.get(), key));
        } catch (RocketException e) {
            assertThat(e.type().status()).isBetween(400, 499);
        }
    }

    private static void award(long key, long points, long event) throws SQLException {
        try (Connection connection = DB.application().getConnection()) {
            connection.setAutoCommit(false);
            PostingBatch batch = new PostingBatch(connection, AT);
            batch.lock(List.of(key));
            batch.award(key, points, new PostingBatch.Cause(event, AT, 1, 1));
            batch.save();
            connection.commit();
        }
    }

    private static void reverseNewest(long key, long event) throws SQLException {
        var award = DB.rows(
                "SELECT entry_no, amount FROM entry e WHERE learner_key = ? AND kind = 'award' AND NOT EXISTS (SELECT FROM"
                        + " entry r WHERE r.learner_key = e.learner_key AND r.reverses_entry_no = e.entry_no)"
                        + " ORDER BY entry_no DESC LIMIT 1",
                key);
        if (award.isEmpty()) {
            return;
        }
        try (Connection connection = DB.application().getConnection()) {
            connection.setAutoCommit(false);
            PostingBatch batch = new PostingBatch(connection, AT);
            batch.lock(List.of(key));
            batch.reverse(
                    key,
                    ((Number) Objects.requireNonNull(award.get(0).get("amount"))).longValue(),
                    ((Number) Objects.requireNonNull(award.get(0).get("entry_no"))).longValue(),
                    new PostingBatch.Cause(event, AT, 1, 1));
            batch.save();
            connection.commit();
        }
    }

    private static Map<Long, Long> leaderboard() throws SQLException {
        for (int i = 0; i < 3; i++) {
            try (Connection connection = DB.application().getConnection()) {
                connection.setAutoCommit(false);
                new LeaderboardStore(connection).advance(100_000, AT);
                connection.commit();
            }
        }
        Leaderboards leaderboards = new Leaderboards();
        leaderboards.database = DB.application();
        leaderboards.clock = Clock.fixed(AT, ZoneOffset.UTC);
        Map<Long, Long> points = new HashMap<>();
        for (LeaderboardRow row : leaderboards
                .find("moodle", new LeaderboardQuery(null, null, null, false, null, 200))
                .items()) {
            points.put(Objects.requireNonNull(row.learner()), row.points());
        }
        return points;
    }
}
