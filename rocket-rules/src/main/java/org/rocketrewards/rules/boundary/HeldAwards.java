package org.rocketrewards.rules.boundary;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.rules.evaluation.Holding;

/**
 * What holds an award that a person takes back. The caller holds the lock of the learner's account and the gate.
 *
 * @see <a href="../../../../../../../../../docs/adr/0004-claims.md">ADR 4</a>
 */
public final class HeldAwards {
    private static final String HELD = """
            SELECT DISTINCT k.key, c.event_id, c.rule_id, c.counter
            FROM claim c JOIN rule_key k ON k.id = c.rule_id
            WHERE c.learner_key = ? AND c.entry_no = ?
            """;
    /** The holder and every live claim on its keys, but for one that lies on the key of another award, too. */
    private static final String END = """
            UPDATE claim c SET ended_by = c.moodle_id, entry_no = NULL, points = NULL,
                counter = CASE WHEN c.entry_no = ? THEN ? END
            FROM (SELECT DISTINCT m.learner_key, m.rule_id, m.event_id
                  FROM claim h
                  JOIN claim m ON m.learner_key = h.learner_key AND m.rule_id = h.rule_id AND m.key = h.key
                  WHERE h.learner_key = ? AND h.entry_no = ? AND m.ended_by IS NULL
                    AND NOT EXISTS (
                        SELECT FROM claim own
                        JOIN claim other ON other.learner_key = own.learner_key AND other.rule_id = own.rule_id
                            AND other.key = own.key
                        WHERE own.learner_key = m.learner_key AND own.rule_id = m.rule_id
                          AND own.event_id = m.event_id AND other.entry_no <> h.entry_no)) e
            WHERE c.learner_key = e.learner_key AND c.rule_id = e.rule_id AND c.event_id = e.event_id
            """;

    private static final String VACATE =
            "UPDATE counter SET used = used - ? WHERE learner_key = ? AND rule_id = ? AND period = ?";
    private static final String KEEP =
            "UPDATE claim SET entry_no = -entry_no - 1, points = 0 WHERE learner_key = ? AND entry_no = ?";

    private final Connection connection;

    private record Held(String rule, long eventId, int ruleId, List<Holding> holdings) {}

    /** In the caller's transaction. */
    public HeldAwards(Connection connection) {
        this.connection = connection;
    }

    /**
     * Lets go of an award: its keys and what it took of caps are free again, as after a reversal by Moodle. Claims of
     * repeats end with it; nobody inherits what a person took back.
     */
    public List<ReleasedAward> release(long learnerKey, long entryNo) throws SQLException {
        List<Held> held = held(learnerKey, entryNo);
        List<ReleasedAward> released = new ArrayList<>();
        for (Held award : held) {
            List<Holding> kept = new ArrayList<>();
            for (Holding holding : award.holdings()) {
                if (holding.keep()) {
                    kept.add(holding);
                } else {
                    vacate(learnerKey, award.ruleId(), holding);
                }
            }
            end(learnerKey, entryNo, Holding.text(kept));
            released.add(new ReleasedAward(award.rule(), award.eventId()));
        }
        return released;
    }

    /** Takes the points out of an award: its keys stay used, its place in the cap taken. */
    public void keepWithoutPoints(long learnerKey, long entryNo) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(KEEP)) {
            update.setLong(1, learnerKey);
            update.setLong(2, entryNo);
            update.executeUpdate();
        }
    }

    private List<Held> held(long learnerKey, long entryNo) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(HELD)) {
            query.setLong(1, learnerKey);
            query.setLong(2, entryNo);
            try (ResultSet rows = query.executeQuery()) {
                List<Held> held = new ArrayList<>();
                while (rows.next()) {
                    held.add(new Held(
                            rows.getString(1), rows.getLong(2), rows.getInt(3), Holding.parse(rows.getString(4))));
                }
                return held;
            }
        }
    }

    /** What stays taken of counters stays with the claim that took it. */
    private void end(long learnerKey, long entryNo, @Nullable String kept) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(END)) {
            update.setLong(1, entryNo);
            update.setString(2, kept);
            update.setLong(3, learnerKey);
            update.setLong(4, entryNo);
            update.executeUpdate();
        }
    }

    private void vacate(long learnerKey, int ruleId, Holding holding) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(VACATE)) {
            update.setLong(1, holding.amount());
            update.setLong(2, learnerKey);
            update.setInt(3, ruleId);
            update.setString(4, holding.counter());
            update.executeUpdate();
        }
    }
}
