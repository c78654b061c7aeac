package org.rocketrewards.ledger.control;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.rocketrewards.database.SqlFile;

/**
 * Brings the leaderboards up to what is booked, in the caller's transaction. Entries get their ids from a sequence and
 * become visible when their transactions commit, so a lower id can appear after a higher one: a range of ids is counted
 * once every transaction has ended that was running when its end was looked up.
 */
public final class LeaderboardStore {
    private static final String BEGIN = """
            INSERT INTO leaderboard_progress (entry_id, target_entry_id, horizon, looked_at) VALUES (0, 0, '0', ?)
            ON CONFLICT DO NOTHING
            """;
    private static final String TAKE = """
            SELECT entry_id, target_entry_id, pg_snapshot_xmin(pg_current_snapshot()) >= horizon AS settled
            FROM leaderboard_progress FOR UPDATE SKIP LOCKED
            """;
    private static final String CHANGES = SqlFile.read(LeaderboardStore.class, "changes");
    private static final String MAKE = CHANGES + SqlFile.read(LeaderboardStore.class, "makeLeaderboards");
    private static final String COUNT = CHANGES + SqlFile.read(LeaderboardStore.class, "countEntries");
    private static final String NOTE = """
            UPDATE leaderboard_progress SET entry_id = ?, looked_at = coalesce(
                (SELECT e.booked_at FROM entry e WHERE e.id > ? AND e.id <= ? ORDER BY e.id DESC LIMIT 1), looked_at)
            """;
    private static final String LOOK = """
            UPDATE leaderboard_progress SET entry_id = target_entry_id, looked_at = coalesce(target_at, ?), target_at = ?,
                target_entry_id = (SELECT coalesce(max(id), 0) FROM entry),
                horizon = pg_snapshot_xmax(pg_current_snapshot())
            """;

    private final Connection connection;

    /** In the caller's transaction. */
    public LeaderboardStore(Connection connection) {
        this.connection = connection;
    }

    /**
     * Counts what is settled, and looks how far the books have come meanwhile.
     *
     * @param most how many entries at once
     * @return whether there is more to count at once; false also while another node is at it
     */
    public boolean advance(int most, Instant now) throws SQLException {
        try (PreparedStatement begin = connection.prepareStatement(BEGIN)) {
            begin.setObject(1, now.atOffset(ZoneOffset.UTC));
            begin.executeUpdate();
        }
        long counted;
        long target;
        boolean settled;
        try (PreparedStatement take = connection.prepareStatement(TAKE);
                ResultSet row = take.executeQuery()) {
            if (!row.next()) {
                return false;
            }
            counted = row.getLong(1);
            target = row.getLong(2);
            settled = row.getBoolean(3);
        }
        long upTo = settled ? Math.min(target, counted + most) : counted;
        if (upTo > counted) {
            run(MAKE, counted, upTo);
            run(COUNT, counted, upTo);
        }
        OffsetDateTime time = now.atOffset(ZoneOffset.UTC);
        if (upTo == target) {
            update(LOOK, time, time);
        } else if (upTo > counted) {
            update(NOTE, upTo, counted, upTo);
        }
        return upTo > counted && target > upTo;
    }

    /** The highest number that an entry was given, in a transaction that may have been rolled back. */
    public long numbered() throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT coalesce(pg_sequence_last_value('entry_id'), 0)");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Numbers stand in the statement as they are: a plan made once for any range of ids would read all of them. */
    private void run(String sql, long after, long upTo) throws SQLException {
        update(sql.replace("{after}", Long.toString(after)).replace("{upTo}", Long.toString(upTo)));
    }

    private void update(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
