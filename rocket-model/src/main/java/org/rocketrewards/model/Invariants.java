package org.rocketrewards.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What must hold in the books: the statements in {@code db/checks}, each of which finds no row in a sound database. */
public final class Invariants {
    private static final String FOLDER = "db/checks";

    private Invariants() {}

    /** All statements by their name, in its order; each begins with a comment that says what it holds. */
    public static Map<String, String> statements() {
        URL folder = Objects.requireNonNull(
                Invariants.class.getClassLoader().getResource(FOLDER), FOLDER + " is not on the class path");
        try {
            URI uri = folder.toURI();
            if (!"jar".equals(uri.getScheme())) {
                return read(Path.of(uri));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return read(jar.getPath(FOLDER));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("cannot read " + folder, e);
        }
    }

    private static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> statements = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                statements.put(name.replaceFirst("\\.sql$", ""), Files.readString(file));
            }
        }
        return statements;
    }
}
