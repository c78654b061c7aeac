package org.rocketrewards.ingest.imports.control;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.rocketrewards.badges.Threshold;
import org.rocketrewards.ingest.Receipt;
import org.rocketrewards.ingest.control.BatchWriter;
import org.rocketrewards.ingest.control.Delivered;
import org.rocketrewards.ingest.control.EventTypeIds;
import org.rocketrewards.ingest.imports.ImportTally;
import org.rocketrewards.model.Outcome;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.rules.boundary.RuleKeys;
import org.rocketrewards.rules.evaluation.Plan;

/**
 * Books for a dry run: temporary tables under the names of the real ones, which hide them from this session. What is
 * there of a learner is copied when the learner first comes up, so that the very code that books decides as it would,
 * caps and keys included, and nothing stays once the session ends.
 */
public final class ShadowBooks implements AutoCloseable {
    private static final List<String> TABLES = List.of(
            "account",
            "claim",
            "counter",
            "reversal",
            "credential",
            "credential_change",
            "threshold_reached",
            "entry",
            "delivery",
            "raw_body");

    /** What is decided does not depend on them: rows for them are not even written. */
    private static final List<String> NEVER_READ = List.of("entry", "delivery", "raw_body", "credential_change");

    private static final int WINDOW_SECONDS = 31 * 24 * 3600;

    private final Connection connection;
    private final int sourceId;
    private int rounds;

