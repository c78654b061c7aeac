package org.rocketrewards.seal.control;

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
import org.rocketrewards.seal.SealSigner;

/**
 * The directory {@code seal} in Rocket's home: the private key for its owner's eyes only, the public key beside it, and
 * the newest checkpoint that this node knows of, against which a database that was set back is found out.
 */
public final class KeyFile {
    /** The directory's name. */
    public static final String DIRECTORY = "seal";
    /** The newest checkpoint. */
    public static final String CHECKPOINT = "checkpoint";
    /** The key to verify with. */
    public static final String PUBLIC_KEY = "public.key";

    private static final String PRIVATE_KEY = "private.key";

    private final Path directory;

    /** The directory in {@code home}. */
    public KeyFile(Path home) {
        this.directory = home.resolve(DIRECTORY);
    }

    /**
     * Reads the key, or makes one where there is none.
     *
     * @param prefix what the name of a new key begins with
     */
    public SealSigner readOrMake(String prefix) throws IOException {
        Path file = directory.resolve(PRIVATE_KEY);
        if (Files.exists(file)) {
            return SealSigner.parse(Files.readString(file));
        }
        Files.createDirectories(directory);
        SealSigner made = SealSigner.generate(prefix);
        write(file, made.text(), "rw-------");
        write(directory.resolve(PUBLIC_KEY), made.key() + "\n", "rw-r--r--");
        return made;
    }

    /** Where the newest checkpoint is kept. */
    public Path checkpoint() {
        return directory.resolve(CHECKPOINT);
    }

    /** Keeps a checkpoint in place of the one before it. */
    public void keep(String note) throws IOException {
        write(checkpoint(), note, "rw-r--r--");
    }

    /** Whole or not at all, and on disk when this returns. */
    private void write(Path file, String text, String permissions) throws IOException {
        Path draft = Files.createTempFile(directory, "draft", ".tmp", permissions("rw-------"));
        try {
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            if (posix()) {
                Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString(permissions));
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static FileAttribute<?>[] permissions(String permissions) {
        return posix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
