package org.rocketrewards.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.model.testing.TestDatabase;

class RoundTripTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private final List<String> results = new ArrayList<>();
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DB.application().getConnection();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private static RoundTrip.Column bigints(@Nullable Object... values) {
        return new RoundTrip.Column("bigint", values);
    }

    private void note(ResultSet rows) throws SQLException {
        while (rows.next()) {
            results.add(String.valueOf(rows.getString(1)));
        }
    }

    private RoundTrip trip() {
        return new RoundTrip()
                .query("SELECT count(*) FROM account", this::note)
                .update(
                        "INSERT INTO account (learner_key, opened_at) SELECT k, ? FROM unnest(?::bigint[]) k",
                        count -> results.add("opened " + count),
                        Instant.EPOCH.atOffset(ZoneOffset.UTC),
                        bigints(1, 2, 3L))
                .query("SELECT set_config('enable_seqscan', 'off', true)", rows -> {})
                .update("UPDATE account SET balance = 7 WHERE learner_key = ?", 2L)
                .query(
                        "SELECT balance FROM account WHERE learner_key = ANY (?::bigint[]) ORDER BY learner_key",
                        this::note,
                        new long[] {2, 3})
                .update(
                        "UPDATE account SET balance = 8 WHERE learner_key = ?",
                        count -> results.add("none: " + count),
                        9L)
                .query("SELECT v FROM unnest(?::text[]) v", this::note, new RoundTrip.Column("text", new Object[] {
                    "a;b", null
                }));
    }

    @Test
    void statementsSeeWhatThoseBeforeThemWroteAndAnswerInTheirOrder() throws SQLException {
        // from the fifth time on they are prepared in the server
        for (int time = 0; time < 12; time++) {
            results.clear();
            trip().send(connection);
            assertThat(results).containsExactly("0", "opened 3", "7", "0", "none: 0", "a;b", "null");
            connection.rollback();
        }
    }

    @Test
    void nothingRunsBehindWhatFails() throws SQLException {
        RoundTrip trip = new RoundTrip()
                .query("SELECT 1", this::note)
                .query("SELECT 1 / ?::bigint", this::note, 0L)
                .query("SELECT nextval('delivery_id')", this::note);
        long before = DB.number("SELECT nextval('delivery_id')");

        assertThatThrownBy(() -> trip.send(connection))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("zero");

        connection.rollback();
        assertThat(DB.number("SELECT nextval('delivery_id')")).isEqualTo(before + 1);
    }

    @Test
    void whatWasSentIsNotSentAgain() throws SQLException {
        RoundTrip trip = new RoundTrip().query("SELECT 1", this::note);
        trip.send(connection);
        trip.query("SELECT 2", this::note).send(connection);
        connection.close();

        trip.send(connection);

        assertThat(results).containsExactly("1", "2");
    }
}
