package org.rocketrewards.ledger.control;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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
    private static final String MAKE = SqlFile.read(LeaderboardStore.class, "makeLeaderboards");
    private static final String COUNT = SqlFile.read(LeaderboardStore.class, "countEntries");
    private static final String NOTE = """
            UPDATE leaderboard_progress SET entry_id = ?, looked_at = ?,
                target_entry_id = CASE WHEN target_entry_id > ? THEN target_entry_id
                                       ELSE (SELECT coalesce(max(id), 0) FROM entry) END,
                horizon = CASE WHEN target_entry_id > ? THEN horizon ELSE pg_snapshot_xmax(pg_current_snapshot()) END
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
        try (PreparedStatement note = connection.prepareStatement(NOTE)) {
            note.setLong(1, upTo);
            note.setObject(2, now.atOffset(ZoneOffset.UTC));
            note.setLong(3, upTo);
            note.setLong(4, upTo);
            note.executeUpdate();
        }
        return upTo > counted && target > upTo;
    }

    private void run(String sql, long after, long upTo) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, after);
            statement.setLong(2, upTo);
            statement.executeUpdate();
        }
    }
}
