package org.rocketrewards.launcher.backup;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a database consists of, as the transaction of its connection sees it; the tables stay as long as that lasts. */
record Snapshot(String server, long schema, String checkpoint, List<TablePart> tables, List<SequenceState> sequences) {
    /** Where Flyway writes down what it did: a restore migrates itself, so this is not copied. */
    static final String HISTORY = "flyway_schema_history";

    static Snapshot take(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL search_path = public; SET LOCAL statement_timeout = 0;"
                    + " SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL TimeZone = 'UTC';"
                    + " SET LOCAL IntervalStyle = 'postgres'; SET LOCAL bytea_output = 'hex'");
            List<TablePart> tables = tables(statement);
            statement.execute(tables.stream()
                    .map(TablePart::name)
                    .map(Identifiers::quoted)
                    .collect(Collectors.joining(", "))
                    .transform(names -> "LOCK TABLE " + names + " IN ACCESS SHARE MODE"));
            return new Snapshot(
                    text(statement, "SHOW server_version"),
                    schema(statement),
                    text(statement, "SELECT coalesce((SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1), '')"),
                    tables,
                    sequences(statement));
        }
    }

    static long schema(Statement statement) throws SQLException {
        return Long.parseLong(text(
                statement,
                "SELECT coalesce(max(version::bigint), 0) FROM " + HISTORY
                        + " WHERE success AND version ~ '^[0-9]+$'"));
    }

    private static List<TablePart> tables(Statement statement) throws SQLException {
        String query = """
                SELECT c.relname, coalesce(p.relname, '') AS parent,
                       (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
                        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns
                FROM pg_class c
                    LEFT JOIN pg_inherits i ON i.inhrelid = c.oid
                    LEFT JOIN pg_class p ON p.oid = i.inhparent
                WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '%s'
                  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
                ORDER BY c.relname
                """.formatted(HISTORY);
        List<TablePart> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                Array columns = rows.getArray("columns");
                tables.add(new TablePart(
                        rows.getString("relname"),
                        rows.getString("parent"),
                        List.of((String[]) columns.getArray()),
                        0,
                        ""));
            }
        }
        return tables;
    }

    private static List<SequenceState> sequences(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SELECT relname FROM pg_class"
                + " WHERE relnamespace = 'public'::regnamespace AND relkind = 'S' ORDER BY relname")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        List<SequenceState> sequences = new ArrayList<>();
        for (String name : names) {
            try (ResultSet row =
                    statement.executeQuery("SELECT last_value, is_called FROM " + Identifiers.quoted(name))) {
                row.next();
                sequences.add(new SequenceState(name, row.getLong(1), row.getBoolean(2)));
            }
        }
        return sequences;
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
