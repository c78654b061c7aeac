package org.rocketrewards.it.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.rocketrewards.it.harness.Http;
import org.rocketrewards.it.harness.RocketProcess;

/** A real HAProxy with the configuration that is delivered with Rocket, on loopback. */
final class Balancer implements AutoCloseable {
    private static final Path CONFIGURATION =
            Path.of(System.getProperty("rocket.reactor", ".."), "packaging/haproxy/haproxy.cfg");

    private static final int PLACES = 3;

    private final int port = RocketProcess.freePort();
    private final Process process;
    private final Http http = new Http(URI.create("http://127.0.0.1:" + port));

    /** In front of two or three nodes. */
    Balancer(List<RocketProcess> nodes, Path log) {
        ProcessBuilder builder = new ProcessBuilder(
                        Optional.ofNullable(System.getenv("ROCKET_HAPROXY")).orElse("haproxy"),
                        "-db",
                        "-f",
                        CONFIGURATION.toAbsolutePath().normalize().toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("ROCKET_BIND", "127.0.0.1:" + port);
        for (int i = 0; i < PLACES; i++) {
            int place = i < nodes.size() ? nodes.get(i).port() : RocketProcess.freePort(); // nobody is there
            builder.environment().put("ROCKET_NODE_" + (i + 1), "127.0.0.1:" + place);
        }
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("HAProxy does not start; ./rocket test installs it", e);
        }
    }

    Http http() {
        return http;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
