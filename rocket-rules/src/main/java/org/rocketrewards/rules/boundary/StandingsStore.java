package org.rocketrewards.rules.boundary;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.rocketrewards.database.SqlArrays;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.rules.evaluation.Claim;
import org.rocketrewards.rules.evaluation.Holding;
import org.rocketrewards.rules.evaluation.Limit;
import org.rocketrewards.rules.evaluation.Plan;
import org.rocketrewards.rules.evaluation.Standings;
import org.rocketrewards.rules.evaluation.Standings.ClaimKey;
import org.rocketrewards.rules.evaluation.Standings.CounterKey;
import org.rocketrewards.rules.evaluation.Standings.ReversalKey;

/**
 * Reads the standings that a batch of plans asks for, with one query per table. The caller holds the locks that keep
 * them still: the accounts of the learners, and the gate when a plan searches all learners.
 */
public final class StandingsStore {
    private final Connection connection;
    private final RuleKeys rules;
    private final Collection<Plan> plans;
    private final ClaimRows claims;

    /** A store for one batch in one transaction. */
    public StandingsStore(Connection connection, RuleKeys rules, Collection<Plan> plans) {
        this.connection = connection;
        this.rules = rules;
        this.plans = plans;
        this.claims = new ClaimRows(rules);
    }

    /** Finds the learners whose awards the plans may take back without naming them; to be called before they are locked. */
    public Set<Long> learnersSearchedFor() throws SQLException {
        List<Object> rule = new ArrayList<>();
        List<Object> match = new ArrayList<>();
        List<Object> from = new ArrayList<>();
        for (Plan plan : plans) {
            for (Plan.Step step : plan.steps()) {
                if (step instanceof Plan.TakeBack takeBack && takeBack.anyLearner()) {
                    for (String of : takeBack.ofWithReplacers(plan.ruleSet())) {
                        for (String text : takeBack.matches()) {
                            rule.add(rules.id(of));
                            match.add(text);
                            from.add(takeBack.scopeKey());
                        }
                    }
                }
            }
        }
        Set<Long> learners = new TreeSet<>();
        if (!rule.isEmpty()) {
            readMatches(
                    "AND c.learner_key >= m.learner_key AND c.learner_key < m.learner_key + " + UserKey.ID_LIMIT,
                    rule,
                    match,
                    from);
            claims.claims().forEach(claim -> learners.add(claim.learnerKey()));
        }
        return learners;
    }

    /** Reads everything that the plans ask for; to be called after the learners are locked. */
    public Standings load() throws SQLException {
        List<Object> rule = new ArrayList<>();
        List<Object> match = new ArrayList<>();
        List<Object> learner = new ArrayList<>();
        Set<CounterKey> counters = new LinkedHashSet<>();
        Set<ReversalKey> reversals = new LinkedHashSet<>();
        for (Plan plan : plans) {
            for (Plan.Step step : plan.steps()) {
                if (step instanceof Plan.Award award) {
                    want(award, counters, reversals);
                } else if (step instanceof Plan.TakeBack takeBack) {
                    for (String of : takeBack.of()) {
                        for (String text : takeBack.matches()) {
                            reversals.add(new ReversalKey(takeBack.scopeKey(), of, text));
                        }
                    }
                    if (!takeBack.anyLearner()) {
                        for (String of : takeBack.ofWithReplacers(plan.ruleSet())) {
                            for (String text : takeBack.matches()) {
                                rule.add(rules.id(of));
                                match.add(text);
                                learner.add(takeBack.scopeKey());
                            }
                        }
                    }
                }
            }
        }
        if (!rule.isEmpty()) {
            readMatches("AND c.learner_key = m.learner_key", rule, match, learner);
        }
        for (Set<ClaimKey> keys = claims.next(); !keys.isEmpty(); keys = claims.next()) {
            readKeys(keys);
        }
        Standings standings = new Standings();
        for (Claim claim : claims.claims()) {
            standings.add(claim);
            for (Holding holding : Holding.parse(claim.period())) {
                counters.add(new CounterKey(claim.learnerKey(), claim.rule(), holding.counter()));
            }
        }
        readCounters(counters, standings);
        readReversals(reversals, standings);
        return standings;
    }

