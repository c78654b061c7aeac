package org.rocketrewards.seal.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.model.testing.TestDatabase;
import org.rocketrewards.seal.boundary.Sealing.WitnessTurn;

/** Who tells a witness, when there are several nodes and some of them die. */
class WitnessesTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String WITNESS = "file /mnt/witness";

    @Test
    void oneNodeTellsAndTheOthersDoNot() {
        assertThat(turn(0, 7)).isEqualTo(WitnessTurn.OURS);
        assertThat(turn(0, 7)).isEqualTo(WitnessTurn.NOT_DUE);
        node(1).told(WITNESS, 7);

        assertThat(turn(2, 8)).isEqualTo(WitnessTurn.NOT_DUE);
        assertThat(turn(61 * 60, 8)).isEqualTo(WitnessTurn.OURS);
    }

    @Test
    void aNodeThatDoesNotHoldTheSequencersLockDoesNotTell() throws SQLException {
        try (Connection sealing = DB.application().getConnection();
                Statement statement = sealing.createStatement()) {
            sealing.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock(7207, 0)");

            assertThat(turn(0, 7)).isEqualTo(WitnessTurn.NOT_OURS);
            sealing.rollback();
        }

        assertThat(turn(0, 7)).isEqualTo(WitnessTurn.OURS);
    }

    @Test
    void whatANodeDidNotTellBeforeItDiedAnotherTells() {
        assertThat(turn(0, 7)).isEqualTo(WitnessTurn.OURS);

        assertThat(turn(120, 7)).isEqualTo(WitnessTurn.NOT_DUE);
        assertThat(turn(181, 7)).isEqualTo(WitnessTurn.OURS);
    }

    @Test
    void whatFailedIsTriedAgainAMinuteLater() {
        turn(0, 7);
        node(5).notTold(WITNESS);

        assertThat(turn(10, 7)).isEqualTo(WitnessTurn.NOT_DUE);
        assertThat(turn(66, 7)).isEqualTo(WitnessTurn.OURS);
    }

    @Test
    void nothingNewIsNotTold() {
        turn(0, 7);
        node(1).told(WITNESS, 7);

        assertThat(turn(2 * 60 * 60, 7)).isEqualTo(WitnessTurn.NOT_DUE);
    }

    @Test
    void eachWitnessHasItsOwnTurn() {
        assertThat(turn(0, 7)).isEqualTo(WitnessTurn.OURS);
        assertThat(node(0).takeTurn("mail to auditor@example.org", 7, HOUR)).isEqualTo(WitnessTurn.OURS);
    }

    private static WitnessTurn turn(long seconds, long size) {
        return node(seconds).takeTurn(WITNESS, size, HOUR);
    }

    /** Any node, so many seconds after noon. */
    private static Sealing node(long seconds) {
        Sealing sealing = new Sealing();
        sealing.database = DB.application();
        sealing.clock = Clock.fixed(NOON.plusSeconds(seconds), ZoneOffset.UTC);
        return sealing;
    }
}