    /** Opens shadow books on a session of their own, which is closed with them. */
    public ShadowBooks(Connection connection, int sourceId) throws SQLException {
        this.connection = connection;
        this.sourceId = sourceId;
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET temp_buffers = '32MB'");
            for (String table : TABLES) {
                statement.execute("CREATE TEMPORARY TABLE " + table + " (LIKE public." + table
                        + " INCLUDING DEFAULTS INCLUDING INDEXES)");
            }
            for (String table : NEVER_READ) {
                statement.execute("CREATE RULE not_kept AS ON INSERT TO " + table + " DO INSTEAD NOTHING");
            }
            statement.execute("CREATE TEMPORARY TABLE event (LIKE public.event INCLUDING DEFAULTS,"
                    + " PRIMARY KEY (moodle_id, actor_key, event_type_id, occurred_at))");
            statement.execute("CREATE TEMPORARY SEQUENCE delivery_id");
            statement.execute("CREATE TEMPORARY SEQUENCE entry_id");
            statement.execute(
                    "INSERT INTO reversal SELECT * FROM public.reversal WHERE scope_key = " + UserKey.scope(sourceId));
        }
        connection.setAutoCommit(false);
    }

    /** Decides a batch and counts what would be booked. */
    public void write(
            List<Delivered> batch,
            RuleKeys keys,
            EventTypeIds types,
            List<Threshold> thresholds,
            Instant now,
            ImportTally tally)
            throws SQLException {
        if (batch.isEmpty()) {
            return;
        }
        try {
            copyEvents(batch);
            Set<Long> learners = new TreeSet<>();
            for (Delivered delivered : batch) {
                Plan plan = delivered.plan();
                if (plan.outcome() == Outcome.ACCEPTED && plan.learnerKey() != null) {
                    learners.add(plan.learnerKey());
                }
                if (plan.searchesAllLearners()) {
                    learners.addAll(learnersOf(plan, keys));
                }
            }
            copyLearners(learners);
            List<Receipt> receipts =
                    new BatchWriter(connection, keys, types, now, thresholds, tally::decided).write(batch);
            receipts.forEach(tally::row);
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        }
        if (Integer.bitCount(++rounds) == 1) {
            analyze();
        }
    }

    /** Each time they have doubled: nobody but this session can analyse its temporary tables. */
    private void analyze() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE account, claim (learner_key, rule_id, key, match), counter, event (moodle_id)");
            connection.commit();
        }
    }

    private void copyEvents(List<Delivered> batch) throws SQLException {
        Object[] ids = new Object[batch.size()];
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int i = 0; i < ids.length; i++) {
            ids[i] = batch.get(i).plan().event().moodleId();
            long at = batch.get(i).plan().event().occurredAt().getEpochSecond();
            first = Math.min(first, at);
            last = Math.max(last, at);
        }
        String sql = """
                INSERT INTO pg_temp.event SELECT * FROM public.event e
                WHERE e.moodle_id = ANY (?::bigint[])
                  AND e.occurred_at >= to_timestamp(?) AND e.occurred_at <= to_timestamp(?)
                  AND abs(e.actor_key) >= ? AND abs(e.actor_key) < ?
                ON CONFLICT DO NOTHING
                """;
        try (PreparedStatement copy = connection.prepareStatement(sql)) {
            copy.setArray(1, connection.createArrayOf("bigint", ids));
            copy.setLong(2, first - WINDOW_SECONDS);
            copy.setLong(3, last + WINDOW_SECONDS);
            copy.setLong(4, UserKey.scope(sourceId));
            copy.setLong(5, UserKey.scope(sourceId) + UserKey.ID_LIMIT);
            copy.executeUpdate();
        }
    }

    private Set<Long> learnersOf(Plan plan, RuleKeys keys) throws SQLException {
        List<Object> rules = new ArrayList<>();
        Set<String> matches = new TreeSet<>();
        for (Plan.Step step : plan.steps()) {
            if (step instanceof Plan.TakeBack takeBack && takeBack.anyLearner()) {
                takeBack.ofWithReplacers(plan.ruleSet()).forEach(rule -> rules.add(keys.id(rule)));
                matches.addAll(takeBack.matches());
            }
        }
        Set<Long> learners = new TreeSet<>();
        String sql = "SELECT DISTINCT learner_key FROM public.claim WHERE rule_id = ANY (?::int[])"
                + " AND match = ANY (?::text[]) AND match <> '' AND learner_key >= ? AND learner_key < ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("integer", rules.toArray()));
            select.setArray(2, connection.createArrayOf("text", matches.toArray()));
            select.setLong(3, UserKey.scope(sourceId));
            select.setLong(4, UserKey.scope(sourceId) + UserKey.ID_LIMIT);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    learners.add(rows.getLong(1));
                }
            }
        }
        return learners;
    }

    private void copyLearners(Set<Long> learners) throws SQLException {
        Object[] unseen = unseen(learners);
        if (unseen.length == 0) {
            return;
        }
        copy("""
                INSERT INTO pg_temp.account (learner_key, balance, entries, opened_at)
                SELECT k, coalesce(a.balance, 0), coalesce(a.entries, 0), coalesce(a.opened_at, now())
                FROM unnest(?::bigint[]) k LEFT JOIN public.account a ON a.learner_key = k
                """, unseen);
        for (String table : List.of("claim", "counter", "credential", "threshold_reached")) {
            copy(
                    "INSERT INTO pg_temp." + table + " SELECT * FROM public." + table
                            + " WHERE learner_key = ANY (?::bigint[])",
                    unseen);
        }
        copy("INSERT INTO pg_temp.reversal SELECT * FROM public.reversal WHERE scope_key = ANY (?::bigint[])", unseen);
    }

    private Object[] unseen(Set<Long> learners) throws SQLException {
        List<Object> unseen = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT k FROM unnest(?::bigint[]) k"
                + " WHERE NOT EXISTS (SELECT FROM pg_temp.account a WHERE a.learner_key = k)")) {
            select.setArray(1, connection.createArrayOf("bigint", learners.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    unseen.add(rows.getLong(1));
                }
            }
        }
        return unseen.toArray();
    }

    private void copy(String sql, Object[] learners) throws SQLException {
        try (PreparedStatement copy = connection.prepareStatement(sql)) {
            copy.setArray(1, connection.createArrayOf("bigint", learners));
            copy.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
