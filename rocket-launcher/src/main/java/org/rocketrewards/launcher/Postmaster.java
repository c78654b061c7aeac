package org.rocketrewards.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The server process that {@code postmaster.pid} names.
 *
 * @see <a href="https://www.postgresql.org/docs/18/storage-file-layout.html">Database file layout</a>
 */
record Postmaster(long pid) {

    /** What the file means for somebody who is about to start, and knows that no other Rocket runs here. */
    enum Leftover {
        /** There is no file. */
        NONE,
        /** The process is gone, or its number belongs to somebody else by now. */
        STALE_FILE,
        /** The server outlived the Rocket that had started it. */
        ORPHAN
    }

    /** What is known of a running process: its program, empty if unknown, and the directory it works in. */
    record Running(String program, Optional<Path> directory) {}

    /** Answers what runs under a process number; empty if nothing does. */
    interface Processes {
        Optional<Running> find(long pid);
    }

    /** Reads the file of a data directory; empty if there is none or it names no process. */
    static Optional<Postmaster> read(Path data) throws IOException {
        try {
            return parse(Files.readAllLines(data.resolve("postmaster.pid")));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    static Optional<Postmaster> parse(List<String> lines) {
        try {
            long pid = lines.isEmpty() ? 0 : Long.parseLong(lines.get(0).strip());
            return pid > 0 ? Optional.of(new Postmaster(pid)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    static Leftover leftover(Path data, Processes processes) throws IOException {
        if (!Files.exists(data.resolve("postmaster.pid"))) {
            return Leftover.NONE;
        }
        Path real = data.toRealPath();
        return read(data)
                .flatMap(postmaster -> processes.find(postmaster.pid()))
                .filter(running -> serves(running, real))
                .map(running -> Leftover.ORPHAN)
                .orElse(Leftover.STALE_FILE);
    }

    private static boolean serves(Running running, Path data) {
        // "(deleted)" follows the name of a program whose file was replaced
        boolean postgres = Path.of(running.program()).getFileName().toString().startsWith("postgres");
        return postgres && running.directory().map(data::equals).orElse(true);
    }

    /** The processes of this machine. */
    static Optional<Running> find(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(handle -> new Running(handle.info().command().orElse(""), workingDirectory(pid)));
    }

    private static Optional<Path> workingDirectory(long pid) {
        try {
            return Optional.of(Files.readSymbolicLink(Path.of("/proc", String.valueOf(pid), "cwd")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
