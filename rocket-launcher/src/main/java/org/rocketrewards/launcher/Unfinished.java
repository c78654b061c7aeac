package org.rocketrewards.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The file in the home that says that a restore is under way, or was cut off: the home held nothing before it, so that
 * the next restore may clear it away, and Rocket does not start on half of a system.
 */
final class Unfinished {
    private static final String NAME = "restore.unfinished";
    private static final List<String> MADE =
            List.of("postgresql/data", "postgresql/data.half", "seal", "audit", "archive", "imports");

    private final Path home;
    private final Path file;

    Unfinished(Home home) {
        this.home = home.directory();
        this.file = this.home.resolve(NAME);
    }

    void begin() throws IOException {
        Files.writeString(file, "A restore is under way, or was cut off. Run it again.\n");
    }

    void end() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Removes what a restore that was cut off has left. */
    void clearAway() throws IOException {
        if (Files.exists(file)) {
            for (String made : MADE) {
                Directories.delete(home.resolve(made));
            }
            Files.deleteIfExists(home.resolve("database.properties"));
        }
    }

    void refuseToStart() {
        if (Files.exists(file)) {
            throw new CannotStartException(
                    ExitCode.RESTORE_UNFINISHED,
                    "a restore into " + home + " was cut off, so that data are missing; run it again");
        }
    }
}