    private void want(Plan.Award award, Set<CounterKey> counters, Set<ReversalKey> reversals) {
        String rule = award.rule().key();
        for (String key : award.keys()) {
            claims.want(new ClaimKey(award.learnerKey(), rule, key));
        }
        for (Limit limit : award.limits()) {
            for (String counter : limit.counters()) {
                counters.add(new CounterKey(award.learnerKey(), rule, counter));
            }
        }
        long scope = UserKey.scope(UserKey.sourceOf(award.learnerKey()));
        for (String text : award.matches()) {
            reversals.add(new ReversalKey(award.learnerKey(), rule, text));
            reversals.add(new ReversalKey(scope, rule, text));
            for (String replaced : award.rule().replaces()) {
                reversals.add(new ReversalKey(award.learnerKey(), replaced, text));
                reversals.add(new ReversalKey(scope, replaced, text));
            }
        }
    }

    private void readMatches(String scope, List<Object> rule, List<Object> match, List<Object> learner)
            throws SQLException {
        String sql = "SELECT " + ClaimRows.COLUMNS
                + " FROM unnest(?::bigint[], ?::int[], ?::text[]) m(learner_key, rule_id, match)"
                + " JOIN claim c ON c.rule_id = m.rule_id AND c.match = m.match AND c.match <> '' " + scope;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            SqlArrays.set(query, 1, "bigint", learner.toArray());
            SqlArrays.set(query, 2, "integer", rule.toArray());
            SqlArrays.set(query, 3, "text", match.toArray());
            claims.read(query);
        }
    }

    private void readKeys(Set<ClaimKey> keys) throws SQLException {
        String sql = "SELECT " + ClaimRows.COLUMNS
                + " FROM unnest(?::bigint[], ?::int[], ?::text[]) k(learner_key, rule_id, key)"
                + " JOIN claim c ON c.learner_key = k.learner_key AND c.rule_id = k.rule_id AND c.key = k.key";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            SqlArrays.set(
                    query, 1, "bigint", keys.stream().map(ClaimKey::learnerKey).toArray());
            SqlArrays.set(
                    query,
                    2,
                    "integer",
                    keys.stream().map(key -> rules.id(key.rule())).toArray());
            SqlArrays.set(query, 3, "text", keys.stream().map(ClaimKey::key).toArray());
            claims.read(query);
        }
    }

    private void readCounters(Set<CounterKey> keys, Standings standings) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        String sql = "SELECT c.learner_key, c.rule_id, c.period, c.used"
                + " FROM unnest(?::bigint[], ?::int[], ?::text[]) k(learner_key, rule_id, period)"
                + " JOIN counter c ON c.learner_key = k.learner_key AND c.rule_id = k.rule_id AND c.period = k.period";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            SqlArrays.set(
                    query,
                    1,
                    "bigint",
                    keys.stream().map(CounterKey::learnerKey).toArray());
            SqlArrays.set(
                    query,
                    2,
                    "integer",
                    keys.stream().map(key -> rules.id(key.rule())).toArray());
            SqlArrays.set(
                    query, 3, "text", keys.stream().map(CounterKey::period).toArray());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    String rule = String.valueOf(rules.key(rows.getInt(2)));
                    standings.setCounter(new CounterKey(rows.getLong(1), rule, rows.getString(3)), rows.getLong(4));
                }
            }
        }
    }

    private void readReversals(Set<ReversalKey> keys, Standings standings) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        String sql = "SELECT r.scope_key, r.rule_id, r.match, r.moodle_id"
                + " FROM unnest(?::bigint[], ?::int[], ?::text[]) k(scope_key, rule_id, match)"
                + " JOIN reversal r ON r.scope_key = k.scope_key AND r.rule_id = k.rule_id AND r.match = k.match";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            SqlArrays.set(
                    query, 1, "bigint", keys.stream().map(ReversalKey::scopeKey).toArray());
            SqlArrays.set(
                    query,
                    2,
                    "integer",
                    keys.stream().map(key -> rules.id(key.rule())).toArray());
            SqlArrays.set(
                    query, 3, "text", keys.stream().map(ReversalKey::match).toArray());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    String rule = String.valueOf(rules.key(rows.getInt(2)));
                    standings.setReversal(new ReversalKey(rows.getLong(1), rule, rows.getString(3)), rows.getLong(4));
                }
            }
        }
    }

    /** Writes back what the evaluation changed. */
    public void save(Standings standings) throws SQLException {
        List<Claim> made = new ArrayList<>();
        List<Claim> changed = new ArrayList<>();
        for (Claim claim : standings.claims()) {
            if (!claim.stored()) {
                made.add(claim);
            } else if (claim.changed()) {
                changed.add(claim);
            }
        }
        StandingsWriter writer = new StandingsWriter(connection, rules);
        writer.insert(made);
        writer.update(changed);
        writer.counters(standings.changedCounters());
        writer.reversals(standings.changedReversals());
    }
}
