package org.rocketrewards.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.rocketrewards.seal.SealKey;
import org.rocketrewards.seal.SignedNote;
import org.rocketrewards.seal.verify.BundleVerifier;
import org.rocketrewards.seal.verify.DatabaseVerifier;
import org.rocketrewards.seal.verify.Finding;
import org.rocketrewards.seal.verify.Progress;
import org.rocketrewards.seal.verify.Report;
import org.rocketrewards.seal.verify.Trust;

/**
 * {@code verify}: a database as a whole, wherever it is and whether Rocket runs or not, or an exported bundle. Prints each finding on a line of
 * its own and ends in {@link ExitCode#TAMPERED} if there is one.
 */
final class VerifyCommand {
    /** Held, or the level set for it would be forgotten with it. */
    private static final Logger OURS = Logger.getLogger("org.rocketrewards");

    private final PrintStream out;
    private final PrintStream progressOut;
    private final List<Path> keyFiles = new ArrayList<>();
    private final List<Path> checkpointFiles = new ArrayList<>();
    private @Nullable Path bundle;

    VerifyCommand(PrintStream out, PrintStream progressOut) {
        this.out = out;
        this.progressOut = progressOut;
    }

    ExitCode run(List<String> arguments) {
        OURS.setLevel(Level.WARNING);
        Settings settings = Settings.read(ownOptions(arguments), System::getProperty, System::getenv);
        Path sealDirectory = settings.home().resolve("seal");
        if (keyFiles.isEmpty() && Files.exists(sealDirectory.resolve("public.key"))) {
            keyFiles.add(sealDirectory.resolve("public.key"));
        }
        // a bundle may be older than the newest checkpoint: only what was named is held against it
        if (bundle == null && Files.exists(sealDirectory.resolve("checkpoint"))) {
            checkpointFiles.add(sealDirectory.resolve("checkpoint"));
        }
        Path file = bundle;
        if (file != null) {
            return print(verify(file, new Trust(keys(), checkpoints())));
        }
        if (keyFiles.isEmpty()) {
            throw new CannotStartException(
                    ExitCode.NOT_VERIFIABLE,
                    "there is no " + sealDirectory.resolve("public.key") + "; name the public key with --key FILE");
        }
        return print(verify(settings, new Trust(keys(), checkpoints())));
    }

    /** Takes out what only this command knows, and leaves the rest to the settings. */
    private List<String> ownOptions(List<String> arguments) {
        List<String> left = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.startsWith("-") && (i == 0 || !arguments.get(i - 1).matches("--(home|port)"))) {
                bundle = Path.of(argument);
            } else if (!argument.equals("--key") && !argument.equals("--checkpoint")) {
                left.add(argument);
            } else if (i + 1 == arguments.size()) {
                throw new CannotStartException(ExitCode.USAGE, argument + " needs a file");
            } else {
                (argument.equals("--key") ? keyFiles : checkpointFiles).add(Path.of(arguments.get(++i)));
            }
        }
        return left;
    }

    private Report verify(Path file, Trust trust) {
        out.println("Verifying " + file);
        try {
            return new BundleVerifier(file, trust, progress()).run();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private Report verify(Settings settings, Trust trust) {
        if (settings.external().isPresent()) {
            return verify(settings.external().get(), trust);
        }
        Path data = settings.home().resolve("postgresql/data");
        if (!Files.exists(data)) {
            throw new CannotStartException(
                    ExitCode.NOT_VERIFIABLE,
                    "there is no database in " + settings.home() + "; name the directory with --home, or set"
                            + " ROCKET_DB_URL");
        }
        try (Home home = Home.open(settings.home())) {
            EmbeddedPostgres server = EmbeddedPostgres.start(home);
            try {
                return verify(server.access(), trust);
            } finally {
                server.stop();
            }
        } catch (CannotStartException e) {
            if (e.exitCode() != ExitCode.ALREADY_RUNNING) {
                throw e;
            }
            return verify(accessOfRunning(settings.home()), trust);
        }
    }

    private static DatabaseAccess accessOfRunning(Path home) {
        try {
            DatabaseProperties running = DatabaseProperties.readOrCreate(home.resolve("database.properties"));
            String role = DatabaseProperties.APPLICATION;
            return new DatabaseAccess(running.url(), role, running.password(role), role, running.password(role));
        } catch (IOException e) {
            throw new CannotStartException(
                    ExitCode.NO_RIGHTS, "cannot read " + home.resolve("database.properties") + ": " + e.getMessage());
        }
    }

    private Report verify(DatabaseAccess access, Trust trust) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(access.url());
        source.setUser(access.user());
        source.setPassword(access.password());
        source.setApplicationName("rocket verify");
        out.println("Verifying " + access);
        try (Connection connection = source.getConnection()) {
            return new DatabaseVerifier(connection, trust, progress()).run();
        } catch (SQLException e) {
            throw new CannotStartException(
                    ExitCode.DATABASE_UNREACHABLE, "the database " + access.address() + ": " + e.getMessage());
        }
    }

    private Progress progress() {
        return (what, done) -> progressOut.printf("  %,d %s%n", done, what);
    }

    private ExitCode print(Report report) {
        for (Finding finding : report.findings()) {
            out.println(finding);
        }
        if (report.found() > report.findings().size()) {
            out.println("… and " + (report.found() - report.findings().size()) + " more");
        }
        report.notes().forEach(note -> out.println("Note: " + note));
        out.println("Verified: " + report.summary() + ".");
        out.println(report.sound() ? "Everything is as it was sealed." : report.found() + " FINDINGS.");
        return report.sound() ? ExitCode.STOPPED : ExitCode.TAMPERED;
    }

    private List<SealKey> keys() {
        List<SealKey> keys = new ArrayList<>();
        for (Path file : keyFiles) {
            try {
                for (String line : Files.readAllLines(file)) {
                    if (!line.isBlank()) {
                        keys.add(SealKey.parse(line));
                    }
                }
            } catch (IOException | IllegalArgumentException e) {
                throw unreadable(file, e);
            }
        }
        return keys;
    }

    private List<SignedNote> checkpoints() {
        List<SignedNote> notes = new ArrayList<>();
        for (Path file : checkpointFiles) {
            try {
                notes.addAll(SignedNote.parseAll(Files.readString(file)));
            } catch (IOException | IllegalArgumentException e) {
                throw unreadable(file, e);
            }
        }
        return notes;
    }

    private static CannotStartException unreadable(Path file, Exception e) {
        String reason = Optional.ofNullable(e.getMessage()).orElse(e.toString());
        return new CannotStartException(ExitCode.NOT_VERIFIABLE, "cannot read " + file + ": " + reason);
    }
}
