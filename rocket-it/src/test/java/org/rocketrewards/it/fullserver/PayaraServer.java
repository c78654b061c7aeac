package org.rocketrewards.it.fullserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.rocketrewards.it.harness.Directories;
import org.rocketrewards.it.harness.Http;
import org.rocketrewards.it.harness.RocketProcess;

/** A Payara Server with a domain of its own, on free ports of 127.0.0.1, administered as docs/operations.md says. */
final class PayaraServer implements AutoCloseable {
    private static final String DOMAIN = "rocket";
    private static final Path CLIENT = Path.of("target/payara-server/payara6/glassfish/lib/client/appserver-cli.jar")
            .toAbsolutePath();
    private static final List<String> OTHER_PORTS = List.of(
            "jms.port",
            "orb.listener.port",
            "http.ssl.port",
            "orb.ssl.port",
            "orb.mutualauth.port",
            "domain.jmxPort",
            "osgi.shell.telnet.port",
            "java.debugger.port");

    private final Path domains;
    private final int adminPort = RocketProcess.freePort();
    private final int port = RocketProcess.freePort();

    private PayaraServer(Path directory) {
        this.domains = directory.resolve("domains");
    }

    /** Makes a domain in a directory; it does not run yet. */
    static PayaraServer in(Path directory) throws IOException {
        PayaraServer server = new PayaraServer(directory);
        server.asadmin(
                "create-domain",
                "--nopassword",
                "--domaindir",
                server.domains.toString(),
                "--adminport",
                "" + server.adminPort,
                "--instanceport",
                "" + server.port,
                "--domainproperties",
                OTHER_PORTS.stream()
                        .map(property -> property + "=" + RocketProcess.freePort())
                        .collect(Collectors.joining(":")),
                DOMAIN);
        server.keepToThisMachine();
        return server;
    }

    /** Nothing here is for others, and a data grid would look for them. */
    private void keepToThisMachine() throws IOException {
        Path file = domains.resolve(DOMAIN).resolve("config/domain.xml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replaceAll("<network-listener (?!address)", "<network-listener address=\"127.0.0.1\" ")
                        .replace("0.0.0.0", "127.0.0.1")
                        .replace(
                                "<hazelcast-runtime-configuration ",
                                "<hazelcast-runtime-configuration enabled=\"false\" ")
                        .replace(
                                "<hazelcast-config-specific-configuration>",
                                "<hazelcast-config-specific-configuration enabled=\"false\">"));
    }

    /** Starts it and waits until it runs. */
    void start() {
        asadmin("start-domain", "--domaindir", domains.toString(), DOMAIN);
    }

    /** Runs a command of the administrator to its end; an error is one. */
    String asadmin(String... command) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                CLIENT.toString(),
                "--host",
                "127.0.0.1",
                "--port",
                "" + adminPort,
                "--interactive=false"));
        words.addAll(List.of(command));
        try {
            ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
            builder.environment().keySet().removeIf(name -> name.startsWith("ROCKET_"));
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + said + "\n" + log());
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** HTTP to it. */
    Http http() {
        return new Http(URI.create(address()));
    }

    /** Where it listens. */
    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** What it logged. */
    String log() throws IOException {
        Path file = domains.resolve(DOMAIN).resolve("logs/server.log");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    @Override
    public void close() {
        asadmin("stop-domain", "--domaindir", domains.toString(), "--kill=true", DOMAIN);
        try {
            Directories.delete(domains);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
