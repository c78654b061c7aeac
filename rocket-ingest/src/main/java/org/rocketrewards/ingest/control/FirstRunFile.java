package org.rocketrewards.ingest.control;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Collectors;

/** The file that hands the first secrets to whoever runs Rocket; readable by the owner alone. */
public final class FirstRunFile {
    /** Its name in Rocket's home directory. */
    public static final String NAME = "first-run.properties";

    private static final String HEAD = """
            # Rocket's first credentials. Sign in, change the password, put the token into Moodle, then delete this file:
            # Rocket keeps nothing but hashes and cannot show them again.
            """;

    private final Path home;
    private boolean written;

    /** The file in {@code home}. */
    public FirstRunFile(Path home) {
        this.home = home;
    }

    /** Where it is. */
    public Path path() {
        return home.resolve(NAME);
    }

    /** Writes it as a whole or not at all, replacing one that is there; on disk when this returns. */
    public void write(Map<String, String> properties) throws IOException {
        Files.createDirectories(home);
        Path draft = Files.createTempFile(home, "first-run", ".tmp", ownerOnly());
        try {
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                ByteBuffer text = StandardCharsets.UTF_8.encode(HEAD + lines(properties));
                while (text.hasRemaining()) {
                    channel.write(text);
                }
                channel.force(true);
            }
            Files.move(draft, path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            written = true;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Takes it away when what it says did not come about; leaves one alone that somebody else wrote. */
    public void deleteIfWritten() throws IOException {
        if (written) {
            Files.deleteIfExists(path());
        }
    }

    /** Values have no backslash and no blank at either end, so that shells and java.util.Properties read the same. */
    private static String lines(Map<String, String> properties) {
        return properties.entrySet().stream()
                .map(property -> property.getKey() + "=" + property.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
