package org.rocketrewards.launcher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The directory that holds all that lasts. Whoever has it open is the only one: the lock goes with the process, also
 * when that is killed.
 *
 * <p>{@code runtime/} holds what can be made again and {@code logs/} the logs; the rest is to be kept and backed up.
 */
final class Home implements AutoCloseable {
    /** Room for the runtime (about 250 MB) and a beginning of data. */
    static final long LEAST_FREE_BYTES = 500_000_000;

    private final Path directory;
    private final FileChannel lock;

    private Home(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /** Makes the directory if need be, and takes it. */
    static Home open(Path directory) {
        try {
            refuseFullDisk(directory, freeBytes(directory));
            create(directory);
            Home home = new Home(directory, lock(directory));
            home.refuseForeignData();
            Files.createDirectories(home.runtime());
            Files.createDirectories(home.logs());
            return home;
        } catch (AccessDeniedException | FileAlreadyExistsException e) {
            throw noRights(directory);
        } catch (IOException e) {
            // a read-only file system and a full one have no exception of their own
            throw new CannotStartException(ExitCode.NO_RIGHTS, "cannot write to " + directory + ": " + e.getMessage());
        }
    }

    private static long freeBytes(Path directory) throws IOException {
        Path existing = directory;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return Files.getFileStore(existing).getUsableSpace();
    }

    private static void create(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Path parent = directory.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectory(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    private static FileChannel lock(Path directory) throws IOException {
        FileChannel channel = FileChannel.open(
                directory.resolve("rocket.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        FileLock taken = tryLock(channel);
        if (taken == null) {
            String holder = Files.readString(directory.resolve("rocket.lock")).strip();
            channel.close();
            throw new CannotStartException(
                    ExitCode.ALREADY_RUNNING,
                    "Rocket already runs on " + directory + (holder.isEmpty() ? "" : " (process " + holder + ")")
                            + "; stop it first, or choose another ROCKET_HOME");
        }
        channel.truncate(0);
        String pid = ProcessHandle.current().pid() + "\n";
        channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    @SuppressWarnings("NullAway") // tryLock answers null, which it does not declare
    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** PostgreSQL insists on owning its data; what another user left behind is better said now. */
    private void refuseForeignData() throws IOException {
        if (Files.exists(data())) {
            if (Directories.ownerId(data()) != Directories.ownerId(Path.of("/proc/self"))) {
                throw new CannotStartException(
                        ExitCode.NO_RIGHTS,
                        data() + " belongs to user " + Files.getOwner(data()) + " and Rocket runs as "
                                + System.getProperty("user.name") + "; run it as that user, or change the owner");
            }
        }
    }

    static void refuseFullDisk(Path directory, long freeBytes) {
        if (freeBytes < LEAST_FREE_BYTES) {
            throw new CannotStartException(
                    ExitCode.DISK_FULL,
                    "only " + freeBytes / 1_000_000 + " MB are free where " + directory + " is; it takes at least "
                            + LEAST_FREE_BYTES / 1_000_000 + " MB");
        }
    }

    private static CannotStartException noRights(Path directory) {
        return new CannotStartException(
                ExitCode.NO_RIGHTS,
                System.getProperty("user.name") + " may not write to " + directory
                        + "; change its owner, or choose another ROCKET_HOME");
    }

    Path directory() {
        return directory;
    }

    /** PostgreSQL's data directory. */
    Path data() {
        return directory.resolve("postgresql/data");
    }

    /** Passwords and address of the embedded database, for its owner's eyes only. */
    Path databaseProperties() {
        return directory.resolve("database.properties");
    }

    /** Written by the application at its first start. */
    Path firstRun() {
        return directory.resolve("first-run.properties");
    }

    Path runtime() {
        return directory.resolve("runtime");
    }

    Path logs() {
        return directory.resolve("logs");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            // the lock ends with the process at the latest
        }
    }
}
