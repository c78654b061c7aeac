package org.rocketrewards.rules.boundary;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.database.RoundTrip;
import org.rocketrewards.rules.evaluation.Claim;
import org.rocketrewards.rules.evaluation.Standings.CounterKey;
import org.rocketrewards.rules.evaluation.Standings.ReversalKey;

/** Writes claims, counters and reversals of a batch, one statement per table. */
final class StandingsWriter {
    private final RoundTrip trip;
    private final RuleKeys rules;

    StandingsWriter(RoundTrip trip, RuleKeys rules) {
        this.trip = trip;
        this.rules = rules;
    }

    /** A claim has a row for each of its keys and each of its matches, paired off. */
    void insert(List<Claim> claims) {
        if (claims.isEmpty()) {
            return;
        }
        Columns columns = new Columns(11);
        for (Claim claim : claims) {
            List<String> keys = List.copyOf(claim.keys());
            List<String> matches = claim.matches().isEmpty() ? List.of("") : List.copyOf(claim.matches());
            for (int i = 0; i < Math.max(keys.size(), matches.size()); i++) {
                String key = keys.get(i % keys.size());
                columns.add(
                        claim.learnerKey(),
                        rules.id(claim.rule()),
                        key,
                        claim.eventId(),
                        matches.get(i % matches.size()),
                        claim.moodleId(),
                        siblings(keys, key),
                        claim.period(),
                        claim.holds() ? claim.entryNo() : null,
                        claim.holds() ? claim.points() : null,
                        claim.live() ? null : claim.endedBy());
            }
        }
        String sql = "INSERT INTO claim (learner_key, rule_id, key, event_id, match, moodle_id, siblings, counter,"
                + " entry_no, points, ended_by)"
                + " SELECT * FROM unnest(?::bigint[], ?::int[], ?::text[], ?::bigint[], ?::text[], ?::bigint[],"
                + " ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[])";
        execute(
                sql, columns, "bigint", "integer", "text", "bigint", "text", "bigint", "text", "text", "bigint",
                "bigint", "bigint");
    }

    private static @Nullable String siblings(List<String> keys, String key) {
        return keys.size() == 1
                ? null
                : keys.stream().filter(other -> !other.equals(key)).collect(Collectors.joining("\n"));
    }

    void update(List<Claim> claims) {
        if (claims.isEmpty()) {
            return;
        }
        Columns columns = new Columns(8);
        for (Claim claim : claims) {
            for (String key : claim.keys()) {
                columns.add(
                        claim.learnerKey(),
                        rules.id(claim.rule()),
                        key,
                        claim.eventId(),
                        claim.period(),
                        claim.holds() ? claim.entryNo() : null,
                        claim.holds() ? claim.points() : null,
                        claim.live() ? null : claim.endedBy());
            }
        }
        String sql = "UPDATE claim c SET counter = u.counter, entry_no = u.entry_no, points = u.points,"
                + " ended_by = u.ended_by"
                + " FROM unnest(?::bigint[], ?::int[], ?::text[], ?::bigint[], ?::text[], ?::bigint[], ?::bigint[],"
                + " ?::bigint[]) u(learner_key, rule_id, key, event_id, counter, entry_no, points, ended_by)"
                + " WHERE c.learner_key = u.learner_key AND c.rule_id = u.rule_id AND c.key = u.key"
                + " AND c.event_id = u.event_id";
        execute(sql, columns, "bigint", "integer", "text", "bigint", "text", "bigint", "bigint", "bigint");
    }

    void counters(Map<CounterKey, Long> counters) {
        if (counters.isEmpty()) {
            return;
        }
        Columns columns = new Columns(4);
        counters.forEach((key, used) -> columns.add(key.learnerKey(), rules.id(key.rule()), key.period(), used));
        String sql = "INSERT INTO counter (learner_key, rule_id, period, used)"
                + " SELECT * FROM unnest(?::bigint[], ?::int[], ?::text[], ?::bigint[])"
                + " ON CONFLICT (learner_key, rule_id, period) DO UPDATE SET used = excluded.used";
        execute(sql, columns, "bigint", "integer", "text", "bigint");
    }

    void reversals(Map<ReversalKey, Long> reversals) {
        if (reversals.isEmpty()) {
            return;
        }
        Columns columns = new Columns(4);
        reversals.forEach((key, id) -> columns.add(key.scopeKey(), rules.id(key.rule()), key.match(), id));
        String sql = "INSERT INTO reversal (scope_key, rule_id, match, moodle_id)"
                + " SELECT * FROM unnest(?::bigint[], ?::int[], ?::text[], ?::bigint[])"
                + " ON CONFLICT (scope_key, rule_id, match)"
                + " DO UPDATE SET moodle_id = greatest(reversal.moodle_id, excluded.moodle_id)";
        execute(sql, columns, "bigint", "integer", "text", "bigint");
    }

    private void execute(String sql, Columns columns, String... types) {
        Object[] parameters = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            parameters[i] = new RoundTrip.Column(types[i], columns.column(i));
        }
        trip.update(sql, parameters);
    }

    /** Rows turned into one array per column. */
    private static final class Columns {
        private final List<List<@Nullable Object>> values = new ArrayList<>();

        Columns(int count) {
            for (int i = 0; i < count; i++) {
                values.add(new ArrayList<>());
            }
        }

        void add(@Nullable Object... row) {
            for (int i = 0; i < row.length; i++) {
                values.get(i).add(row[i]);
            }
        }

        @Nullable
        Object[] column(int index) {
            return values.get(index).toArray();
        }
    }
}
