package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.ingest.Receipt;
import org.rocketrewards.ingest.control.simulation.SimulationReader;
import org.rocketrewards.model.Outcome;
import org.rocketrewards.model.testing.TestDatabase;
import org.rocketrewards.rules.SourceTraits;
import org.rocketrewards.seal.SealSigner;
import org.rocketrewards.seal.control.Sealer;
import org.rocketrewards.seal.verify.DatabaseVerifier;
import org.rocketrewards.seal.verify.Finding;
import org.rocketrewards.seal.verify.Trust;

/** The clock is set back and forward, between batches and within one: the books stay as good as they were. */
class JumpingClockTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private static final String POSTED = "\\mod_forum\\event\\post_created";
    private static final Instant NOW = IntakeFixture.NOW;
    private static final Instant MONTH_END = Instant.parse("2026-11-30T23:59:59.999999Z");
    /** One after the other. */
    private static final List<Instant> MOMENTS = List.of(
            NOW,
            NOW.minus(Duration.ofHours(1)),
            NOW.plus(Duration.ofDays(40)),
            NOW.minusSeconds(30),
            MONTH_END,
            MONTH_END.plus(1, ChronoUnit.MICROS),
            MONTH_END.minusSeconds(1),
            Instant.parse("2026-12-31T23:59:59Z"),
            NOW.minus(Duration.ofHours(20)),
            NOW);

    private final SealSigner signer = SealSigner.generate("example.org/rocket/");
    private IntakeFixture intake;

    @BeforeEach
    void aSource() {
        DB.execute("INSERT INTO source (name, title, created_at) VALUES ('moodle', 'Moodle', now())");
        intake = new IntakeFixture(DB);
    }

    @Test
    void eachIsBookedOnceWheneverItComes() throws SQLException {
        List<String> sent = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        for (Instant moment : MOMENTS) {
            intake.at(moment);
            for (int batch = 0; batch < 3; batch++) {
                String body = post(sent.size() + 1);
                List<Receipt> receipts = intake.send(body, sent.isEmpty() ? body : sent.get(sent.size() / 2));
                sent.add(body);

                assertThat(receipts).extracting(Receipt::outcome).containsExactly(Outcome.ACCEPTED, Outcome.DUPLICATE);
                receipts.forEach(receipt -> ids.add(receipt.delivery()));
            }
            assertThat(seal(moment)).isEqualTo(3);
        }

        assertBookedOnce(sent.size(), ids);
    }

    @Test
    void theClockMayJumpWhileABatchGathers() throws SQLException {
        List<Delivered> batch = new ArrayList<>();
        List<Delivered> again = new ArrayList<>();
        for (Instant moment : MOMENTS) {
            intake.at(moment);
            String body = post(batch.size() + 1);
            batch.add(intake.delivered(body));
            again.add(intake.at(NOW).delivered(body));
        }

        List<Long> ids = new ArrayList<>();
        for (Receipt receipt : intake.at(NOW.minus(Duration.ofDays(3))).write(batch)) {
            assertThat(receipt.outcome()).isEqualTo(Outcome.ACCEPTED);
            ids.add(receipt.delivery());
        }
        for (Receipt receipt : intake.at(NOW.plus(Duration.ofDays(3))).write(again)) {
            assertThat(receipt.outcome()).isEqualTo(Outcome.DUPLICATE);
            ids.add(receipt.delivery());
        }

        seal(NOW);
        assertBookedOnce(batch.size(), ids);
    }

    @Test
    void whatDiedBeforeTheClockWasSetBackIsNotWaitedFor() {
        SimulationReader simulations = new SimulationReader(DB.application());
        SourceTraits source = new SourceTraits(1, ZoneOffset.UTC, false, Set.of(), Set.of());
        simulations.start("1", source, RulesAgain.LONG_AGO, RulesAgain.FAR_AHEAD, NOW.plus(Duration.ofDays(40)), "ada");

        assertThat(simulations.running(NOW.plus(Duration.ofDays(40)))).isOne();
        assertThat(simulations.running(NOW)).isZero();
    }

    private static String post(int id) {
        return IntakeFixture.body(id, POSTED, 1_000 + id, "objectid", String.valueOf(id));
    }

    private int seal(Instant moment) throws SQLException {
        try (Connection connection = DB.application().getConnection()) {
            connection.setAutoCommit(false);
            assertThat(Sealer.takeTurn(connection)).isTrue();
            Sealer.Round round = new Sealer(connection, signer, moment, Duration.ZERO).seal("example.org/rocket/1");
            connection.commit();
            return round.entries();
        }
    }

    private void assertBookedOnce(int events, List<Long> ids) throws SQLException {
        assertThat(ids).isSorted();
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        assertThat(DB.number("SELECT count(*) FROM event")).isEqualTo(events);
        assertThat(DB.number("SELECT count(DISTINCT moodle_id) FROM event")).isEqualTo(events);
        assertThat(DB.number("SELECT sum(amount) FROM entry")).isEqualTo(5L * events);
        assertThat(DB.violations()).isEqualTo(Map.of());
        try (Connection connection = DB.owner().getConnection()) {
            assertThat(new DatabaseVerifier(connection, new Trust(List.of(signer.key()), List.of()), (what, done) -> {})
                            .run()
                            .findings())
                    .extracting(Finding::toString)
                    .isEmpty();
        }
    }
}
