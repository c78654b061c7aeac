package org.rocketrewards.launcher;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Asks the database, before anything is deployed, what would make the start fail: whether it answers and lets us in,
 * how old it is, whether a newer Rocket has been here, and whether the owner may create tables.
 */
final class DatabaseCheck {
    static final int OLDEST_SERVER = 14;

    private static final System.Logger LOG = System.getLogger(DatabaseCheck.class.getPackageName());
    private static final int TIMEOUT_SECONDS = 10;
    private static final Set<String> LOGIN_REFUSED = Set.of("28P01", "28000");
    private static final String UNKNOWN_DATABASE = "3D000";

    private final DatabaseAccess access;

    DatabaseCheck(DatabaseAccess access) {
        this.access = access;
    }

    /** @param newestMigration the newest schema that this Rocket knows */
    void run(long newestMigration) {
        ask(
                access.user(),
                access.password(),
                statement -> refuseOldServer(number(statement, "SHOW server_version_num")));
        ask(access.ownerUser(), access.ownerPassword(), statement -> {
            if (number(statement, "SELECT (to_regclass('flyway_schema_history') IS NOT NULL)::int") == 1) {
                refuseNewerSchema(
                        number(
                                statement,
                                "SELECT coalesce(max(version::bigint), 0) FROM flyway_schema_history"
                                        + " WHERE success AND version ~ '^[0-9]+$'"),
                        newestMigration);
            }
            String schema = "SELECT has_schema_privilege(current_schema(), 'CREATE')::int";
            if (number(statement, schema) != 1) {
                throw new CannotStartException(
                        ExitCode.DATABASE_UNREACHABLE,
                        access.ownerUser() + " may not create tables in " + access.address()
                                + "; make it the owner of the database, or name one that is in ROCKET_DB_OWNER_USER");
            }
        });
    }

    static void refuseOldServer(long versionNumber) {
        if (versionNumber < OLDEST_SERVER * 10_000) {
            throw new CannotStartException(
                    ExitCode.OTHER_VERSION,
                    "the database server is PostgreSQL " + versionNumber / 10_000 + "; Rocket needs " + OLDEST_SERVER
                            + " or newer");
        }
        if (versionNumber / 10_000 > Version.POSTGRESQL_MAJOR) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "database.untested PostgreSQL {0,number,#} is newer than any that this Rocket was tested with",
                    versionNumber / 10_000);
        }
    }

    static void refuseNewerSchema(long present, long newestKnown) {
        if (present > newestKnown) {
            throw new CannotStartException(
                    ExitCode.OTHER_VERSION,
                    "the database was written by a newer Rocket (schema " + present + ", this one knows " + newestKnown
                            + "); start that one, or restore a backup from before the update");
        }
    }

    /** What is asked over one connection. */
    private interface Questions {
        void ask(Statement statement) throws SQLException;
    }

    private void ask(String user, String password, Questions questions) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(access.url());
        source.setUser(user);
        source.setPassword(password);
        source.setConnectTimeout(TIMEOUT_SECONDS);
        source.setLoginTimeout(TIMEOUT_SECONDS);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            questions.ask(statement);
        } catch (SQLException e) {
            throw new CannotStartException(ExitCode.DATABASE_UNREACHABLE, explain(user, e));
        }
    }

    private String explain(String user, SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (LOGIN_REFUSED.contains(state)) {
            return "the database " + access.address() + " refuses " + user + ": " + firstLine(e)
                    + "; check user and password";
        }
        if (state.equals(UNKNOWN_DATABASE)) {
            return "the database " + access.address() + " does not exist; create it first";
        }
        return "the database " + access.address() + " cannot be reached: " + firstLine(e);
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("").replaceFirst("^FATAL: +", "");
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
