package org.rocketrewards.launcher.backup;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Loads a backup into a database that has its schema and nothing else, in one transaction: all of it or nothing. Foreign
 * keys are taken off and put back within it, so that every row is checked, once and at the end, in whatever order the
 * tables come; triggers and rights likewise are as before when it ends.
 */
public final class Loader {
    private static final Pattern LEAVING = Pattern.compile("(event|delivery|raw_body)_\\d{6}_leaving");
    private static final Pattern MONTH = Pattern.compile("(.+)_(\\d{4})(\\d{2})");

    private final Connection connection;
    private final Consumer<String> progress;

    /**
     * A loader.
     *
     * @param connection of the schema's owner, for this alone
     */
    public Loader(Connection connection, Consumer<String> progress) {
        this.connection = connection;
        this.progress = progress;
    }

    /** Loads it; what the migrations put into the tables gives way to what is in the backup. */
    public void load(BackupFile backup) throws SQLException, IOException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL search_path = public; SET LOCAL statement_timeout = 0;"
                    + " SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL TimeZone = 'UTC'");
            Manifest manifest = backup.manifest();
            makeMonths(manifest);
            makeLeavingMonths(manifest, statement);
            // what ALTER TABLE wants to know must not be in use by then: no result set stays open
            List<String> putBack = new ArrayList<>();
            for (String[] pair : undoings(statement)) {
                statement.execute(pair[0]);
                putBack.add(pair[1]);
            }
            statement.execute("TRUNCATE "
                    + list(statement, """
                    SELECT quote_ident(relname) FROM pg_class
                    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
                      AND relname <> '%s'
                    """.formatted(Snapshot.HISTORY)).stream().collect(Collectors.joining(", ")));
            for (TablePart table : manifest.tables()) {
                copy(table, backup);
            }
            progress.accept("checking foreign keys");
            for (String sql : putBack) {
                statement.execute(sql);
            }
            setSequences(manifest);
            connection.commit();
        } finally {
            connection.rollback();
        }
    }

    private void makeMonths(Manifest manifest) throws SQLException, DamagedBackupException {
        try (PreparedStatement make = connection.prepareStatement("SELECT ensure_month(?, ?::timestamptz)")) {
            for (TablePart table : manifest.tables()) {
                if (!table.parent().isEmpty()) {
                    Matcher month = MONTH.matcher(table.name());
                    if (!month.matches() || !month.group(1).equals(table.parent())) {
                        throw new DamagedBackupException(
                                "has " + table.name() + ", which is no month of " + table.parent());
                    }
                    make.setString(1, table.parent());
                    make.setString(2, month.group(2) + "-" + month.group(3) + "-15T00:00:00Z");
                    make.execute();
                }
            }
        }
    }

    /** Months that retention had set aside and not archived yet: it takes them up again. */
    private static void makeLeavingMonths(Manifest manifest, Statement statement) throws SQLException {
        for (TablePart table : manifest.tables()) {
            Matcher month = LEAVING.matcher(table.name());
            if (table.parent().isEmpty() && month.matches()) {
                statement.execute("CREATE TABLE " + Identifiers.quoted(table.name()) + " (LIKE "
                        + Identifiers.quoted(month.group(1)) + " INCLUDING ALL)");
            }
        }
    }

    /** What stands in the way of loading: statements in pairs, one that removes it and one that puts it back. */
    private static List<String[]> undoings(Statement statement) throws SQLException {
        List<String[]> pairs = new ArrayList<>();
        collect(statement, pairs, """
                SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname),
                       format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
                FROM pg_constraint
                WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conparentid = 0
                ORDER BY oid
                """);
        collect(statement, pairs, """
                SELECT format('ALTER TABLE %s DISABLE TRIGGER %I', tgrelid::regclass, tgname),
                       format('ALTER TABLE %s ENABLE TRIGGER %I', tgrelid::regclass, tgname)
                FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid
                WHERE c.relnamespace = 'public'::regnamespace AND NOT tgisinternal AND tgparentid = 0 AND tgenabled = 'O'
                """);
        // an owner who is the application's role too has taken these rights from itself
        collect(statement, pairs, """
                SELECT format('GRANT %1$s ON %2$I TO CURRENT_USER', privilege, relname),
                       format('REVOKE %1$s ON %2$I FROM CURRENT_USER', privilege, relname)
                FROM pg_class CROSS JOIN unnest(ARRAY['INSERT', 'TRUNCATE']) AS privilege
                WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
                  AND relname <> 'flyway_schema_history' AND NOT has_table_privilege(pg_class.oid, privilege)
                """);
        return pairs;
    }

    private static void collect(Statement statement, List<String[]> pairs, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                pairs.add(new String[] {rows.getString(1), rows.getString(2)});
            }
        }
    }

    private static List<String> list(Statement statement, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private void copy(TablePart table, BackupFile backup) throws SQLException, IOException {
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        try (InputStream rows = backup.rows(table)) {
            long loaded = copies.copyIn("COPY " + table.target() + " FROM STDIN", rows, 1 << 16);
            if (loaded != table.rows()) {
                throw new DamagedBackupException(
                        "brought " + loaded + " rows of " + table.name() + " instead of " + table.rows());
            }
        }
        if (table.rows() > 0) {
            progress.accept(String.format("%s: %,d rows", table.name(), table.rows()));
        }
    }

    private void setSequences(Manifest manifest) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement("SELECT setval(?::regclass, ?, ?)")) {
            for (SequenceState sequence : manifest.sequences()) {
                set.setString(1, Identifiers.quoted(sequence.name()));
                set.setLong(2, sequence.last());
                set.setBoolean(3, sequence.called());
                set.execute();
            }
        }
    }
}
