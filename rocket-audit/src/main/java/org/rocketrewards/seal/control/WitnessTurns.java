package org.rocketrewards.seal.control;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Which witness is to be told now, and by whom, in the caller's transaction. A turn is taken before the witness is told and
 * given back afterwards; a node that dies in between gives it back by time, and the next one tells the witness again. So a
 * checkpoint that is due is told at least once. What lies further ahead than it can was written before the clock was set
 * back, and counts for nothing.
 */
public final class WitnessTurns {
    /** Longer than any witness takes, so that two nodes do not tell the same one at the same time. */
    static final Duration LONGEST = Duration.ofMinutes(3);

    private static final Duration RETRY = Duration.ofMinutes(1);

    private static final String TAKE = """
            INSERT INTO seal_witness AS w (witness, busy_until) VALUES (?, ?)
            ON CONFLICT (witness) DO UPDATE SET busy_until = excluded.busy_until
            WHERE w.told_size IS DISTINCT FROM ? AND (w.told_at IS NULL OR w.told_at <= ? OR w.told_at > ?)
              AND (w.busy_until IS NULL OR w.busy_until <= ? OR w.busy_until > ?)
            """;

    private static final String TOLD =
            "UPDATE seal_witness SET told_size = ?, told_at = ?, busy_until = NULL WHERE witness = ?";

    private static final String FAILED = "UPDATE seal_witness SET busy_until = ? WHERE witness = ?";

    private final Connection connection;

    /** The turns that this connection sees. */
    public WitnessTurns(Connection connection) {
        this.connection = connection;
    }

    /**
     * Takes the turn to tell a witness of a tree of this size; false when it has been told, not long ago or of that very
     * size, or somebody is about to.
     *
     * @param every how often it wants to be told
     */
    public boolean take(String witness, long size, Instant now, Duration every) throws SQLException {
        Instant ahead = now.plus(LONGEST);
        return execute(TAKE, witness, ahead, size, now.minus(every), ahead, now, ahead) == 1;
    }

    /** It was told of a tree of this size. */
    public void told(String witness, long size, Instant now) throws SQLException {
        execute(TOLD, size, now, witness);
    }

    /** It could not be told; whoever seals tries again a minute later. */
    public void failed(String witness, Instant now) throws SQLException {
        execute(FAILED, now.plus(RETRY), witness);
    }

    private int execute(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                if (parameters[i] instanceof Instant instant) {
                    statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
                } else {
                    statement.setObject(i + 1, parameters[i]);
                }
            }
            return statement.executeUpdate();
        }
    }
}
