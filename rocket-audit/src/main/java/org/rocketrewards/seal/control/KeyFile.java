package org.rocketrewards.seal.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rocketrewards.model.WholeFile;
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
        SealSigner made = SealSigner.generate(prefix);
        WholeFile.writeSecret(file, made.text());
        WholeFile.write(directory.resolve(PUBLIC_KEY), made.key() + "\n");
        return made;
    }

    /** Where the newest checkpoint is kept. */
    public Path checkpoint() {
        return directory.resolve(CHECKPOINT);
    }

    /** Keeps a checkpoint in place of the one before it. */
    public void keep(String note) throws IOException {
        WholeFile.write(checkpoint(), note);
    }
}
