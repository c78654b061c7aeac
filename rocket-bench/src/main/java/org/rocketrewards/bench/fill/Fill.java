package org.rocketrewards.bench.fill;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * Fills an empty database as months of use would have. What is booked keeps every invariant; seals are left to Rocket.
 * Indexes are made after the rows.
 */
public final class Fill {
    private static final String KINDS = """
            (0, '\\core\\event\\course_module_completion_updated', 'lesson.completed', 10),
            (1, '\\mod_forum\\event\\post_created', 'forum.posted', 5),
            (2, '\\mod_quiz\\event\\attempt_submitted', 'quiz.completed', 15),
            (3, '\\core\\event\\user_loggedin', 'user.logged_in', 1),
            (4, '\\mod_assign\\event\\assessable_submitted', 'assignment.submitted', 20),
            (5, '\\core\\event\\course_viewed', 'course.viewed', 2),
            (6, '\\mod_glossary\\event\\entry_created', 'glossary.entry_created', 8),
            (7, '\\core\\event\\course_completed', 'course.completed', 50)""";
    private static final List<String> MONTHLY = List.of("event", "delivery", "raw_body");
    private static final String FILLED = "event, delivery, raw_body, account, entry, claim, leaderboard,"
            + " leaderboard_place, leaderboard_points, credential, threshold_reached, audit_record";

    private final DataSource superuser;
    private final FillPlan plan;
    private final PrintStream out;
    private final Map<String, Object> values = new HashMap<>();

    /** Fills as the superuser of the database, who alone may drop indexes and skip foreign keys. */
    public Fill(DataSource superuser, FillPlan plan, PrintStream out) {
        this.superuser = superuser;
        this.plan = plan;
        this.out = out;
    }

    /** Fills the database; all of the books or nothing. */
    public void run(String source) throws SQLException {
        long begun = System.nanoTime();
        try (Connection connection = superuser.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            prepare(statement, source);
            books(statement);
            connection.commit();
            step(statement, indexedAfterwards(statement, "audit_record"), "audit");
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("VACUUM (ANALYZE) " + FILLED);
        }
        out.printf(Locale.ROOT, "filled in %.0f s%n", (System.nanoTime() - begun) / 1e9);
    }

    private void prepare(Statement statement, String source) throws SQLException {
        statement.execute("SET LOCAL session_replication_role = replica");
        statement.execute("SET LOCAL synchronous_commit = off");
        statement.execute("SET work_mem = '256MB'; SET maintenance_work_mem = '512MB'; SET jit = off");
        if (number(statement, "SELECT count(*) FROM (SELECT FROM entry LIMIT 1) e") > 0) {
            throw new IllegalStateException("there are entries already: fill a fresh ROCKET_HOME");
        }
        Instant now = instant(statement);
        values.put("kinds", KINDS);
        values.put("deliveries", plan.deliveries());
        values.put("awards", plan.awards());
        values.put("learners", plan.learners());
        values.put("audit", plan.audit());
        values.put("seconds", plan.period().toSeconds());
        values.put("begin", now.minus(plan.period()));
        values.put("today", now.truncatedTo(ChronoUnit.DAYS));
        values.put("source", number(statement, "SELECT id FROM source WHERE name = '" + source + "'"));
        values.put(
                "token",
                number(
                        statement,
                        "SELECT coalesce(max(id), 1) FROM source_token WHERE source_id = " + values.get("source")));
        values.put("first_delivery", number(statement, "SELECT nextval('delivery_id')"));
        values.put("first_entry", number(statement, "SELECT nextval('entry_id')"));
        statement.execute("INSERT INTO event_type (name) SELECT v.event FROM (VALUES " + KINDS
                + ", (8, '\\core\\event\\dashboard_viewed', 'dashboard.viewed', 0)) v(n, event, rule, points)"
                + " ON CONFLICT DO NOTHING");
        statement.execute("INSERT INTO rule_key (key) SELECT v.rule FROM (VALUES " + KINDS
                + ") v(n, event, rule, points) ON CONFLICT DO NOTHING");
        for (String table : MONTHLY) {
            statement.execute("SELECT ensure_month('" + table + "', at) FROM generate_series(timestamptz '"
                    + values.get("begin") + "', timestamptz '" + now.plus(1, ChronoUnit.DAYS)
                    + "', interval '1 day') at");
        }
    }

