package org.rocketrewards.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The migrations of the schema. Needs no server: the command line loads this class out of the web archive, by name, to
 * restore a backup.
 */
public final class Migrations {
    /** The version to migrate to when there is no reason for another. */
    public static final String NEWEST = "latest";

    /**
     * How long a migration waits for a lock, milliseconds. Deliveries that come meanwhile wait behind it, so it is well
     * below what they may wait; then it lets them through and tries again.
     */
    private static final int LOCK_MILLIS = 700;

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.database");

    private static final Set<MigrationState> OF_A_NEWER_ROCKET =
            Set.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);

    private Migrations() {}

    /**
     * Migrates, and gives the application's role its rights. Whoever works in an older schema meanwhile goes on.
     *
     * @param owner who owns the schema
     * @param applicationRole who works in it, possibly the same
     * @param version where to stop; {@link #NEWEST} for not at all
     * @return how many migrations there were to do
     * @throws IllegalStateException when a newer Rocket has been here, whose schema this one does not know; when somebody
     *     keeps a table locked for five minutes
     */
    public static int migrate(String url, String owner, String ownerPassword, String applicationRole, String version) {
        Flyway flyway = flyway(url, owner, ownerPassword, applicationRole, version);
        refuseNewer(flyway.info());
        return patiently(flyway);
    }

    /** A backup or a long report that reads a table keeps it from being altered. */
    private static int patiently(Flyway flyway) {
        long began = System.nanoTime();
        int done = 0;
        while (true) {
            int before = flyway.info().applied().length;
            try {
                return done + flyway.migrate().migrationsExecuted;
            } catch (FlywayException e) {
                if (!isLocked(e)) {
                    throw e;
                }
                if (System.nanoTime() - began > PATIENCE.toNanos()) {
                    throw new IllegalStateException(
                            "somebody has kept a table locked for " + PATIENCE.toMinutes()
                                    + " minutes, so that the schema cannot be changed; pg_stat_activity shows who, such as a"
                                    + " backup or a long report. Nothing is lost: start again when it has ended.",
                            e);
                }
                LOG.log(System.Logger.Level.INFO, "schema.locked: waiting until somebody has read a table");
            }
            done += flyway.info().applied().length - before;
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static boolean isLocked(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException failed && LOCK_NOT_AVAILABLE.equals(failed.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** The migrations, on this database. */
    static Flyway flyway(String url, String owner, String ownerPassword, String applicationRole, String version) {
        PGSimpleDataSource source = new Impatient();
        source.setUrl(url);
        source.setUser(owner);
        source.setPassword(ownerPassword);
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:db/migration")
                .placeholders(Map.of("app_role", applicationRole))
                .target(version)
                // they give rights on tables that an older schema does not have
                .skipDefaultCallbacks(!version.equals(NEWEST))
                .connectRetries(3)
                .validateMigrationNaming(true)
                .load();
    }

    private static void refuseNewer(MigrationInfoService schema) {
        for (MigrationInfo migration : schema.applied()) {
            if (OF_A_NEWER_ROCKET.contains(migration.getState())) {
                String known = Arrays.stream(schema.all())
                        .filter(each -> !OF_A_NEWER_ROCKET.contains(each.getState()))
                        .map(each -> String.valueOf(each.getVersion()))
                        .reduce("none", (older, newer) -> newer);
                throw new IllegalStateException("the database was written by a newer Rocket (schema "
                        + migration.getVersion() + ", this one knows " + known
                        + "); start that one, or restore a backup from before the update");
            }
        }
    }

    /** Connections that do not wait long for a lock. */
    private static final class Impatient extends PGSimpleDataSource {
        private static final long serialVersionUID = 1L;

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            Connection connection = super.getConnection(user, password);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET lock_timeout = " + LOCK_MILLIS);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            return connection;
        }
    }
}
