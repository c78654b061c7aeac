package org.rocketrewards.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A statement that lives in a file of its own, in the folder {@code sql} beside the class that runs it. */
public final class SqlFile {
    private SqlFile() {}

    /**
     * Reads {@code sql/<name>.sql}; to be called once, for a constant.
     *
     * @throws IllegalStateException when there is no such file
     */
    public static String read(Class<?> beside, String name) {
        String path = "sql/" + name + ".sql";
        try (InputStream file = beside.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException(path + " is missing beside " + beside.getName());
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
