package org.rocketrewards.it.cluster;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.rocketrewards.it.harness.RocketProcess;
import org.rocketrewards.it.harness.Sql;

/** A PostgreSQL that somebody else runs for Rocket: commits are on disk, and there are the two roles. */
final class OwnDatabase implements AutoCloseable {
    private final EmbeddedPostgres server;

    private OwnDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    static OwnDatabase start(Path data, int connections) {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setServerConfig("max_connections", String.valueOf(connections))
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE ROLE rocket_owner LOGIN PASSWORD 'owner'");
                statement.execute("CREATE ROLE rocket_app LOGIN PASSWORD 'app'");
                statement.execute("CREATE DATABASE rocket OWNER rocket_owner");
            }
            return new OwnDatabase(server);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start", e);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL has no roles", e);
        }
    }

    /** A Rocket on it that does not run yet. */
    RocketProcess rocket(String name, int port) {
        return RocketProcess.fresh(name)
                .with("ROCKET_DB_URL", "jdbc:postgresql://127.0.0.1:" + port + "/rocket")
                .with("ROCKET_DB_USER", "rocket_app")
                .with("ROCKET_DB_PASSWORD", "app")
                .with("ROCKET_DB_OWNER_USER", "rocket_owner")
                .with("ROCKET_DB_OWNER_PASSWORD", "owner");
    }

    int port() {
        return server.getPort();
    }

    String url(String name) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name;
    }

    /** Straight to it. */
    Sql sql() {
        return new Sql(url("rocket"), "postgres", "any");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
