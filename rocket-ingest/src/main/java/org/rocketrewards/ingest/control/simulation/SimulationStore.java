package org.rocketrewards.ingest.control.simulation;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.database.SqlFile;
import org.rocketrewards.model.UserKey;

/** Writes down how a simulation goes and what it finds; each call is a transaction of its own. */
final class SimulationStore {
    private static final String BOOKED = SqlFile.read(SimulationStore.class, "bookedByLearner");
    private static final String BOOKED_BY_RULE = SqlFile.read(SimulationStore.class, "bookedByRule");
    private static final String PROGRESS = "UPDATE simulation SET events = ?, events_read = ?, last_event = ?,"
            + " alive_at = ? WHERE id = ? AND state = 'running' RETURNING cancel";
    private static final String RESULTS = "INSERT INTO simulation_learner (simulation_id, learner_key, simulated,"
            + " simulated_rules) SELECT ?, learner_key, simulated, rules::jsonb"
            + " FROM unnest(?::bigint[], ?::bigint[], ?::text[]) u(learner_key, simulated, rules)";
    private static final String SAME = "DELETE FROM simulation_learner WHERE simulation_id = ?"
            + " AND booked = simulated AND booked_rules = simulated_rules";
    private static final String POSITIONS = "UPDATE simulation_learner l SET position = p.position"
            + " FROM (SELECT learner_key, row_number() OVER (ORDER BY abs(simulated - booked), learner_key DESC) AS position"
            + " FROM simulation_learner WHERE simulation_id = ?) p"
            + " WHERE l.simulation_id = ? AND l.learner_key = p.learner_key";
    private static final String LEARNERS =
            "SELECT count(*) AS learners, count(*) FILTER (WHERE simulated > booked) AS gain,"
                    + " count(*) FILTER (WHERE simulated < booked) AS lose, coalesce(sum(booked), 0) AS booked"
                    + " FROM simulation_learner WHERE simulation_id = ?";
    private static final String FINISH =
            "UPDATE simulation SET state = ?, finished_at = ?, result = ?::jsonb, failure = ?"
                    + " WHERE id = ? AND state = 'running'";

    private final DataSource database;
    private final int id;

    SimulationStore(DataSource database, int id) {
        this.database = database;
        this.id = id;
    }

    /** Notes how far it is; true when it is to stop. */
    boolean progress(long events, long read, long lastEvent, Instant now) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(PROGRESS)) {
            update.setLong(1, events);
            update.setLong(2, read);
            update.setLong(3, lastEvent);
            update.setObject(4, now.atOffset(ZoneOffset.UTC));
            update.setInt(5, id);
            try (ResultSet row = update.executeQuery()) {
                return !row.next() || row.getBoolean(1);
            }
        }
    }

    /** Adds what learners would have been booked; a learner comes once. */
    void learners(Map<Long, Map<String, Long>> learners) throws SQLException {
        Object[] keys = learners.keySet().toArray();
        Object[] sums = new Object[keys.length];
        Object[] rules = new Object[keys.length];
        int i = 0;
        for (Map<String, Long> byRule : learners.values()) {
            sums[i] = byRule.values().stream().mapToLong(Long::longValue).sum();
            JsonObjectBuilder json = Json.createObjectBuilder();
            byRule.forEach((rule, points) -> {
                if (points != 0) {
                    json.add(rule, points);
                }
            });
            rules[i] = json.build().toString();
            i++;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(RESULTS)) {
            insert.setInt(1, id);
            insert.setArray(2, connection.createArrayOf("bigint", keys));
            insert.setArray(3, connection.createArrayOf("bigint", sums));
            insert.setArray(4, connection.createArrayOf("text", rules));
            insert.executeUpdate();
        }
    }

    /** Puts beside it what is booked for the events of the period; by rule. */
    Map<String, Long> compare(int sourceId, Instant from, Instant to) throws SQLException {
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement insert = connection.prepareStatement(BOOKED)) {
                insert.setInt(1, id);
                period(insert, 2, sourceId, from, to);
                insert.executeUpdate();
            }
            Map<String, Long> byRule = new TreeMap<>();
            try (PreparedStatement query = connection.prepareStatement(BOOKED_BY_RULE)) {
                period(query, 1, sourceId, from, to);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        byRule.put(row.getString(1), row.getLong(2));
                    }
                }
            }
            return byRule;
        }
    }

    private static void period(PreparedStatement statement, int first, int sourceId, Instant from, Instant to)
            throws SQLException {
        statement.setLong(first, UserKey.scope(sourceId));
        statement.setLong(first + 1, UserKey.scope(sourceId) + UserKey.ID_LIMIT);
        statement.setObject(first + 2, from.atOffset(ZoneOffset.UTC));
        statement.setObject(first + 3, to.atOffset(ZoneOffset.UTC));
    }

    /** Forgets learners for whom nothing is different, puts the others into an order, and counts. */
    JsonObjectBuilder summary() throws SQLException {
        try (Connection connection = database.getConnection()) {
            JsonObjectBuilder summary = Json.createObjectBuilder();
            try (PreparedStatement count = connection.prepareStatement(LEARNERS)) {
                count.setInt(1, id);
                try (ResultSet row = count.executeQuery()) {
                    row.next();
                    summary.add("learners", row.getLong(1))
                            .add("learnersWithMore", row.getLong(2))
                            .add("learnersWithLess", row.getLong(3))
                            .add("booked", row.getLong(4));
                }
            }
            try (PreparedStatement forget = connection.prepareStatement(SAME)) {
                forget.setInt(1, id);
                forget.executeUpdate();
            }
            try (PreparedStatement positions = connection.prepareStatement(POSITIONS)) {
                positions.setInt(1, id);
                positions.setInt(2, id);
                positions.executeUpdate();
            }
            return summary;
        }
    }

    /** It is over. */
    void finish(String state, Instant now, @Nullable String result, @Nullable String failure) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(FINISH)) {
            update.setString(1, state);
            update.setObject(2, now.atOffset(ZoneOffset.UTC));
            update.setString(3, result);
            update.setString(4, failure);
            update.setInt(5, id);
            update.executeUpdate();
        }
    }
}
