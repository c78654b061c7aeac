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
import org.rocketrewards.seal.SealKey;
import org.rocketrewards.seal.SignedNote;
import org.rocketrewards.seal.verify.DatabaseVerifier;
import org.rocketrewards.seal.verify.Finding;
import org.rocketrewards.seal.verify.Progress;
import org.rocketrewards.seal.verify.Report;
import org.rocketrewards.seal.verify.Trust;

/** A whole database held against its seals and the invariants, and what is said about it. */
final class Verification {
    private final PrintStream out;
    private final PrintStream progressOut;

    Verification(PrintStream out, PrintStream progressOut) {
        this.out = out;
        this.progressOut = progressOut;
    }

    Report of(DatabaseAccess access, Trust trust) {
        out.println("Verifying " + access);
        try (Connection connection = Databases.connect(access, "rocket verify")) {
            return new DatabaseVerifier(connection, trust, progress()).run();
        } catch (SQLException e) {
            throw Databases.failed(access, e);
        }
    }

    /** What was just restored, against the key and the checkpoint that came out of the same backup. */
    ExitCode ofRestored(DatabaseAccess access, Path home) {
        Path key = home.resolve("seal/public.key");
        if (!Files.exists(key)) {
            throw new CannotStartException(
                    ExitCode.NOT_VERIFIABLE,
                    "verify what was restored: the backup has no public key; run 'verify --key FILE' with yours");
        }
        Path checkpoint = home.resolve("seal/checkpoint");
        return print(of(access, trust(List.of(key), Files.exists(checkpoint) ? List.of(checkpoint) : List.of())));
    }

    Progress progress() {
        return (what, done) -> progressOut.printf("  %,d %s%n", done, what);
    }

    ExitCode print(Report report) {
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

    static Trust trust(List<Path> keyFiles, List<Path> checkpointFiles) {
        return new Trust(keys(keyFiles), checkpoints(checkpointFiles));
    }

    private static List<SealKey> keys(List<Path> files) {
        List<SealKey> keys = new ArrayList<>();
        for (Path file : files) {
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

    private static List<SignedNote> checkpoints(List<Path> files) {
        List<SignedNote> notes = new ArrayList<>();
        for (Path file : files) {
            try {
                notes.addAll(SignedNote.parseAll(Files.readString(file)));
            } catch (IOException | IllegalArgumentException e) {
                throw unreadable(file, e);
            }
        }
        return notes;
    }

    static CannotStartException unreadable(Path file, Exception e) {
        String reason = Optional.ofNullable(e.getMessage()).orElse(e.toString());
        return new CannotStartException(ExitCode.NOT_VERIFIABLE, "cannot read " + file + ": " + reason);
    }
}
