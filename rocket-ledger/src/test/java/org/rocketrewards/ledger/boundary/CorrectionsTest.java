package org.rocketrewards.ledger.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.ledger.CorrectionDraft;
import org.rocketrewards.ledger.CorrectionKind;
import org.rocketrewards.ledger.CorrectionRow;
import org.rocketrewards.ledger.CorrectionState;
import org.rocketrewards.ledger.EntryReversed;
import org.rocketrewards.ledger.EntryRow;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.model.testing.TestDatabase;

class CorrectionsTest {
    private static final Instant EARLIER = Instant.parse("2026-11-20T09:00:00Z");
    private static final long LEARNER = UserKey.of(1, 31);
    private static final long NEIGHBOUR = UserKey.of(1, 32);

    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private final Desk desk = new Desk(DB, false);
    private final Desk fourEyes = new Desk(DB, true);

    /** Learner 31 has entries 1 (+5) and 2 (+20), learner 32 has entry 1 (+7, of the same event as 31's second). */
    @BeforeEach
    void books() throws SQLException {
        DB.execute("INSERT INTO source (name, title, created_at) VALUES ('moodle', 'Moodle', now())");
        DB.execute("INSERT INTO rule_key (key) VALUES ('forum.posted')");
        try (Connection connection = DB.application().getConnection()) {
            PostingBatch batch = new PostingBatch(connection, EARLIER);
            batch.lock(List.of(LEARNER, NEIGHBOUR));
            batch.award(LEARNER, 5, new PostingBatch.Cause(100L, EARLIER, 1, 1));
            batch.award(LEARNER, 20, new PostingBatch.Cause(101L, EARLIER, 1, 1));
            batch.award(NEIGHBOUR, 7, new PostingBatch.Cause(101L, EARLIER, 1, 1));
            batch.save();
        }
    }

    private static CorrectionDraft adjustment(long points) {
        return new CorrectionDraft(
                CorrectionKind.ADJUSTMENT, "moodle", 31L, null, null, points, false, null, "exam moved", "T-17");
    }

