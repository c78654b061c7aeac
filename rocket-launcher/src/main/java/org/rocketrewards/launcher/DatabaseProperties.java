package org.rocketrewards.launcher;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * The file with the embedded database's address and passwords, readable by its owner only. The passwords are made once;
 * the address changes with every start.
 */
final class DatabaseProperties {
    static final String SUPERUSER = "postgres";
    static final String OWNER = "rocket_owner";
    static final String APPLICATION = "rocket_app";
    static final String DATABASE = "rocket";

    private static final String COMMENT = " Rocket's embedded PostgreSQL. The address changes with every start.";

    private final Path file;
    private final Properties properties;

    private DatabaseProperties(Path file, Properties properties) {
        this.file = file;
        this.properties = properties;
    }

    /** Reads the file, or makes new passwords where there is none. */
    static DatabaseProperties readOrCreate(Path file) throws IOException {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                properties.load(in);
            }
            return new DatabaseProperties(file, properties);
        }
        SecureRandom random = new SecureRandom();
        for (String role : new String[] {SUPERUSER, OWNER, APPLICATION}) {
            byte[] bits = new byte[32];
            random.nextBytes(bits);
            properties.setProperty(
                    role + ".password", Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
        }
        DatabaseProperties created = new DatabaseProperties(file, properties);
        created.write();
        return created;
    }

    /** Notes where the database is this time. */
    void listeningOn(int port) throws IOException {
        properties.setProperty("url", url(port, DATABASE));
        write();
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Where the database is since the last {@link #listeningOn}. */
    String url() {
        return properties.getProperty("url", "");
    }

    String password(String role) {
        String password = properties.getProperty(role + ".password");
        if (password == null) {
            throw new CannotStartException(
                    ExitCode.DATABASE_FAILED, file + " lacks " + role + ".password; restore the file from a backup");
        }
        return password;
    }

    private void write() throws IOException {
        StringWriter text = new StringWriter();
        properties.store(text, COMMENT);
        Path half = file.resolveSibling(file.getFileName() + ".half");
        Files.deleteIfExists(half);
        Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(half, text.toString());
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
