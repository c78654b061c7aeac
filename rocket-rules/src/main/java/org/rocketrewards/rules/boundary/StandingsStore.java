package org.rocketrewards.rules.boundary;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.rocketrewards.database.RoundTrip;
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
 * Reads the standings that a batch of plans asks for, with one query per table, all of them in one round trip. The
 * caller holds the locks that keep them still: the accounts of the learners, and the gate when a plan searches all
 * learners. One store reads once.
 */
public final class StandingsStore {
    private final Connection connection;
    private final RuleKeys rules;
    private final Collection<Plan> plans;
    private final ClaimRows claims;
    private final Set<CounterKey> counters = new LinkedHashSet<>();
    private final Set<ReversalKey> reversals = new LinkedHashSet<>();
    private final Standings standings = new Standings();

    /** A store for one batch in one transaction. */
    public StandingsStore(Connection connection, RuleKeys rules, Collection<Plan> plans) {
        this.connection = connection;
        this.rules = rules;
        this.plans = plans;
        this.claims = new ClaimRows(rules);
    }

    /** Finds the learners whose awards the plans may take back without naming them; to be called before they are locked. */
    public Set<Long> learnersSearchedFor() throws SQLException {
        Matches matches = new Matches();
        for (Plan plan : plans) {
            for (Plan.Step step : plan.steps()) {
                if (step instanceof Plan.TakeBack takeBack && takeBack.anyLearner()) {
                    matches.add(takeBack, plan);
                }
            }
        }
        Set<Long> learners = new TreeSet<>();
        if (!matches.isEmpty()) {
            RoundTrip trip = new RoundTrip();
            matches.ask(
                    trip, "AND c.learner_key >= m.learner_key AND c.learner_key < m.learner_key + " + UserKey.ID_LIMIT);
            trip.send(connection);
            claims.claims().forEach(claim -> learners.add(claim.learnerKey()));
        }
        return learners;
    }

    /** Asks for everything that the plans say they need, behind the statement that locks the learners. */
    public void ask(RoundTrip trip) {
        Matches matches = new Matches();
        for (Plan plan : plans) {
            for (Plan.Step step : plan.steps()) {
                if (step instanceof Plan.Award award) {
                    want(award);
                } else if (step instanceof Plan.TakeBack takeBack) {
                    for (String of : takeBack.of()) {
                        for (String text : takeBack.matches()) {
                            reversals.add(new ReversalKey(takeBack.scopeKey(), of, text));
                        }
                    }
                    if (!takeBack.anyLearner()) {
                        matches.add(takeBack, plan);
                    }
                }
            }
        }
        matches.ask(trip, "AND c.learner_key = m.learner_key");
        askKeys(trip, claims.next());
        askCounters(trip, counters);
        askReversals(trip);
    }

    /** What was asked for, and what the answers showed to be needed with it. */
    public Standings standings() throws SQLException {
        for (Set<ClaimKey> keys = claims.next(); !keys.isEmpty(); keys = claims.next()) {
            RoundTrip trip = new RoundTrip();
            askKeys(trip, keys);
            trip.send(connection);
        }
        Set<CounterKey> held = new LinkedHashSet<>();
        for (Claim claim : claims.claims()) {
            standings.add(claim);
            for (Holding holding : Holding.parse(claim.period())) {
                CounterKey key = new CounterKey(claim.learnerKey(), claim.rule(), holding.counter());
                if (counters.add(key)) {
                    held.add(key);
                }
            }
        }
        RoundTrip trip = new RoundTrip();
        askCounters(trip, held);
        trip.send(connection);
        return standings;
    }