    private static CorrectionDraft opening(long learner, long points) {
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

    private static CorrectionDraft reversal(long entry, boolean keepsAward) {
        return new CorrectionDraft(
                CorrectionKind.REVERSAL, "moodle", 31L, entry, null, null, keepsAward, null, "plagiarism", null);
    }

    private static CorrectionDraft eventReversal(long event) {
        return new CorrectionDraft(
                CorrectionKind.EVENT_REVERSAL, null, null, null, event, null, false, null, "sent by mistake", null);
    }

    private CorrectionRow book(CorrectionDraft draft) {
        return desk.call(corrections -> corrections.request(draft, null)).correction();
    }

    private static long balance(long learnerKey) {
        return DB.number("SELECT balance FROM account WHERE learner_key = ?", learnerKey);
    }

    private static void assertHealthy() {
        assertThat(DB.rows("SELECT * FROM account a WHERE balance <> (SELECT coalesce(sum(CASE WHEN to_account ="
                        + " learner_key THEN amount ELSE -amount END), 0) FROM entry e WHERE e.learner_key ="
                        + " a.learner_key)"))
                .isEmpty();
        // the entries of the fixture have no events
        assertThat(DB.violations())
                .doesNotContainKeys(
                        "balances_equal_entries",
                        "books_sum_to_zero",
                        "corrections_match_entries",
                        "entries_chain",
                        "reversals_mirror_awards");
    }

    private static void refused(ProblemType type, ThrowingCallable call) {
        RocketException refusal = catchThrowableOfType(RocketException.class, call);
        assertThat(refusal).isNotNull();
        assertThat(refusal.type()).isEqualTo(type);
    }

    @Test
    void anAdjustmentIsAnEntryWithReasonReferenceAndRecord() {
        CorrectionRow booked = book(adjustment(-3));

        assertThat(booked.state()).isEqualTo("booked");
        assertThat(booked.reference()).isEqualTo("T-17");
        assertThat(booked.requestedBy()).isEqualTo("ada");
        assertThat(booked.entries()).hasSize(1);
        EntryRow entry = booked.entries().get(0);
        assertThat(entry.kind()).isEqualTo("adjustment");
        assertThat(entry.points()).isEqualTo(-3);
        assertThat(entry.balance()).isEqualTo(22);
        assertThat(entry.occurredAt()).isEqualTo(Desk.NOW);
        assertThat(balance(LEARNER)).isEqualTo(22);
        assertThat(desk.audit.actions()).containsExactly("correction.book");
        assertThat(desk.audit.last().reason()).isEqualTo("exam moved");
        assertHealthy();
    }

    @Test
    void nobodyLosesMoreThanTheyHave() {
        refused(ProblemType.CONFLICT, () -> book(adjustment(-26)));

        assertThat(book(adjustment(-25)).entries().get(0).balance()).isZero();
        assertThat(DB.number("SELECT count(*) FROM correction")).isEqualTo(1);
    }

    @Test
    void aLearnerNeverSeenIsNotAdjustedButMayBeOpened() {
        CorrectionDraft typo = new CorrectionDraft(
                CorrectionKind.ADJUSTMENT, "moodle", 99L, null, null, 5L, false, null, "typo", null);
        refused(ProblemType.NOT_FOUND, () -> book(typo));

        CorrectionRow opened = book(opening(99, 300));

        assertThat(opened.entries().get(0).kind()).isEqualTo("import");
        assertThat(opened.entries().get(0).occurredAt()).isEqualTo(EARLIER);
        refused(ProblemType.CONFLICT, () -> book(opening(99, 300)));
        assertHealthy();
    }

    @Test
    void anOpeningBalanceThatWasTakenBackMayBeGivenAnew() {
        book(opening(31, 300));
        book(reversal(3, false));

        assertThat(book(opening(31, 400)).entries().get(0).balance()).isEqualTo(425);
        assertHealthy();
    }

    @Test
    void anEntryIsReversedOnce() {
        CorrectionRow booked = book(reversal(2, true));

        assertThat(booked.points()).isEqualTo(-20);
        assertThat(booked.entries().get(0).reverses()).isEqualTo(2);
        assertThat(balance(LEARNER)).isEqualTo(5);
        assertThat(desk.news).containsExactly(new EntryReversed(LEARNER, 2, true, Desk.NOW));
        refused(ProblemType.CONFLICT, () -> book(reversal(2, false)));
        refused(ProblemType.CONFLICT, () -> book(reversal(3, false)));
        refused(ProblemType.NOT_FOUND, () -> book(reversal(9, false)));
        assertHealthy();
    }

    @Test
    void allThatAnEventGaveIsTakenBackFromEverybodyOnce() {
        book(reversal(1, false));
        CorrectionRow booked = book(eventReversal(101));

        assertThat(booked.points()).isEqualTo(-27);
        assertThat(booked.entries()).extracting(EntryRow::learner).containsExactly(31L, 32L);
        assertThat(balance(NEIGHBOUR)).isZero();
        assertThat(new Statements(DB.application()).entriesOfEvent(101))
                .extracting(EntryRow::points)
                .containsExactly(20L, 7L, -20L, -7L);
        refused(ProblemType.CONFLICT, () -> book(eventReversal(101)));
        refused(ProblemType.CONFLICT, () -> book(eventReversal(100)));
        refused(ProblemType.NOT_FOUND, () -> book(eventReversal(999)));
        assertHealthy();
    }

    @Test
    void theSameKeyIsTheSameRequest() {
        Corrections.Requested first = desk.call(corrections -> corrections.request(adjustment(4), "k1"));
        Corrections.Requested again = desk.call(corrections -> corrections.request(adjustment(4), "k1"));

        assertThat(first.repeated()).isFalse();
        assertThat(again.repeated()).isTrue();
        assertThat(again.correction()).isEqualTo(first.correction());
        assertThat(balance(LEARNER)).isEqualTo(29);
        refused(ProblemType.CONFLICT, () -> desk.call(corrections -> corrections.request(adjustment(5), "k1")));
        assertThat(desk.as("grace")
                        .call(corrections -> corrections.request(adjustment(4), "k1"))
                        .repeated())
                .isFalse();
        assertThat(desk.audit.actions()).containsExactly("correction.book", "correction.book");
    }

    @Test
    void atTheSameTimeAnEntryIsReversedOnceAndAKeyIsOneRequest() throws InterruptedException {
        List<Integer> answers = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> clerks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Desk own = new Desk(DB, false);
            Supplier<Corrections.Requested> act = i % 2 == 0
                    ? () -> own.call(corrections -> corrections.request(reversal(2, false), null))
                    : () -> own.call(corrections -> corrections.request(adjustment(4), "k1"));
            Thread clerk = new Thread(() -> {
                try {
                    start.await();
                    answers.add(act.get().repeated() ? 200 : 201);
                } catch (RocketException e) {
                    answers.add(e.type().status());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            clerks.add(clerk);
            clerk.start();
        }
        start.countDown();
        for (Thread clerk : clerks) {
            clerk.join();
        }

        assertThat(answers).containsExactlyInAnyOrder(201, 409, 409, 409, 201, 200, 200, 200);
        assertThat(balance(LEARNER)).isEqualTo(9);
        assertHealthy();
    }

    @Test
    void withFourEyesNothingIsBookedUntilSomebodyElseAgrees() {
        CorrectionRow waiting = fourEyes.call(corrections -> corrections.request(adjustment(4), null))
                .correction();
        assertThat(waiting.state()).isEqualTo("waiting");
        assertThat(balance(LEARNER)).isEqualTo(25);
        refused(ProblemType.FORBIDDEN, () -> approve("ada", waiting.id()));

        CorrectionRow booked = approve("grace", waiting.id());

        assertThat(booked.state()).isEqualTo("booked");
        assertThat(booked.decidedBy()).isEqualTo("grace");
        assertThat(booked.note()).isEqualTo("seen");
        assertThat(balance(LEARNER)).isEqualTo(29);
        assertThat(fourEyes.audit.actions()).containsExactly("correction.request", "correction.book");
        refused(ProblemType.CONFLICT, () -> approve("grace", waiting.id()));
        assertHealthy();
    }

    private CorrectionRow approve(String person, long id) {
        return fourEyes.as(person).call(corrections -> corrections.approve(id, "seen"));
    }

    @Test
    void whatIsRefusedIsNeverBooked() {
        CorrectionRow waiting = fourEyes.call(corrections -> corrections.request(adjustment(4), null))
                .correction();

        CorrectionRow refused = fourEyes.as("grace").call(corrections -> corrections.refuse(waiting.id(), "why?"));

        assertThat(refused.state()).isEqualTo("refused");
        assertThat(refused.entries()).isEmpty();
        refused(ProblemType.CONFLICT, () -> approve("grace", waiting.id()));
        assertThat(balance(LEARNER)).isEqualTo(25);
        assertHealthy();
    }

    @Test
    void whatCannotBeBookedIsRefusedWhenItIsAskedFor() {
        refused(
                ProblemType.NOT_FOUND,
                () -> fourEyes.call(corrections -> corrections.request(reversal(9, false), null)));
        assertThat(DB.number("SELECT count(*) FROM correction")).isZero();
    }

    @Test
    void theListIsNewestFirstAndCanBeNarrowed() {
        book(adjustment(1));
        book(opening(99, 300));
        fourEyes.call(corrections -> corrections.request(adjustment(2), null));

        assertThat(ids(null, null)).containsExactly(3L, 2L, 1L);
        assertThat(ids(CorrectionState.WAITING, null)).containsExactly(3L);
        assertThat(ids(null, 99L)).containsExactly(2L);
        Page<CorrectionRow> first = desk.call(corrections -> corrections.list(null, null, null, null, 2));
        assertThat(desk.call(corrections -> corrections.list(null, null, null, first.next(), 2))
                        .items())
                .extracting(CorrectionRow::id)
                .containsExactly(1L);
    }

    private List<Long> ids(@Nullable CorrectionState state, @Nullable Long learner) {
        return desk
                .call(corrections -> corrections.list(state, learner == null ? null : "moodle", learner, null, 50))
                .items()
                .stream()
                .map(CorrectionRow::id)
                .toList();
    }

    @Test
    void theApplicationCannotRewriteWhatWasAskedForOrBooked() {
        book(adjustment(1));

        for (String sql : List.of(
                "UPDATE entry SET amount = 100",
                "DELETE FROM entry",
                "UPDATE correction SET reason = 'other'",
                "UPDATE correction SET requested_by = 'eve'",
                "DELETE FROM correction",
                "DELETE FROM correction_entry",
                "UPDATE correction_entry SET entry_no = 2")) {
            assertThatThrownBy(() -> {
                        try (Connection connection = DB.application().getConnection();
                                var statement = connection.createStatement()) {
                            statement.execute(sql);
                        }
                    })
                    .as(sql)
                    .hasMessageContaining("permission denied");
        }
    }
}
