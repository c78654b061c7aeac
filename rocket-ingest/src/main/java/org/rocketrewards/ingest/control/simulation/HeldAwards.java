package org.rocketrewards.ingest.control.simulation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.rocketrewards.rules.boundary.RuleKeys;
import org.rocketrewards.rules.evaluation.Claim;

/** The awards that a learner has: by event and rule, the points and the number of the entry. */
final class HeldAwards {
    /** Stands for the number of an award without points. */
    private static final long NO_ENTRY = -1;

    private static final String SQL =
            "SELECT DISTINCT c.rule_id, coalesce(e.event_id, c.event_id), c.entry_no, c.points"
                    + " FROM claim c LEFT JOIN entry e ON e.learner_key = c.learner_key AND e.entry_no = c.entry_no"
                    + " WHERE c.learner_key = ? AND c.entry_no IS NOT NULL";

    private final Map<Key, Award> awards;

    private HeldAwards(Map<Key, Award> awards) {
        this.awards = awards;
    }

    /** What an award was for. */
    record Key(long eventId, String rule) {}

    /** An award; {@code entryNo} is −1 when it gave no points. */
    record Award(long points, long entryNo) {}

    /** As they are stored. */
    static HeldAwards stored(Connection connection, long learnerKey, RuleKeys rules) throws SQLException {
        Map<Key, Award> awards = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(SQL)) {
            query.setLong(1, learnerKey);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    awards.put(
                            new Key(row.getLong(2), String.valueOf(rules.key(row.getInt(1)))),
                            new Award(row.getLong(4), row.getLong(3)));
                }
            }
        }
        return new HeldAwards(awards);
    }

    /** As a replay comes to them. */
    static HeldAwards of(LearnerReplay.Result result) {
        Map<Key, Award> awards = new HashMap<>();
        for (LearnerReplay.Standing award : result.awards()) {
            awards.put(new Key(award.event().id(), award.rule()), new Award(award.points(), award.entryNo()));
        }
        for (Claim claim : result.standings().claims()) {
            if (claim.entryNo() == NO_ENTRY) {
                awards.put(new Key(claim.eventId(), claim.rule()), new Award(0, NO_ENTRY));
            }
        }
        return new HeldAwards(awards);
    }

    Map<Key, Award> awards() {
        return awards;
    }

    /** Whether the same awards are held, whatever their numbers. */
    boolean sameAs(HeldAwards other) {
        return awards.size() == other.awards.size()
                && awards.entrySet().stream()
                        .allMatch(held ->
                                other.gives(held.getKey(), held.getValue().points()));
    }

    /** Whether there is an award of so many points for this. */
    boolean gives(Key key, long points) {
        Award award = awards.get(key);
        return award != null && award.points() == points;
    }
}
