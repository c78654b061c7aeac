package org.rocketrewards.ledger.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.ledger.AccountView;
import org.rocketrewards.ledger.EntryRow;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.model.testing.TestDatabase;

class StatementsTest {
    private static final Instant DAY_1 = Instant.parse("2026-11-20T09:00:00Z");
    private static final Instant DAY_2 = Instant.parse("2026-11-21T09:00:00Z");
    private static final Instant BOOKED = Instant.parse("2026-11-21T09:00:01.234567Z");
    private static final long LEARNER = UserKey.of(1, 31);
    private static final long NEIGHBOUR = UserKey.of(1, 32);

    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private final Statements statements = new Statements(DB.application());

    @BeforeEach
    void bookFiveEntries() throws SQLException {
        DB.execute("INSERT INTO source (name, title, created_at) VALUES ('moodle', 'Moodle', now())");
        DB.execute("INSERT INTO rule_key (key) VALUES ('forum.posted')");
        try (Connection connection = DB.application().getConnection()) {
            PostingBatch batch = new PostingBatch(connection, BOOKED);
            batch.lock(List.of(LEARNER, NEIGHBOUR));
            batch.award(LEARNER, 5, new PostingBatch.Cause(100, DAY_1, 1, 1));
            batch.award(LEARNER, 20, new PostingBatch.Cause(101, DAY_2, 1, 1));
            batch.award(NEIGHBOUR, 7, new PostingBatch.Cause(101, DAY_2, 1, 1));
            batch.reverse(LEARNER, 5, 1, new PostingBatch.Cause(102, DAY_2, 1, 2));
            batch.save();
            batch.lock(List.of(UserKey.of(1, 33)));
        }
    }

    @Test
    void anAccountShowsItsBalanceAndItsLastEntry() {
        AccountView account = statements.account(1, 31).orElseThrow();

        assertThat(account.source()).isEqualTo("moodle");
        assertThat(account.balance()).isEqualTo(20);
        assertThat(account.entries()).isEqualTo(3);
        assertThat(account.openedAt()).isEqualTo(BOOKED);
        assertThat(account.lastEntry())
                .isEqualTo(
                        statements.entries(1, 31, null, null, null, 1).items().get(0));
    }

    @Test
    void aLearnerWhoEarnedNothingYetHasAnEmptyAccount() {
        AccountView account = statements.account(1, 33).orElseThrow();

        assertThat(account.balance()).isZero();
        assertThat(account.lastEntry()).isNull();
    }

    @Test
    void aLearnerNeverSeenHasNone() {
        assertThat(statements.account(1, 99)).isEmpty();
        assertThat(statements.account(2, 31)).isEmpty();
        assertThat(statements.account(0, 31)).isEmpty();
        assertThat(statements.account(1, Long.MIN_VALUE)).isEmpty();
        assertThat(statements.entries(1, UserKey.ID_LIMIT, null, null, null, 50).items())
                .isEmpty();
    }

    @Test
    void entriesAreNewestFirstAndSigned() {
        List<EntryRow> entries = statements.entries(1, 31, null, null, null, 50).items();

        assertThat(entries).extracting(EntryRow::entryNo).containsExactly(3L, 2L, 1L);
        assertThat(entries.get(0))
                .isEqualTo(new EntryRow(
                        3, entries.get(0).id(), 31, "reversal", -5, 20, DAY_2, BOOKED, 102L, "forum.posted", 2, 1L));
        assertThat(entries.get(2).points()).isEqualTo(5);
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepeat() {
        Page<EntryRow> first = statements.entries(1, 31, null, null, null, 2);
        Page<EntryRow> second = statements.entries(1, 31, null, null, first.next(), 2);

        assertThat(first.items()).extracting(EntryRow::entryNo).containsExactly(3L, 2L);
        assertThat(second.items()).extracting(EntryRow::entryNo).containsExactly(1L);
        assertThat(second.next()).isNull();
    }

    @Test
    void aStretchOfTimeIncludesItsStartAndExcludesItsEnd() {
        assertThat(statements.entries(1, 31, DAY_2, null, null, 50).items()).hasSize(2);
        assertThat(statements.entries(1, 31, DAY_1, DAY_2, null, 50).items()).hasSize(1);
    }

    @Test
    void anEventListsWhatItBookedForWhichLearner() {
        assertThat(statements.entriesOfEvent(101))
                .extracting(EntryRow::learner, EntryRow::points)
                .containsExactlyInAnyOrder(tuple(31L, 20L), tuple(32L, 7L));
    }

    @Test
    void aForeignCursorOrLimitIsRefused() {
        assertThatThrownBy(() -> statements.entries(1, 31, null, null, "bm9uc2Vuc2U", 50))
                .isInstanceOf(RocketException.class);
        assertThatThrownBy(() -> statements.entries(1, 31, null, null, null, 201))
                .isInstanceOf(RocketException.class);
    }
}
