package org.rocketrewards.ingest.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rocketrewards.ingest.boundary.DeliveryLogFixture.COMPLETED;
import static org.rocketrewards.ingest.boundary.DeliveryLogFixture.MOODLE;
import static org.rocketrewards.ingest.boundary.DeliveryLogFixture.receivedAt;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.ingest.DeliveryDetail;
import org.rocketrewards.ingest.DeliveryRow;
import org.rocketrewards.ingest.EventDetail;
import org.rocketrewards.ingest.RawBody;
import org.rocketrewards.ledger.boundary.PostingBatch;
import org.rocketrewards.ledger.boundary.Statements;
import org.rocketrewards.model.Outcome;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.model.testing.TestDatabase;

class DeliveryDetailTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private final DeliveryLog log = new DeliveryLog();
    private DeliveryLogFixture rows;

    @BeforeEach
    void anEventAndItsRepeats() {
        log.database = DB.application();
        log.statements = new Statements(DB.application());
        rows = new DeliveryLogFixture(DB);
        rows.accepted(1, MOODLE, COMPLETED, 31, 50);
        rows.body(1, "application/json", "{\"id\":\"1001\",\"x\":\"é\"}".getBytes(StandardCharsets.UTF_8));
        rows.duplicate(2, MOODLE, COMPLETED, 31, 1);
        rows.duplicate(3, MOODLE, COMPLETED, 31, 1);
        rows.refused(4);
        rows.quarantined(5, MOODLE, COMPLETED, -1, "learner_missing");
    }

    @Test
    void anEventTellsIdentityAttributionDecisionsAndEntries() throws SQLException {
        try (Connection connection = DB.application().getConnection()) {
            PostingBatch batch = new PostingBatch(connection, receivedAt(1));
            batch.lock(List.of(UserKey.of(MOODLE, 31)));
            batch.award(UserKey.of(MOODLE, 31), 50, new PostingBatch.Cause(1, receivedAt(1), 1, 1));
            batch.save();
        }

        EventDetail event = log.event(1).orElseThrow();

        assertThat(event.source()).isEqualTo("moodle");
        assertThat(event.moodleId()).isEqualTo(1001);
        assertThat(event.eventName()).isEqualTo("\\core\\event\\course_completed");
        assertThat(event.actor()).isEqualTo(31);
        assertThat(event.learner()).isEqualTo(31);
        assertThat(event.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(event.occurredAt()).isEqualTo(receivedAt(1).minusSeconds(1));
        assertThat(event.flags()).containsExactly("attributed_to_actor");
        assertThat(event.decisions()).hasToString("[{\"rule\":\"course.completed\",\"reason\":\"awarded\"}]");
        assertThat(event.fields()).hasToString("{\"objectid\":\"44\"}");
        assertThat(event.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.points()).isEqualTo(50);
            assertThat(entry.event()).isEqualTo(1);
        });
    }

    @Test
    void anEventInQuarantineHasNoLearner() {
        EventDetail event = log.event(5).orElseThrow();

        assertThat(event.actor()).isEqualTo(-1);
        assertThat(event.learner()).isNull();
        assertThat(event.reason()).isEqualTo("learner_missing");
        assertThat(event.entries()).isEmpty();
    }

    @Test
    void theFirstDeliveryShowsItsBodyAndItsRepeats() {
        DeliveryDetail detail = log.delivery(1).orElseThrow();

        assertThat(detail.body()).isEqualTo(new RawBody("application/json", 22, "{\"id\":\"1001\",\"x\":\"é\"}", true));
        assertThat(detail.event()).isEqualTo(log.event(1).orElseThrow());
        assertThat(detail.others()).extracting(DeliveryRow::id).containsExactly(3L, 2L);
    }

    @Test
    void aRepeatShowsTheEventThatItRepeats() {
        DeliveryDetail detail = log.delivery(2).orElseThrow();

        assertThat(detail.delivery().outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(detail.body()).isNull();
        assertThat(Objects.requireNonNull(detail.event()).id()).isEqualTo(1);
        assertThat(detail.others()).extracting(DeliveryRow::id).containsExactly(3L, 1L);
    }

    @Test
    void aRefusedDeliveryHasNeitherBodyNorEvent() {
        DeliveryDetail detail = log.delivery(4).orElseThrow();

        assertThat(detail.body()).isNull();
        assertThat(detail.event()).isNull();
        assertThat(detail.others()).isEmpty();
    }

    @Test
    void bytesThatAreNoTextAreShownAsFarAsTheyGo() {
        rows.body(5, "text/plain", new byte[] {'a', (byte) 0xFF, 'b', 0});

        RawBody body = Objects.requireNonNull(log.delivery(5).orElseThrow().body());

        assertThat(body.text()).isEqualTo("a\uFFFDb\0");
        assertThat(body.exact()).isFalse();
        assertThat(body.bytes()).isEqualTo(4);
    }

    @Test
    void whatDoesNotExistIsEmpty() {
        assertThat(log.delivery(99)).isEmpty();
        assertThat(log.event(2)).isEmpty();
    }
}