    private void want(Plan.Award award) {
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

    private void askKeys(RoundTrip trip, Set<ClaimKey> keys) {
        if (keys.isEmpty()) {
            return;
        }
        String sql = "SELECT " + ClaimRows.COLUMNS
                + " FROM unnest(?::bigint[], ?::int[], ?::text[]) k(learner_key, rule_id, key)"
                + " JOIN claim c ON c.learner_key = k.learner_key AND c.rule_id = k.rule_id AND c.key = k.key";
        trip.query(
                sql,
                claims::read,
                column("bigint", keys, ClaimKey::learnerKey),
                column("integer", keys, key -> rules.id(key.rule())),
                column("text", keys, ClaimKey::key));
    }

    private void askCounters(RoundTrip trip, Set<CounterKey> keys) {
        if (keys.isEmpty()) {
            return;
        }
        String sql = "SELECT c.learner_key, c.rule_id, c.period, c.used"
                + " FROM unnest(?::bigint[], ?::int[], ?::text[]) k(learner_key, rule_id, period)"
                + " JOIN counter c ON c.learner_key = k.learner_key AND c.rule_id = k.rule_id AND c.period = k.period";
        trip.query(
                sql,
                rows -> {
                    while (rows.next()) {
                        String rule = String.valueOf(rules.key(rows.getInt(2)));
                        standings.setCounter(new CounterKey(rows.getLong(1), rule, rows.getString(3)), rows.getLong(4));
                    }
                },
                column("bigint", keys, CounterKey::learnerKey),
                column("integer", keys, key -> rules.id(key.rule())),
                column("text", keys, CounterKey::period));
    }

    private void askReversals(RoundTrip trip) {
        if (reversals.isEmpty()) {
            return;
        }
        String sql = "SELECT r.scope_key, r.rule_id, r.match, r.moodle_id"
                + " FROM unnest(?::bigint[], ?::int[], ?::text[]) k(scope_key, rule_id, match)"
                + " JOIN reversal r ON r.scope_key = k.scope_key AND r.rule_id = k.rule_id AND r.match = k.match";
        trip.query(
                sql,
                rows -> {
                    while (rows.next()) {
                        String rule = String.valueOf(rules.key(rows.getInt(2)));
                        standings.setReversal(
                                new ReversalKey(rows.getLong(1), rule, rows.getString(3)), rows.getLong(4));
                    }
                },
                column("bigint", reversals, ReversalKey::scopeKey),
                column("integer", reversals, key -> rules.id(key.rule())),
                column("text", reversals, ReversalKey::match));
    }

    private static <T> RoundTrip.Column column(String type, Collection<T> keys, Function<T, Object> value) {
        return new RoundTrip.Column(type, keys.stream().map(value).toArray());
    }

    /** Writes back what the evaluation changed. */
    public void save(Standings evaluated) throws SQLException {
        RoundTrip trip = new RoundTrip();
        save(evaluated, trip);
        trip.send(connection);
    }

    /** Writes back what the evaluation changed, with the round trip. */
    public void save(Standings evaluated, RoundTrip trip) {
        List<Claim> made = new ArrayList<>();
        List<Claim> changed = new ArrayList<>();
        for (Claim claim : evaluated.claims()) {
            if (!claim.stored()) {
                made.add(claim);
            } else if (claim.changed()) {
                changed.add(claim);
            }
        }
        StandingsWriter writer = new StandingsWriter(trip, rules);
        writer.insert(made);
        writer.update(changed);
        writer.counters(evaluated.changedCounters());
        writer.reversals(evaluated.changedReversals());
    }

    /** Awards that are looked for by what they were given for. */
    private final class Matches {
        private final List<Object> rule = new ArrayList<>();
        private final List<Object> match = new ArrayList<>();
        private final List<Object> from = new ArrayList<>();

        void add(Plan.TakeBack takeBack, Plan plan) {
            for (String of : takeBack.ofWithReplacers(plan.ruleSet())) {
                for (String text : takeBack.matches()) {
                    rule.add(rules.id(of));
                    match.add(text);
                    from.add(takeBack.scopeKey());
                }
            }
        }

        boolean isEmpty() {
            return rule.isEmpty();
        }

        void ask(RoundTrip trip, String scope) {
            if (isEmpty()) {
                return;
            }
            String sql = "SELECT " + ClaimRows.COLUMNS
                    + " FROM unnest(?::bigint[], ?::int[], ?::text[]) m(learner_key, rule_id, match)"
                    + " JOIN claim c ON c.rule_id = m.rule_id AND c.match = m.match AND c.match <> '' " + scope;
            trip.query(
                    sql,
                    claims::read,
                    new RoundTrip.Column("bigint", from.toArray()),
                    new RoundTrip.Column("integer", rule.toArray()),
                    new RoundTrip.Column("text", match.toArray()));
        }
    }
}
