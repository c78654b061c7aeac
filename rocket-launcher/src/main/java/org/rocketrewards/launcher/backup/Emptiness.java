package org.rocketrewards.launcher.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Whether a backup may be loaded into a database: there must be nothing in it that somebody could miss. */
public final class Emptiness {
    /** Where a Rocket that has started once has a row at least. */
    private static final List<String> NEVER_EMPTY =
            List.of("audit_record", "source", "person", "rule_set", "account", "entry", "event", "delivery");

    private Emptiness() {}

    /**
     * Why not; empty when it may. A schema without rows, as an interrupted restore leaves it, is fine.
     *
     * @param schema the backup's
     */
    public static Optional<String> objection(Connection connection, long schema) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = public");
            long tables = number(statement, """
                    SELECT count(*) FROM pg_class c
                    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
                      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
                    """);
            if (tables == 0) {
                return Optional.empty();
            }
            if (!exists(statement, Snapshot.HISTORY)) {
                return Optional.of("it holds tables that are not Rocket's");
            }
            for (String table : NEVER_EMPTY) {
                if (exists(statement, table)
                        && number(statement, "SELECT count(*) FROM (SELECT FROM " + table + " LIMIT 1) r") > 0) {
                    return Optional.of("it holds data of a Rocket: there are rows in " + table);
                }
            }
            long present = Snapshot.schema(statement);
            return present > schema
                    ? Optional.of("its tables are of schema " + present + ", newer than the backup's " + schema)
                    : Optional.empty();
        }
    }

    private static boolean exists(Statement statement, String table) throws SQLException {
        return number(statement, "SELECT (to_regclass('" + table + "') IS NOT NULL)::int") == 1;
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
