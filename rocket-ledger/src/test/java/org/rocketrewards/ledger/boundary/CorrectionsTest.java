package org.rocketrewards.ledger.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rocketrewards.ledger.boundary.CorrectionFixtures.EARLIER;
import static org.rocketrewards.ledger.boundary.CorrectionFixtures.LEARNER;
import static org.rocketrewards.ledger.boundary.CorrectionFixtures.NEIGHBOUR;
import static org.rocketrewards.ledger.boundary.CorrectionFixtures.adjustment;
import static org.rocketrewards.ledger.boundary.CorrectionFixtures.assertHealthy;
import static org.rocketrewards.ledger.boundary.CorrectionFixtures.balance;
import static org.rocketrewards.ledger.boundary.CorrectionFixtures.eventReversal;
import static org.rocketrewards.ledger.boundary.CorrectionFixtures.opening;
import static org.rocketrewards.ledger.boundary.CorrectionFixtures.refused;
import static org.rocketrewards.ledger.boundary.CorrectionFixtures.reversal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.ledger.BalanceCorrected;
import org.rocketrewards.ledger.CorrectionDraft;
import org.rocketrewards.ledger.CorrectionKind;
import org.rocketrewards.ledger.CorrectionRow;
import org.rocketrewards.ledger.CorrectionState;
import org.rocketrewards.ledger.EntryReversed;
import org.rocketrewards.ledger.EntryRow;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.testing.TestDatabase;

class CorrectionsTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private final Desk desk = new Desk(DB, false);
    private final Desk fourEyes = new Desk(DB, true);

    @BeforeEach
    void books() throws SQLException {
        CorrectionFixtures.books(DB);
    }

    private CorrectionRow book(CorrectionDraft draft) {
        return desk.call(corrections -> corrections.request(draft, null)).correction();
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
        assertThat(balance(DB, LEARNER)).isEqualTo(22);
        assertThat(desk.audit.actions()).containsExactly("correction.book");
        assertThat(desk.audit.last().reason()).isEqualTo("exam moved");
        assertHealthy(DB);
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
        assertHealthy(DB);
    }

    @Test
    void anOpeningBalanceThatWasTakenBackMayBeGivenAnew() {
        book(opening(31, 300));
        book(reversal(3, false));

        assertThat(book(opening(31, 400)).entries().get(0).balance()).isEqualTo(425);
        assertHealthy(DB);
    }

    @Test
    void anEntryIsReversedOnce() {
        CorrectionRow booked = book(reversal(2, true));

        assertThat(booked.points()).isEqualTo(-20);
        assertThat(booked.entries().get(0).reverses()).isEqualTo(2);
        assertThat(balance(DB, LEARNER)).isEqualTo(5);
        assertThat(desk.news).containsExactly(new EntryReversed(LEARNER, 2, true, Desk.NOW));
        assertThat(desk.balances).containsExactly(new BalanceCorrected(LEARNER, Desk.NOW));
        refused(ProblemType.CONFLICT, () -> book(reversal(2, false)));
        refused(ProblemType.CONFLICT, () -> book(reversal(3, false)));
        refused(ProblemType.NOT_FOUND, () -> book(reversal(9, false)));
        assertHealthy(DB);
    }

    @Test
    void allThatAnEventGaveIsTakenBackFromEverybodyOnce() {
        book(reversal(1, false));
        CorrectionRow booked = book(eventReversal(101));

        assertThat(booked.points()).isEqualTo(-27);
        assertThat(booked.entries()).extracting(EntryRow::learner).containsExactly(31L, 32L);
        assertThat(balance(DB, NEIGHBOUR)).isZero();
        assertThat(new Statements(DB.application()).entriesOfEvent(101))
                .extracting(EntryRow::points)
                .containsExactly(20L, 7L, -20L, -7L);
        refused(ProblemType.CONFLICT, () -> book(eventReversal(101)));
        refused(ProblemType.CONFLICT, () -> book(eventReversal(100)));
        refused(ProblemType.NOT_FOUND, () -> book(eventReversal(999)));
        assertHealthy(DB);
    }

    @Test
    void theSameKeyIsTheSameRequest() {
        Corrections.Requested first = desk.call(corrections -> corrections.request(adjustment(4), "k1"));
        Corrections.Requested again = desk.call(corrections -> corrections.request(adjustment(4), "k1"));

        assertThat(first.repeated()).isFalse();
        assertThat(again.repeated()).isTrue();
        assertThat(again.correction()).isEqualTo(first.correction());
        assertThat(balance(DB, LEARNER)).isEqualTo(29);
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
        assertThat(balance(DB, LEARNER)).isEqualTo(9);
        assertHealthy(DB);
    }

    @Test
    void theListIsNewestFirstAndCanBeNarrowed() {
        book(adjustment(1));
        book(opening(99, 300));
        fourEyes.call(corrections -> corrections.request(adjustment(2), null));

        assertThat(ids(null, null)).containsExactly(3L, 2L, 1L);
        assertThat(ids(CorrectionState.WAITING, null)).containsExactly(3L);
        assertThat(ids(null, 99L)).containsExactly(2L);
        assertThat(desk.call(corrections -> corrections.list(null, "moodle", null, null, 50))
                        .items())
                .hasSize(3);
        assertThatThrownBy(() -> desk.call(corrections -> corrections.list(null, null, 99L, null, 50)))
                .hasMessageContaining("learner needs the source");
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
