package org.rocketrewards.launcher;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked once per version. They are unpacked under a temporary name and moved when whole, and
 * their size is compared at every start, so that an interrupted start or a power cut never leaves a half one in use.
 */
final class PostgresBinaries {
    private static final String SIZE_FILE = "rocket.size";

    private final Path directory;

    private PostgresBinaries(Path directory) {
        this.directory = directory;
    }

    /** Makes them available below {@code runtime}. */
    static PostgresBinaries unpack(Path runtime) {
        String archive = archive(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
        Path directory = runtime.resolve("postgresql-" + Version.POSTGRESQL);
        try {
            if (!isWhole(directory)) {
                removeOthers(runtime);
                unpack(archive, directory);
            }
            return new PostgresBinaries(directory);
        } catch (IOException e) {
            throw new CannotStartException(
                    ExitCode.DATABASE_FAILED, "PostgreSQL could not be unpacked to " + directory + ": " + e);
        }
    }

    /** The archive for this machine; throws when none is shipped. */
    static String archive(String system, String architecture) {
        String name = switch (architecture.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> "";
        };
        if (!system.equals("Linux") || name.isEmpty()) {
            throw new CannotStartException(
                    ExitCode.DATABASE_FAILED,
                    "there is no embedded PostgreSQL for " + system + " on " + architecture
                            + "; set ROCKET_DB_URL, ROCKET_DB_USER and ROCKET_DB_PASSWORD to use your own");
        }
        return "postgres-linux-" + name + ".txz";
    }

    private static void unpack(String archive, Path directory) throws IOException {
        Path half = directory.resolveSibling(directory.getFileName() + ".half");
        Files.createDirectories(half);
        try (InputStream packed = open(archive)) {
            long bytes = Tar.unpack(new BufferedInputStream(new XZInputStream(packed), 1 << 16), half);
            Files.writeString(half.resolve(SIZE_FILE), String.valueOf(bytes));
        }
        Files.move(half, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    private static InputStream open(String archive) throws IOException {
        URL found = PostgresBinaries.class.getResource("/" + archive);
        if (found == null) {
            throw new IOException(archive + " is not in the jar");
        }
        URLConnection jar = found.openConnection();
        // the server boots meanwhile, and closes the jar that this Java's users of such addresses share
        jar.setUseCaches(false);
        return jar.getInputStream();
    }

    private static boolean isWhole(Path directory) throws IOException {
        Path size = directory.resolve(SIZE_FILE);
        if (!Files.isRegularFile(size)) {
            return false;
        }
        String bytes = Files.readString(size);
        return bytes.equals(String.valueOf(Directories.size(directory) - bytes.length()));
    }

    /** Older versions, and what an interrupted start left half done. */
    private static void removeOthers(Path runtime) throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(runtime, "postgresql-*")) {
            for (Path leftover : leftovers) {
                Directories.delete(leftover);
            }
        }
    }

    Path program(String name) {
        return directory.resolve("bin").resolve(name);
    }
}
