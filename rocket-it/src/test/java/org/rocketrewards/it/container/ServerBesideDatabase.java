package org.rocketrewards.it.container;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.jboss.arquillian.container.spi.Container;
import org.jboss.arquillian.container.spi.ContainerRegistry;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.event.suite.AfterSuite;
import org.jspecify.annotations.Nullable;

/** Starts a PostgreSQL with Rocket's two roles before Arquillian starts the server, and stops it after the suite. */
public final class ServerBesideDatabase implements LoadableExtension {
    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(Preparation.class);
    }

    /** Arquillian's events. */
    public static final class Preparation {
        private @Nullable EmbeddedPostgres database;

        /** Before any container is set up. */
        public void prepare(@Observes ContainerRegistry containers) {
            try {
                EmbeddedPostgres started = EmbeddedPostgres.builder().start();
                database = started;
                createRoles(started);
                Path home =
                        Files.createDirectories(Path.of("target/container-home").toAbsolutePath());
                Files.deleteIfExists(home.resolve("first-run.properties"));
                for (Container<?> container : containers.getContainers()) {
                    container
                            .getContainerConfiguration()
                            .property(
                                    "extraMicroOptions",
                                    "--systemproperties " + systemProperties(home, started.getPort())
                                            + " --prebootcommandfile " + loopbackOnly(home) + " --rootdir "
                                            + home.resolve("domain"));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void createRoles(EmbeddedPostgres server) throws SQLException {
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE ROLE rocket_owner LOGIN PASSWORD 'owner'");
                statement.execute("CREATE ROLE rocket_app LOGIN PASSWORD 'app'");
                statement.execute("CREATE DATABASE rocket OWNER rocket_owner");
            }
        }

        private static Path systemProperties(Path home, int databasePort) throws IOException {
            Properties properties = new Properties();
            properties.setProperty("rocket.home", home.toString());
            properties.setProperty("rocket.public.url", "http://localhost:8080");
            properties.setProperty("rocket.db.url", "jdbc:postgresql://127.0.0.1:" + databasePort + "/rocket");
            properties.setProperty("rocket.db.user", "rocket_app");
            properties.setProperty("rocket.db.password", "app");
            properties.setProperty("rocket.db.owner.user", "rocket_owner");
            properties.setProperty("rocket.db.owner.password", "owner");
            Path file = home.resolve("system.properties");
            try (Writer writer = Files.newBufferedWriter(file)) {
                properties.store(writer, null);
            }
            return file;
        }

        private static Path loopbackOnly(Path home) throws IOException {
            return Files.writeString(
                    home.resolve("preboot.txt"),
                    "set configs.config.server-config.network-config.network-listeners.network-listener"
                            + ".http-listener.address=127.0.0.1\n");
        }

        /** After the last test. */
        public void stop(@Observes AfterSuite event) throws IOException {
            if (database != null) {
                database.close();
            }
        }
    }
}
