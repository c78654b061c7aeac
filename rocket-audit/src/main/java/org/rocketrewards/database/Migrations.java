package org.rocketrewards.database;

import java.util.Map;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The migrations of the schema. Needs no server: the command line loads this class out of the web archive, by name, to
 * restore a backup.
 */
public final class Migrations {
    /** The version to migrate to when there is no reason for another. */
    public static final String NEWEST = "latest";

    private Migrations() {}

    /**
     * Migrates, and gives the application's role its rights.
     *
     * @param owner who owns the schema
     * @param applicationRole who works in it, possibly the same
     * @param version where to stop; {@link #NEWEST} for not at all
     * @return how many migrations there were to do
     */
    public static int migrate(String url, String owner, String ownerPassword, String applicationRole, String version) {
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
                .load()
                .migrate()
                .migrationsExecuted;
    }
}
