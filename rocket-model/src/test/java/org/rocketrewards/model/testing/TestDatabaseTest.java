package org.rocketrewards.model.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the migrations give the application's role, on a real PostgreSQL. */
class TestDatabaseTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    @Test
    void everyInvariantHoldsOnAnEmptyDatabase() {
        assertThat(DB.violations()).isEmpty();
    }

    @Test
    void emptyingStartsIdsAnew() {
        DB.execute("INSERT INTO event_type (name) VALUES ('x')");

        DB.empty();

        DB.execute("INSERT INTO event_type (name) VALUES ('y')");
        assertThat(DB.number("SELECT id FROM event_type")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE entry SET amount = 1",
                "DELETE FROM entry",
                "TRUNCATE entry",
                "UPDATE audit_record SET actor = 'nobody'",
                "DELETE FROM audit_record",
                "UPDATE rule_set SET note = ''",
                "UPDATE rule_set SET document = '{\"rules\": []}'",
                "UPDATE rule_set SET effective_from = now()",
                "DELETE FROM rule_set",
                "TRUNCATE rule_set",
                "UPDATE event SET moodle_id = 1",
                "DELETE FROM event",
                "DELETE FROM source",
                "UPDATE badge_mapping SET award_points = 1",
                "DELETE FROM badge_mapping",
                "UPDATE credential_change SET change = 'revoked'",
                "DELETE FROM credential",
                "CREATE TABLE own (id integer)"
            })
    void applicationMayNotChangeWhatIsBooked(String sql) throws SQLException {
        try (Connection connection = DB.application().getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("permission denied");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "accepted, points = 1, false",
        "accepted, decisions = NULL, false",
        "accepted, fields = NULL, true",
        "accepted, 'field_form = NULL, field_parts = NULL', true",
        "accepted, decision_form = 1, false",
        "quarantined, points = 1, true"
    })
    void applicationMayNotChangeAnEventThatIsDecided(String outcome, String change, boolean allowed)
            throws SQLException {
        DB.empty();
        DB.execute("SELECT ensure_month('event', '2026-11-22T10:00:00Z')");
        DB.execute("INSERT INTO event (moodle_id, actor_key, event_type_id, occurred_at, id, received_at, content_hash,"
                + " rule_set_version, outcome, decisions, fields)"
                + " VALUES (1, 2, 1, '2026-11-22T10:00:00Z', 1, '2026-11-22T10:00:01Z', 3, 1, '" + outcome
                + "', '[]', '{}')");

        try (Connection connection = DB.application().getConnection();
                Statement statement = connection.createStatement()) {
            String sql = "UPDATE event SET " + change;
            if (allowed) {
                assertThat(statement.executeUpdate(sql)).isEqualTo(1);
            } else {
                assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("permission denied");
            }
        } finally {
            DB.empty();
        }
    }

    @ParameterizedTest
    @CsvSource({"forged, false", "{\"erased\":true}, true"})
    void applicationMayEraseABodyButNotRewriteIt(String body, boolean allowed) throws SQLException {
        DB.empty();
        DB.execute("SELECT ensure_month('raw_body', '2026-11-22T10:00:00Z')");
        DB.execute("INSERT INTO raw_body (delivery_id, received_at, body) VALUES (1, '2026-11-22T10:00:00Z', 'sent')");

        try (Connection connection = DB.application().getConnection();
                Statement statement = connection.createStatement()) {
            String sql = "UPDATE raw_body SET body = '" + body + "'";
            if (allowed) {
                assertThat(statement.executeUpdate(sql)).isEqualTo(1);
            } else {
                assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("permission denied");
            }
        } finally {
            DB.empty();
        }
    }

    @Test
    void applicationMakesTheMonthThatItNeedsOnce() throws SQLException {
        OffsetDateTime at = OffsetDateTime.parse("2026-11-30T23:59:59Z");

        for (int i = 0; i < 2; i++) {
            try (Connection connection = DB.application().getConnection();
                    var call = connection.prepareStatement("SELECT ensure_month('delivery', ?)")) {
                call.setObject(1, at);
                call.execute();
            }
        }

        assertThat(DB.number("SELECT count(*) FROM pg_inherits WHERE inhrelid = 'delivery_202611'::regclass"))
                .isEqualTo(1);
    }
}
