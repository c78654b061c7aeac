package org.rocketrewards.ledger.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rocketrewards.ledger.boundary.CorrectionFixtures.LEARNER;
import static org.rocketrewards.ledger.boundary.CorrectionFixtures.adjustment;
import static org.rocketrewards.ledger.boundary.CorrectionFixtures.assertHealthy;
import static org.rocketrewards.ledger.boundary.CorrectionFixtures.balance;
import static org.rocketrewards.ledger.boundary.CorrectionFixtures.refused;
import static org.rocketrewards.ledger.boundary.CorrectionFixtures.reversal;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.ledger.CorrectionRow;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.testing.TestDatabase;

/** With four eyes one asks and another decides. */
class FourEyesTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private final Desk fourEyes = new Desk(DB, true);

    @BeforeEach
    void books() throws SQLException {
        CorrectionFixtures.books(DB);
    }

    @Test
    void withFourEyesNothingIsBookedUntilSomebodyElseAgrees() {
        CorrectionRow waiting = fourEyes.call(corrections -> corrections.request(adjustment(4), null))
                .correction();
        assertThat(waiting.state()).isEqualTo("waiting");
        assertThat(balance(DB, LEARNER)).isEqualTo(25);
        refused(ProblemType.FORBIDDEN, () -> approve("ada", waiting.id()));

        CorrectionRow booked = approve("grace", waiting.id());

        assertThat(booked.state()).isEqualTo("booked");
        assertThat(booked.decidedBy()).isEqualTo("grace");
        assertThat(booked.note()).isEqualTo("seen");
        assertThat(balance(DB, LEARNER)).isEqualTo(29);
        assertThat(fourEyes.audit.actions()).containsExactly("correction.request", "correction.book");
        refused(ProblemType.CONFLICT, () -> approve("grace", waiting.id()));
        assertHealthy(DB);
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
        assertThat(balance(DB, LEARNER)).isEqualTo(25);
        assertHealthy(DB);
    }

    @Test
    void whatCannotBeBookedIsRefusedWhenItIsAskedFor() {
        refused(
                ProblemType.NOT_FOUND,
                () -> fourEyes.call(corrections -> corrections.request(reversal(9, false), null)));
        assertThat(DB.number("SELECT count(*) FROM correction")).isZero();
    }
}
