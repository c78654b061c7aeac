package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.ingest.traffic.SetupState;
import org.rocketrewards.ingest.traffic.control.SetupReader;
import org.rocketrewards.model.testing.TestDatabase;

class SetupReaderTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private static final Instant NOW = IntakeFixture.NOW;

    @BeforeEach
    void aSource() {
        DB.execute("INSERT INTO source (name, title, created_at) VALUES ('moodle', 'Moodle', now()),"
                + " ('other', 'Other', now())");
        DB.execute("SELECT ensure_month('delivery', '2026-11-22')");
    }

    @Test
    void aSourceThatNeverSentAnythingWaits() {
        SetupState state = state();

        assertThat(state.delivers()).isFalse();
        assertThat(state.looked()).isZero();
        assertThat(state.refusal()).isNull();
    }

    @Test
    void theFirstEventTellsWhatItCarries() {
        IntakeFixture intake = new IntakeFixture(DB);
        intake.send(
                IntakeFixture.body(7, "\\core\\event\\course_completed", 31, "relateduserid", "31", "courseid", "2"));
        intake.send(IntakeFixture.body(8, "\\core\\event\\user_loggedin", 31));

        SetupState state = state();

        assertThat(state.delivers()).isTrue();
        assertThat(state.newestAt()).isEqualTo(NOW);
        assertThat(state.looked()).isEqualTo(2);
        assertThat(state.carryLearner()).isEqualTo(1);
        assertThat(state.carryContext()).isZero();
        assertThat(state.eventTypes()).isEqualTo(2);
    }

    @Test
    void whatIsIgnoredWasTakenToo() {
        new IntakeFixture(DB).send(IntakeFixture.body(7, "\\core\\event\\not_of_interest", 31));

        assertThat(state().delivers()).isTrue();
    }

    @Test
    void aRefusalIsShownUntilSomethingIsTaken() {
        refused(1, "token_refused");

        assertThat(state().refusal()).isNotNull().satisfies(refusal -> {
            assertThat(refusal.reason()).isEqualTo("token_refused");
            assertThat(refusal.address()).isEqualTo("192.0.2.9");
        });

        new IntakeFixture(DB).send(IntakeFixture.body(7, "\\core\\event\\user_loggedin", 31));
        assertThat(state().refusal()).isNull();
    }

    @Test
    void anUnknownTokenIsNobodysButShown() {
        refused(null, "token_refused");

        assertThat(state().unknownTokenFrom()).isEqualTo("192.0.2.9");
        assertThat(state().refusal()).isNull();
    }

    @Test
    void anotherSourcesDeliveriesDoNotCount() {
        new IntakeFixture(DB).send(IntakeFixture.body(7, "\\core\\event\\user_loggedin", 31));

        assertThat(new SetupReader(DB.application()).of(2, true, NOW).delivers())
                .isFalse();
    }

    private static SetupState state() {
        return new SetupReader(DB.application()).of(1, true, NOW);
    }

    private static void refused(@Nullable Integer source, String reason) {
        DB.execute(
                "INSERT INTO delivery (id, received_at, source_id, address, outcome, reason, detail, http_status)"
                        + " VALUES (nextval('delivery_id'), ?, ?, '192.0.2.9', 'refused', ?, 'Do this.', 401)",
                NOW.atOffset(ZoneOffset.UTC),
                source,
                reason);
    }
}