    private void books(Statement statement) throws SQLException {
        // nobody counts what is counted here already
        statement.execute("LOCK TABLE leaderboard_progress, traffic_progress IN EXCLUSIVE MODE");
        for (String view : List.of("forms", "kinds", "deliveries", "awards")) {
            statement.execute(sql(view));
        }
        List<String> indexes = indexedAfterwards(statement, "event");
        step(statement, List.of(), "accounts");
        step(statement, List.of(), "earning");
        step(statement, indexes, "idle");
        step(statement, indexedAfterwards(statement, "delivery"), "others");
        if (plan.bodies()) {
            step(statement, indexedAfterwards(statement, "raw_body"), "bodies");
        }
        step(statement, indexedAfterwards(statement, "entry"), "entries");
        step(statement, indexedAfterwards(statement, "claim"), "claims");
        step(statement, indexedAfterwards(statement, "leaderboard_place"), "places");
        step(statement, List.of(), "points");
        step(statement, List.of(), "progress");
        step(statement, List.of(), "badge");
        statement.execute("ANALYZE event, delivery, entry");
        statement.execute("SELECT setval('delivery_id', " + values.get("first_delivery") + " + " + plan.deliveries()
                + "), setval('entry_id', " + values.get("first_entry") + " + " + plan.awards() + ")");
        statement.execute("DELETE FROM traffic_progress; DELETE FROM traffic; DELETE FROM points_booked;"
                + " DELETE FROM active_learners");
        for (String counts : List.of("traffic", "booked", "active", "counted")) {
            step(statement, List.of(), counts);
        }
    }

    /** Runs the statement of a name, then those that follow it. */
    private void step(Statement statement, List<String> afterwards, String name) throws SQLException {
        long begun = System.nanoTime();
        long rows = statement.executeLargeUpdate(sql(name));
        long inserted = System.nanoTime();
        for (String sql : afterwards) {
            statement.execute(sql);
        }
        out.printf(
                Locale.ROOT,
                "%-9s %,12d rows  %6.1f s, indexes %.1f s%n",
                name,
                rows,
                (inserted - begun) / 1e9,
                (System.nanoTime() - inserted) / 1e9);
    }

    /** Drops a table's indexes but those behind constraints; how to make them again. */
    private static List<String> indexedAfterwards(Statement statement, String table) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> made = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("SELECT i.indexrelid::regclass, pg_get_indexdef(i.indexrelid)"
                + " FROM pg_index i WHERE i.indrelid = '" + table + "'::regclass"
                + " AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)")) {
            while (row.next()) {
                names.add(row.getString(1));
                made.add(row.getString(2).replace(" ON ONLY ", " ON "));
            }
        }
        for (String name : names) {
            statement.execute("DROP INDEX " + name);
        }
        return made;
    }

    private String sql(String name) {
        String sql;
        try (InputStream file = Objects.requireNonNull(Fill.class.getResourceAsStream("sql/" + name + ".sql"), name)) {
            sql = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Map.Entry<String, Object> value : values.entrySet()) {
            sql = sql.replace("{" + value.getKey() + "}", value.getValue().toString());
        }
        return sql;
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            if (!row.next()) {
                throw new IllegalArgumentException("nothing found by: " + sql);
            }
            return row.getLong(1);
        }
    }

    private static Instant instant(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT extract(epoch FROM now())::bigint")) {
            row.next();
            return Instant.ofEpochSecond(row.getLong(1));
        }
    }
}
