package org.rocketrewards.launcher;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.rocketrewards.launcher.backup.BackupWriter;
import org.rocketrewards.launcher.backup.Manifest;

/**
 * {@code backup}: everything that a Rocket is, as it is at one moment, into one file for its owner's eyes only. Rocket may
 * run meanwhile. The file has its name once it is whole.
 */
final class BackupCommand {
    /** Held, or the level set for it would be forgotten with it. */
    private static final Logger OURS = Logger.getLogger("org.rocketrewards");

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final PrintStream out;
    private final PrintStream progressOut;
    private final Clock clock;

    BackupCommand(PrintStream out, PrintStream progressOut, Clock clock) {
        this.out = out;
        this.progressOut = progressOut;
        this.clock = clock;
    }

    ExitCode run(List<String> arguments) {
        OURS.setLevel(Level.WARNING);
        List<String> options = new ArrayList<>();
        List<String> files = Arguments.split(arguments, options, Set.of("--home", "--port"));
        if (files.size() > 1) {
            throw new CannotStartException(ExitCode.USAGE, "say: backup [FILE] [--home DIRECTORY]");
        }
        Settings settings = Settings.read(options, System::getProperty, System::getenv);
        Instant now = clock.instant();
        Path file = Path.of(files.isEmpty() ? "rocket-backup-" + STAMP.format(now) + ".zip" : files.get(0))
                .toAbsolutePath();
        if (Files.exists(file)) {
            throw new CannotStartException(ExitCode.USAGE, file + " is there already; name another file");
        }
        return Databases.use(settings, ExitCode.USAGE, access -> write(settings.home(), access, file, now));
    }

    private ExitCode write(Path home, DatabaseAccess access, Path file, Instant now) {
        out.println("Backing up " + access.address() + " and " + home);
        Path half = file.resolveSibling(file.getFileName() + ".half");
        try {
            record(access, file, now);
            say(write(home, access, half, file, now), file);
            return ExitCode.STOPPED;
        } catch (SQLException e) {
            throw Databases.failed(access, e);
        } catch (FileAlreadyExistsException e) {
            throw new CannotStartException(
                    ExitCode.USAGE, half + " is there: another backup is being written, or one was cut off; delete it");
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    private Manifest write(Path home, DatabaseAccess access, Path half, Path file, Instant now)
            throws SQLException, IOException {
        try (Connection connection = Databases.connectAsOwner(access, "rocket backup");
                FileChannel channel = FileChannel.open(
                        half,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            try {
                OutputStream stream = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
                Manifest manifest = new BackupWriter(connection, home, line -> progressOut.println("  " + line))
                        .write(stream, Version.ROCKET, now);
                stream.flush();
                channel.force(true);
                Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
                return manifest;
            } finally {
                Files.deleteIfExists(half);
            }
        }
    }

    /** That all data were taken away is on record, and so in the backup itself. */
    private static void record(DatabaseAccess access, Path file, Instant now) throws SQLException {
        try (Connection connection = Databases.connectAsOwner(access, "rocket backup");
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO public.audit_record (recorded_at, actor_kind, actor, action, object_type, object_id,"
                                + " after) VALUES (?, 'system', 'rocket', 'database.backup', 'database', ?,"
                                + " jsonb_build_object('file', ?, 'systemUser', ?))")) {
            insert.setObject(1, now.atOffset(ZoneOffset.UTC));
            insert.setString(2, "rocket");
            insert.setString(3, file.toString());
            insert.setString(4, System.getProperty("user.name"));
            insert.executeUpdate();
        }
    }

    private void say(Manifest manifest, Path file) throws IOException {
        out.printf(
                "Backed up %,d rows of %d tables, among them %,d entries and %,d events, and %d files.%n",
                manifest.rows(),
                manifest.tables().size(),
                manifest.rows("entry"),
                manifest.rows("event"),
                manifest.files().size());
        if (manifest.files().stream().noneMatch(stored -> stored.path().equals("seal/private.key"))) {
            out.println("Note: there is no seal/private.key in ROCKET_HOME; run the backup where Rocket runs.");
        }
        out.printf("%s: %,d bytes. It holds secrets; only its owner can read it.%n", file, Files.size(file));
    }

    private static CannotStartException cannotWrite(Path file, IOException e) {
        String reason = String.valueOf(e.getMessage());
        return new CannotStartException(
                reason.contains("No space left") ? ExitCode.DISK_FULL : ExitCode.NO_RIGHTS,
                "cannot write " + file + ": " + reason);
    }
}
