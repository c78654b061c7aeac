package org.rocketrewards.seal.control;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Finds out up to which number everything is decided: committed, or never to come.
 *
 * <p>Numbers are drawn from a sequence before the commit, so a row with a lower number may appear after one with a higher
 * number. Whoever inserts holds a lock on the table from before the number is drawn until the transaction is visible or
 * gone. So: read the sequence, note who holds such a lock at that moment, and wait until all of them have let go. Then
 * every number up to the one read is decided, also those that were rolled back. Transactions elsewhere, however long, do
 * not matter, which is why this does not go by transaction ids.
 */
final class Horizon {
    private static final String WRITERS = "SELECT virtualtransaction FROM pg_locks"
            + " WHERE locktype = 'relation' AND granted AND relation = ?::regclass"
            + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
            + " AND mode IN ('RowExclusiveLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')";

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private Horizon() {}

    /**
     * The number up to which all rows of {@code table} are decided; empty when somebody has been writing for longer than
     * {@code patience}.
     */
    static OptionalLong of(Connection connection, String table, String sequence, Duration patience)
            throws SQLException {
        long drawn = lastDrawn(connection, sequence);
        Set<String> waitingFor = writers(connection, table);
        long end = System.nanoTime() + patience.toNanos();
        while (!waitingFor.isEmpty()) {
            if (System.nanoTime() - end > 0) {
                return OptionalLong.empty();
            }
            LockSupport.parkNanos(PAUSE_NANOS);
            waitingFor.retainAll(writers(connection, table));
        }
        return OptionalLong.of(drawn);
    }

    private static long lastDrawn(Connection connection, String sequence) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT coalesce(pg_sequence_last_value(?::regclass), 0)")) {
            query.setString(1, sequence);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static Set<String> writers(Connection connection, String table) throws SQLException {
        Set<String> transactions = new HashSet<>();
        try (PreparedStatement query = connection.prepareStatement(WRITERS)) {
            query.setString(1, table);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    transactions.add(rows.getString(1));
                }
            }
        }
        return transactions;
    }
}
