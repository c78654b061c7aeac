package org.rocketrewards.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What this jar is made of, as the build wrote it down. */
final class Version {
    static final String ROCKET;
    static final String POSTGRESQL;
    /** The PostgreSQL whose data directories the embedded server can open. */
    static final int POSTGRESQL_MAJOR;

    static {
        Properties versions = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            versions.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ROCKET = versions.getProperty("rocket");
        POSTGRESQL = versions.getProperty("postgresql");
        POSTGRESQL_MAJOR = Integer.parseInt(POSTGRESQL.substring(0, POSTGRESQL.indexOf('.')));
    }

    private Version() {}
}
