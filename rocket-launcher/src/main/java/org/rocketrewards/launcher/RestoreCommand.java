package org.rocketrewards.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.rocketrewards.launcher.backup.BackupFile;
import org.rocketrewards.launcher.backup.DamagedBackupException;
import org.rocketrewards.launcher.backup.Emptiness;
import org.rocketrewards.launcher.backup.HomeFiles;
import org.rocketrewards.launcher.backup.Loader;
import org.rocketrewards.launcher.backup.Manifest;
import org.rocketrewards.launcher.backup.StoredFile;

/**
 * {@code restore}: a backup into a database and a home that hold nothing yet; then verifies what it made. Everything that
 * could stand in the way is looked at before anything is changed.
 */
final class RestoreCommand {
    /** Held, or the level set for it would be forgotten with it. */
    private static final Logger OURS = Logger.getLogger("org.rocketrewards");

    private static final String NAME = "rocket restore";

    private final PrintStream out;
    private final PrintStream progressOut;
    private final Clock clock;

    RestoreCommand(PrintStream out, PrintStream progressOut, Clock clock) {
        this.out = out;
        this.progressOut = progressOut;
        this.clock = clock;
    }

    ExitCode run(List<String> arguments) {
        OURS.setLevel(Level.WARNING);
        List<String> options = new ArrayList<>();
        List<String> files = Arguments.split(arguments, options, Set.of("--home", "--port"));
        if (files.size() != 1) {
            throw new CannotStartException(ExitCode.USAGE, "say: restore FILE [--home DIRECTORY]");
        }
        Settings settings = Settings.read(options, System::getProperty, System::getenv);
        Path file = Path.of(files.get(0)).toAbsolutePath();
        try (BackupFile backup = BackupFile.open(file)) {
            out.println("Checking " + file);
            backup.check(this::say);
            Manifest manifest = backup.manifest();
            out.printf(
                    "It is of %s, by Rocket %s, schema %d, %,d rows.%n",
                    manifest.at(), manifest.rocket(), manifest.schema(), manifest.rows());
            return restore(backup, settings);
        } catch (NoSuchFileException e) {
            throw new CannotStartException(ExitCode.BACKUP_DAMAGED, "there is no " + file);
        } catch (DamagedBackupException e) {
            throw new CannotStartException(
                    ExitCode.BACKUP_DAMAGED,
                    file + " " + e.getMessage() + "; nothing was changed, take another backup");
        } catch (IOException e) {
            throw new CannotStartException(ExitCode.NO_RIGHTS, "restoring " + file + ": " + e);
        }
    }

    private void say(String line) {
        progressOut.println("  " + line);
    }

    private ExitCode restore(BackupFile backup, Settings settings) throws IOException {
        try (Home home = Home.open(settings.home())) {
            Unfinished unfinished = new Unfinished(home);
            unfinished.clearAway();
            refuseData(home.directory());
            Path webArchive = WebArchive.copyTo(home.runtime());
            refuseNewer(backup.manifest(), SchemaVersion.newestIn(webArchive));
            Migrator migrator =
                    new ArchivedMigrations(webArchive, home.runtime().resolve("migrations"));
            if (settings.external().isPresent()) {
                return restore(backup, settings.external().get(), home, migrator, unfinished);
            }
            unfinished.begin();
            EmbeddedPostgres server = EmbeddedPostgres.start(home);
            try {
                return restore(backup, server.access(), home, migrator, unfinished);
            } finally {
                server.stop();
            }
        }
    }

    private static void refuseData(Path home) throws IOException {
        List<String> data = HomeFiles.dataIn(home);
        if (!data.isEmpty()) {
            throw new CannotStartException(
                    ExitCode.NOT_EMPTY,
                    home + " holds data already (" + String.join(", ", data)
                            + "), and nothing is ever overwritten; move"
                            + " it away, or restore into another directory with --home; nothing was changed");
        }
    }

    private static void refuseNewer(Manifest manifest, long newestKnown) {
        if (manifest.schema() > newestKnown) {
            throw new CannotStartException(
                    ExitCode.OTHER_VERSION,
                    "the backup was written by a newer Rocket (" + manifest.rocket() + ", schema " + manifest.schema()
                            + ", this one knows " + newestKnown + "); restore it with that one");
        }
    }

    private ExitCode restore(
            BackupFile backup, DatabaseAccess access, Home home, Migrator migrator, Unfinished unfinished)
            throws IOException {
        Manifest manifest = backup.manifest();
        try {
            new DatabaseCheck(access).run(Long.MAX_VALUE);
            refuseData(access, manifest);
            unfinished.begin();
            out.println("Restoring into " + access.address() + " and " + home.directory());
            migrator.migrate(access, String.valueOf(manifest.schema()));
            try (Connection connection = Databases.connectAsOwner(access, NAME)) {
                new Loader(connection, this::say).load(backup);
            }
            writeFiles(backup, home.directory());
            migrator.migrate(access, Migrator.NEWEST);
            record(access, manifest);
        } catch (SQLException e) {
            throw Databases.failed(access, e);
        }
        unfinished.end();
        out.println("Restored. Running the invariants and verifying the seals of what was restored.");
        ExitCode verified = new Verification(out, progressOut).ofRestored(access, home.directory());
        out.println("If Rocket went on after " + manifest.at()
                + ", read in docs/operations.md what to do with its seals before you start it.");
        return verified;
    }

    private static void refuseData(DatabaseAccess access, Manifest manifest) throws SQLException {
        Optional<String> objection;
        try (Connection connection = Databases.connectAsOwner(access, NAME)) {
            objection = Emptiness.objection(connection, manifest.schema());
        }
        if (objection.isPresent()) {
            throw new CannotStartException(
                    ExitCode.NOT_EMPTY,
                    "the database " + access.address() + " is not empty: " + objection.get()
                            + "; create another and name" + " it in ROCKET_DB_URL; nothing was changed");
        }
    }

    private static void writeFiles(BackupFile backup, Path home) throws IOException {
        for (StoredFile stored : backup.manifest().files()) {
            Path file = home.resolve(stored.path());
            // settings made for the new machine win
            if (!Files.exists(file)) {
                Files.createDirectories(
                        file.getParent(),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                try (InputStream in = backup.content(stored);
                        var target = Files.newOutputStream(file)) {
                    in.transferTo(target);
                }
            }
        }
    }

    /** What came between the backup and now is missing from the books: the audit trail has to say so. */
    private void record(DatabaseAccess access, Manifest manifest) throws SQLException {
        try (Connection connection = Databases.connectAsOwner(access, NAME);
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO public.audit_record (recorded_at, actor_kind, actor, action, object_type, object_id,"
                                + " after) VALUES (?, 'system', 'rocket', 'database.restore', 'database', 'rocket',"
                                + " jsonb_build_object('backupOf', ?, 'rocket', ?, 'schema', ?, 'entries', ?, 'events', ?,"
                                + " 'systemUser', ?))")) {
            insert.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            insert.setString(2, manifest.at().toString());
            insert.setString(3, manifest.rocket());
            insert.setLong(4, manifest.schema());
            insert.setLong(5, manifest.rows("entry"));
            insert.setLong(6, manifest.rows("event"));
            insert.setString(7, System.getProperty("user.name"));
            insert.executeUpdate();
        }
    }
}
