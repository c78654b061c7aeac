package org.rocketrewards.it.cluster;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.rocketrewards.it.harness.Admin;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.Http;
import org.rocketrewards.it.harness.RocketProcess;
import org.rocketrewards.it.harness.Sql;

/**
 * Several Rockets, each with a home of its own, on one PostgreSQL with Rocket's two roles, behind HAProxy. Two, or up to
 * as many as the balancer's configuration has room for: {@code -Drocket.it.nodes=3}.
 */
final class Cluster implements AutoCloseable {
    private static final int NODES = Integer.getInteger("rocket.it.nodes", 2);

    private final EmbeddedPostgres database;
    private final List<RocketProcess> nodes = new ArrayList<>();
    private final Balancer balancer;

    /** Starts everything: the first node makes the schema and the first credentials, the others find them. */
    Cluster() {
        try {
            database = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start", e);
        }
        createRoles();
        for (int i = 0; i < NODES; i++) {
            nodes.add(RocketProcess.fresh("node" + (i + 1))
                    .with("ROCKET_DB_URL", url())
                    .with("ROCKET_DB_USER", "rocket_app")
                    .with("ROCKET_DB_PASSWORD", "app")
                    .with("ROCKET_DB_OWNER_USER", "rocket_owner")
                    .with("ROCKET_DB_OWNER_PASSWORD", "owner")
                    .with("ROCKET_TRUSTED_PROXIES", "127.0.0.1/32"));
        }
        nodes.get(0).start();
        CompletableFuture.allOf(nodes.stream()
                        .skip(1)
                        .map(node -> CompletableFuture.runAsync(node::start))
                        .toArray(CompletableFuture[]::new))
                .join();
        balancer = new Balancer(nodes, Path.of("target/haproxy.log"));
        awaitBalancer();
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:" + database.getPort() + "/rocket";
    }

    private void createRoles() {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE rocket_owner LOGIN PASSWORD 'owner'");
            statement.execute("CREATE ROLE rocket_app LOGIN PASSWORD 'app'");
            statement.execute("CREATE DATABASE rocket OWNER rocket_owner");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitBalancer() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .until(() -> balancer.http()
                                .send(balancer.http().to("/health/ready").GET())
                                .status()
                        == 200);
    }

    List<RocketProcess> nodes() {
        return nodes;
    }

    /** HTTP through the balancer. */
    Http http() {
        return balancer.http();
    }

    /** The webhook through the balancer. */
    Hook hook() {
        return hook(balancer.http());
    }

    /** The webhook of one node. */
    Hook hook(RocketProcess node) {
        return hook(node.http());
    }

    private Hook hook(Http http) {
        return new Hook(http, nodes.get(0).firstRun().getProperty("source.token"));
    }

    /** The first administrator, at one node. */
    Admin admin(RocketProcess node) {
        return new Admin(node.http(), nodes.get(0).firstRun().getProperty("api.key"));
    }

    /** The database, as superuser. */
    Sql sql() {
        return new Sql(url(), "postgres", "any");
    }

    @Override
    public void close() {
        balancer.close();
        nodes.forEach(RocketProcess::close);
        try {
            database.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
