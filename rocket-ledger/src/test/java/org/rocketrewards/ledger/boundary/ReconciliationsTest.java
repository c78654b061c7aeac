package org.rocketrewards.ledger.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.ledger.Reconciliation;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.model.testing.TestDatabase;

class ReconciliationsTest {
    private static final long LEARNER = UserKey.of(1, 31);

    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private final RecordedAudit audit = new RecordedAudit();

    @BeforeEach
    void anAward() throws SQLException {
        DB.execute("INSERT INTO source (name, title, created_at) VALUES ('moodle', 'Moodle', now())");
        try (Connection connection = DB.application().getConnection()) {
            PostingBatch batch = new PostingBatch(connection, Desk.NOW);
            batch.lock(List.of(LEARNER));
            batch.award(LEARNER, 5, PostingBatch.Cause.byHand(Desk.NOW));
            batch.save();
        }
    }

    private Reconciliation run() {
        try (Connection connection = DB.application().getConnection()) {
            connection.setAutoCommit(false);
            Reconciliations reconciliations = new Reconciliations();
            reconciliations.database = Desk.always(connection);
            reconciliations.audit = audit;
            reconciliations.clock = Clock.fixed(Desk.NOW, ZoneOffset.UTC);
            return reconciliations.run();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void soundBooksAreBalanced() {
        Reconciliation result = run();

        assertThat(result.balanced()).isTrue();
        assertThat(result.totals()).isEqualTo(new Reconciliation.Totals(1, 1, 5, -5, 0, 0, 0));
        assertThat(result.checks()).hasSizeGreaterThan(8).allSatisfy(check -> {
            assertThat(check.state()).as(check.name()).isEqualTo("holds");
            assertThat(check.meaning()).as(check.name()).isNotBlank();
        });
        assertThat(audit.actions()).containsExactly("ledger.reconcile");
    }

    @Test
    void aDifferenceIsListedAndLeftAsItIs() {
        DB.execute("UPDATE account SET balance = 6");

        Reconciliation result = run();

        assertThat(result.balanced()).isFalse();
        assertThat(result.checks().stream()
                        .filter(check -> check.name().equals("balances_equal_entries"))
                        .findFirst()
                        .orElseThrow())
                .satisfies(check -> {
                    assertThat(check.state()).isEqualTo("broken");
                    assertThat(check.differences())
                            .containsExactly(Map.of(
                                    "learner_key",
                                    "" + LEARNER,
                                    "balance",
                                    "6",
                                    "total",
                                    "5",
                                    "entries",
                                    "1",
                                    "n",
                                    "1"));
                });
        assertThat(DB.number("SELECT balance FROM account")).isEqualTo(6);
    }

    @Test
    void notMoreThanAHundredAreListed() {
        DB.execute(
                "INSERT INTO account (learner_key, balance, opened_at) SELECT n, 1, now() FROM generate_series(1, 500) n");

        assertThat(run().checks().stream()
                        .filter(check -> check.name().equals("balances_equal_entries"))
                        .findFirst()
                        .orElseThrow())
                .satisfies(check -> {
                    assertThat(check.differences()).hasSize(100);
                    assertThat(check.more()).isTrue();
                });
    }
}
