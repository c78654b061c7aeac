package org.rocketrewards.ingest.imports.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.UUID;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

/** Where uploaded files wait to be read, as they came. Nothing is held in memory but one buffer. */
public final class Spool {
    private static final int BUFFER = 1 << 16;

    private final Path directory;
    private final long mostBytes;

    /** A spool in this directory for files of at most this many bytes. */
    public Spool(Path directory, long mostBytes) {
        this.directory = directory;
        this.mostBytes = mostBytes;
    }

    /** A file that has arrived. */
    public record Kept(String name, long bytes, byte[] sha256) {}

    /**
     * Takes a file in.
     *
     * @throws RocketException {@code body_too_large}; nothing is kept then
     */
    public Kept take(InputStream in) throws IOException {
        Files.createDirectories(directory);
        String name = UUID.randomUUID().toString();
        Path part = directory.resolve(name + ".part");
        try {
            MessageDigest sha256 = sha256();
            long bytes = 0;
            try (OutputStream out = Files.newOutputStream(part)) {
                byte[] buffer = new byte[BUFFER];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    bytes += read;
                    if (bytes > mostBytes) {
                        throw new RocketException(
                                ProblemType.BODY_TOO_LARGE,
                                "The file has more than " + mostBytes + " bytes (rocket.imports.upload.bytes): pack it "
                                        + "with gzip, or split it.",
                                Map.of("limit", mostBytes));
                    }
                    sha256.update(buffer, 0, read);
                    out.write(buffer, 0, read);
                }
            }
            Files.move(part, path(name));
            return new Kept(name, bytes, sha256.digest());
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Where a file of the spool is. */
    public Path path(String name) {
        return directory.resolve(name + ".csv");
    }

    /** Whether the file is here; in a cluster without a shared directory only one node has it. */
    public boolean has(String name) {
        return Files.isRegularFile(path(name));
    }

    /** Removes a file. */
    public void remove(String name) throws IOException {
        Files.deleteIfExists(path(name));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
