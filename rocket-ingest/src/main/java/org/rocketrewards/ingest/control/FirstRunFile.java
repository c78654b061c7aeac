package org.rocketrewards.ingest.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.rocketrewards.model.WholeFile;

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
        WholeFile.writeSecret(path(), HEAD + lines(properties));
        written = true;
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
}
