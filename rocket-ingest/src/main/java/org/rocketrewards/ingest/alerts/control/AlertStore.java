package org.rocketrewards.ingest.alerts.control;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.database.SqlFile;

/** Raises alerts and ends them, and keeps who is to be told; in the caller's transaction. */
public final class AlertStore {
    /** An alert ends when it was not so for this long; what comes and goes is one alert. */
    public static final Duration LINGERS = Duration.ofMinutes(10);
    /** Longer than any channel takes, so that two nodes do not tell the same. */
    static final Duration LONGEST = Duration.ofMinutes(3);
    /** How far ahead the next try is at most; what lies beyond was written before the clock was set back. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(35);
    /** What could not be told for this long is given up. */
    static final Duration WORTH_TELLING = Duration.ofDays(1);

    /** Looking must not hold up those who deliver. */
    private static final int TIMEOUT_SECONDS = 20;

    private static final String LOCK = "SELECT pg_try_advisory_xact_lock(7207, 2)";
    private static final String RAISE = SqlFile.read(AlertStore.class, "raise");
    private static final String END =
            "UPDATE alert SET over_at = ? WHERE over_at IS NULL AND (seen_at <= ? OR seen_at > ?)"
                    + " RETURNING id, true AS raised";
    private static final String TELL = """
            INSERT INTO alert_notice (alert_id, channel, news, made_at)
            SELECT a, c, ?, ? FROM unnest(?::bigint[]) a CROSS JOIN unnest(?::text[]) c ORDER BY a, c
            """;
    private static final String TAKE = """
            UPDATE alert_notice SET busy_until = ?, tries = tries + 1
            WHERE id IN (SELECT id FROM alert_notice
                         WHERE sent_at IS NULL AND given_up_at IS NULL AND (busy_until IS NULL OR busy_until <= ? OR busy_until > ?)
                         ORDER BY id LIMIT 20 FOR UPDATE SKIP LOCKED)
            RETURNING id, true AS raised
            """;
    private static final String SENT = "UPDATE alert_notice SET sent_at = ?, busy_until = NULL WHERE id = ?";
    private static final String NOT_SENT = """
            UPDATE alert_notice
            SET failure = ?, busy_until = ?::timestamptz + least(tries, 30) * interval '1 minute',
                given_up_at = CASE WHEN made_at <= ? THEN ?::timestamptz END
            WHERE id = ?
            """;

    private final Connection connection;
    private final Instant now;

    /** Works with {@code connection}, in its transaction. */
    public AlertStore(Connection connection, Instant now) {
        this.connection = connection;
        this.now = now;
    }

    /** Whether it is this node's turn to look, until the transaction ends. */
    public boolean takeTurn() throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK);
                ResultSet result = lock.executeQuery()) {
            return result.next() && result.getBoolean(1);
        }
    }

    /**
     * Looks for what is wrong.
     *
     * @param tokenDays how long before a token ends it is worth an alert
     * @param overdue months that were to leave a day ago and are still here
     * @return what was not raised before
     */
    public List<Long> raise(int tokenDays, int overdue) throws SQLException {
        return changed(RAISE, now, tokenDays, overdue);
    }

    /** Ends what is no longer so, and says which that are. */
    public List<Long> end() throws SQLException {
        return changed(END, now, now.minus(LINGERS), now.plus(LINGERS));
    }

    /** Notes that each of these channels is to tell of these alerts. */
    public void tell(List<Long> alerts, String news, Collection<String> channels) throws SQLException {
        if (!alerts.isEmpty() && !channels.isEmpty()) {
            execute(
                    TELL,
                    news,
                    now,
                    connection.createArrayOf("bigint", alerts.toArray()),
                    connection.createArrayOf("text", channels.toArray()));
        }
    }

    /** Takes the notices that are due; who dies with one gives it back by time, so that it is told at least once. */
    public List<Long> take() throws SQLException {
        return changed(TAKE, now.plus(LONGEST), now, now.plus(LONGEST_PAUSE));
    }

    /** It was told. */
    public void sent(long notice) throws SQLException {
        execute(SENT, now, notice);
    }

    /** It could not be told; tried again a minute later, then less and less often, for a day. */
    public void notSent(long notice, @Nullable String failure) throws SQLException {
        execute(NOT_SENT, failure == null ? "unknown" : failure, now, now.minus(WORTH_TELLING), now, notice);
    }

    /** Ids of the rows that a statement wrote and calls raised. */
    private List<Long> changed(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<Long> ids = new ArrayList<>();
            while (rows.next()) {
                if (rows.getBoolean("raised")) {
                    ids.add(rows.getLong("id"));
                }
            }
            return ids;
        }
    }

    private void execute(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameters)) {
            statement.executeUpdate();
        }
    }

    private PreparedStatement prepared(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setQueryTimeout(TIMEOUT_SECONDS);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(
                    i + 1, parameters[i] instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : parameters[i]);
        }
        return statement;
    }
}
