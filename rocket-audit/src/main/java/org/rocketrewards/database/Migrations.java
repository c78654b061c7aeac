package org.rocketrewards.database;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.Flyway;
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
     * @throws IllegalStateException when a newer Rocket has been here, whose schema this one does not know
     */
    public static int migrate(String url, String owner, String ownerPassword, String applicationRole, String version) {
        Flyway flyway = flyway(url, owner, ownerPassword, applicationRole, version);
        refuseNewer(flyway.info());
        return flyway.migrate().migrationsExecuted;
    }

    /** The migrations, on this database. */
    static Flyway flyway(String url, String owner, String ownerPassword, String applicationRole, String version) {
        PGSimpleDataSource source = new PGSimpleDataSource();
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
}
