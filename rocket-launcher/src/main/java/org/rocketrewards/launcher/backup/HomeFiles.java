package org.rocketrewards.launcher.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which files of {@code ROCKET_HOME} are in a backup, by docs/configuration.md: the keys, what an administrator put there,
 * and the only copies of what is no longer in the database. Passwords of the embedded database are not, since a new one
 * has new ones; nor are the first credentials.
 */
public final class HomeFiles {
    /** Written out of the database: the file itself may be newer than what is backed up. */
    static final String CHECKPOINT = "seal/checkpoint";

    private static final List<String> SINGLE =
            List.of("seal/private.key", "seal/public.key", "audit/hash.key", "postgresql/postgresql.conf");
    private static final List<String> WHOLE = List.of("archive", "imports");
    /** What a home has once Rocket has worked in it. */
    private static final List<String> DATA =
            List.of("postgresql/data", "database.properties", "first-run.properties", "seal", "audit");

    private HomeFiles() {}

    /** The files that are there, below the home. */
    static List<Path> in(Path home) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String name : SINGLE) {
            if (Files.isRegularFile(home.resolve(name))) {
                found.add(Path.of(name));
            }
        }
        for (String name : WHOLE) {
            if (Files.isDirectory(home.resolve(name))) {
                try (Stream<Path> files = Files.walk(home.resolve(name))) {
                    files.filter(Files::isRegularFile)
                            .map(home::relativize)
                            .sorted()
                            .forEach(found::add);
                }
            }
        }
        return found;
    }

    /** What a restore would have to overwrite; empty if the home holds nothing yet. */
    public static List<String> dataIn(Path home) throws IOException {
        List<String> found = new ArrayList<>(
                DATA.stream().filter(name -> Files.exists(home.resolve(name))).toList());
        for (String name : WHOLE) {
            if (Files.isDirectory(home.resolve(name))) {
                try (Stream<Path> files = Files.list(home.resolve(name))) {
                    if (files.findAny().isPresent()) {
                        found.add(name);
                    }
                }
            }
        }
        return found;
    }

    /** Whether a restore may write there: a damaged or made-up backup shall not reach out of the home. */
    static boolean expected(String path) {
        Path relative = Path.of(path);
        return relative.normalize().equals(relative)
                && !relative.isAbsolute()
                && !path.startsWith("..")
                && (SINGLE.contains(path)
                        || path.equals(CHECKPOINT)
                        || WHOLE.stream().anyMatch(directory -> path.startsWith(directory + "/")));
    }
}
