package org.rocketrewards.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs PostgreSQL's programs, which refuse to run as root: root is then left behind in a user namespace. */
final class Command {
    /** What a program answered. */
    record Result(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    private final boolean root;
    private final Path output;

    /** @param output a file that takes what the programs print; a server started by one of them keeps it open */
    Command(Path output) {
        this.root = isRoot();
        this.output = output;
    }

    private static boolean isRoot() {
        try {
            return Directories.ownerId(Path.of("/proc/self")) == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Runs a program to its end. */
    Result run(Duration limit, String... command) {
        List<String> words = new ArrayList<>();
        if (root) {
            words.add("unshare");
            words.add("--user");
        }
        words.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return new Result(-1, command[0] + " did not end within " + limit.toSeconds() + " s");
            }
            return new Result(
                    process.exitValue(),
                    Files.readString(output, StandardCharsets.ISO_8859_1).strip());
        } catch (IOException e) {
            return new Result(-1, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result(-1, "interrupted");
        }
    }
}
