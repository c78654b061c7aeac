package org.rocketrewards.seal.control;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The run of leaves that holds everything booked and recorded in a period.
 *
 * @param first position of the first leaf
 * @param end position after the last one
 */
record BundleRange(long first, long end) {
    /** Numbers are not quite in the order of time: several nodes write, and a booking takes a while. */
    private static final Duration SLACK = Duration.ofMinutes(5);

    private static final String BATCH_BOOKED = "SELECT e.booked_at >= ? FROM seal_batch b"
            + " JOIN entry e ON e.id = b.first_entry WHERE b.batch = ? LIMIT 1";

    static BundleRange of(Connection connection, Instant from, Instant to) throws SQLException {
        Positions positions = new Positions(connection);
        long batches = positions.number("SELECT coalesce(max(batch), 0) FROM seal_batch");
        if (batches > 0) {
            // the first batch that begins in the period may have entries of it before: one earlier
            long low = Math.max(1, firstBookedAt(connection, batches, from.minus(SLACK)) - 1);
            long high = firstBookedAt(connection, batches, to.plus(SLACK)) - 1;
            if (high >= low) {
                positions.add("SELECT min(position), max(position) FROM seal_leaf WHERE kind = 'batch' AND ref BETWEEN "
                        + low + " AND " + high);
            }
        }
        String records = "SELECT min(id) AS low, max(id) AS high FROM audit_record"
                + " WHERE recorded_at >= ? AND recorded_at < ?";
        positions.add(
                "SELECT min(l.position), max(l.position) FROM (" + records + ") r"
                        + " JOIN seal_leaf l ON l.kind = 'audit' AND l.ref BETWEEN r.low AND r.high",
                from,
                to);
        return positions.range();
    }

    /** The lowest batch whose first entry was booked then or later; one behind the last when there is none. */
    private static long firstBookedAt(Connection connection, long batches, Instant time) throws SQLException {
        long low = 1;
        long high = batches + 1;
        try (PreparedStatement query = connection.prepareStatement(BATCH_BOOKED)) {
            query.setObject(1, time.atOffset(ZoneOffset.UTC));
            while (low < high) {
                long middle = low + high >>> 1;
                query.setLong(2, middle);
                try (ResultSet row = query.executeQuery()) {
                    if (row.next() && row.getBoolean(1)) {
                        high = middle;
                    } else {
                        low = middle + 1;
                    }
                }
            }
        }
        return low;
    }

    /** Widens to all positions that statements find. */
    private static final class Positions {
        private final Connection connection;
        private @Nullable BundleRange range;

        Positions(Connection connection) {
            this.connection = connection;
        }

        void add(String sql, Instant... parameters) throws SQLException {
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    query.setObject(i + 1, parameters[i].atOffset(ZoneOffset.UTC));
                }
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    long first = row.getLong(1);
                    if (!row.wasNull()) {
                        long end = row.getLong(2) + 1;
                        range = range == null
                                ? new BundleRange(first, end)
                                : new BundleRange(Math.min(range.first(), first), Math.max(range.end(), end));
                    }
                }
            }
        }

        long number(String sql) throws SQLException {
            try (PreparedStatement query = connection.prepareStatement(sql);
                    ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }

        BundleRange range() throws SQLException {
            if (range != null) {
                return range;
            }
            long size = number("SELECT coalesce(max(position) + 1, 0) FROM seal_leaf");
            return new BundleRange(size, size);
        }
    }
}
