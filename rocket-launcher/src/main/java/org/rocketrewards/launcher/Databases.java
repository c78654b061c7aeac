package org.rocketrewards.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.postgresql.ds.PGSimpleDataSource;

/** Where a command finds the database: outside, in the Rocket that runs, or in one that it starts for itself. */
final class Databases {
    private Databases() {}

    /**
     * Does something with the database of these settings, whether Rocket runs on it or not.
     *
     * @param missing how to end when there is none
     */
    static <T> T use(Settings settings, ExitCode missing, Function<DatabaseAccess, T> work) {
        if (settings.external().isPresent()) {
            return work.apply(settings.external().get());
        }
        if (!Files.exists(settings.home().resolve("postgresql/data"))) {
            throw new CannotStartException(
                    missing,
                    "there is no database in " + settings.home() + "; name the directory with --home, or set"
                            + " ROCKET_DB_URL");
        }
        try (Home home = Home.open(settings.home())) {
            EmbeddedPostgres server = EmbeddedPostgres.start(home);
            try {
                return work.apply(server.access());
            } finally {
                server.stop();
            }
        } catch (CannotStartException e) {
            // a disk that is too full for a start is no reason not to work with what runs there
            if (e.exitCode() == ExitCode.ALREADY_RUNNING
                    || (e.exitCode() == ExitCode.DISK_FULL && serverRuns(settings.home()))) {
                return work.apply(ofRunning(settings.home()));
            }
            throw e;
        }
    }

    private static boolean serverRuns(Path home) {
        try {
            return Postmaster.leftover(home.resolve("postgresql/data"), Postmaster::find) == Postmaster.Leftover.ORPHAN;
        } catch (IOException e) {
            return false;
        }
    }

    private static DatabaseAccess ofRunning(Path home) {
        try {
            DatabaseProperties running = DatabaseProperties.readOrCreate(home.resolve("database.properties"));
            return new DatabaseAccess(
                    running.url(),
                    DatabaseProperties.APPLICATION,
                    running.password(DatabaseProperties.APPLICATION),
                    DatabaseProperties.OWNER,
                    running.password(DatabaseProperties.OWNER));
        } catch (IOException e) {
            throw new CannotStartException(
                    ExitCode.NO_RIGHTS, "cannot read " + home.resolve("database.properties") + ": " + e.getMessage());
        }
    }

    /** A connection of the application's role. */
    static Connection connect(DatabaseAccess access, String name) throws SQLException {
        return connect(access, access.user(), access.password(), name);
    }

    /** A connection of the schema's owner. */
    static Connection connectAsOwner(DatabaseAccess access, String name) throws SQLException {
        return connect(access, access.ownerUser(), access.ownerPassword(), name);
    }

    private static Connection connect(DatabaseAccess access, String user, String password, String name)
            throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(access.url());
        source.setUser(user);
        source.setPassword(password);
        source.setApplicationName(name);
        return source.getConnection();
    }

    static CannotStartException failed(DatabaseAccess access, SQLException e) {
        return new CannotStartException(
                ExitCode.DATABASE_UNREACHABLE, "the database " + access.address() + ": " + e.getMessage());
    }
}
