package org.rocketrewards.rules.boundary;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.rocketrewards.rules.evaluation.Claim;
import org.rocketrewards.rules.evaluation.Standings.ClaimKey;

/** Puts the rows of the claim table together to claims, and knows which keys are still to be read. */
final class ClaimRows {
    static final String COLUMNS =
            "c.learner_key, c.rule_id, c.key, c.event_id, c.match, c.moodle_id, c.siblings, c.counter, c.entry_no,"
                    + " c.points, c.ended_by";

    private record Identity(long learnerKey, int ruleId, long eventId) {}

    private final RuleKeys rules;
    private final Map<Identity, Claim> claims = new HashMap<>();
    private final Set<ClaimKey> read = new HashSet<>();
    private final Set<ClaimKey> wanted = new LinkedHashSet<>();

    ClaimRows(RuleKeys rules) {
        this.rules = rules;
    }

    void want(ClaimKey key) {
        if (!read.contains(key)) {
            wanted.add(key);
        }
    }

    /** The keys to read next, which then count as read; empty when everything is known. */
    Set<ClaimKey> next() {
        Set<ClaimKey> next = new LinkedHashSet<>(wanted);
        read.addAll(next);
        wanted.clear();
        return next;
    }

    Collection<Claim> claims() {
        return claims.values();
    }

    /** Reads the result of a query over {@link #COLUMNS}. */
    void read(ResultSet rows) throws SQLException {
        while (rows.next()) {
            row(rows);
        }
    }

    private void row(ResultSet rows) throws SQLException {
        long learnerKey = rows.getLong(1);
        int ruleId = rows.getInt(2);
        String key = rows.getString(3);
        long eventId = rows.getLong(4);
        String rule = rules.key(ruleId);
        if (rule == null) {
            return;
        }
        Identity identity = new Identity(learnerKey, ruleId, eventId);
        Claim claim = claims.get(identity);
        if (claim == null) {
            claim = Claim.stored(
                    learnerKey,
                    rule,
                    eventId,
                    rows.getLong(6),
                    rows.getString(8),
                    rows.getLong(9),
                    rows.getLong(10),
                    rows.getLong(11));
            claims.put(identity, claim);
        }
        claim.addRow(key, rows.getString(5));
        want(new ClaimKey(learnerKey, rule, key));
        String siblings = rows.getString(7);
        if (siblings != null) {
            for (String sibling : siblings.split("\n", -1)) {
                want(new ClaimKey(learnerKey, rule, sibling));
            }
        }
    }
}
