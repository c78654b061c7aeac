package org.rocketrewards.it.harness;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * {@code java -jar rocket.jar} on a home directory and a port of its own, on loopback only. Can be stopped, killed and
 * started again. Closing it ends everything it started and deletes the home directory.
 */
public final class RocketProcess implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration STOP = Duration.ofSeconds(60);
    /** Compiled just as far as it takes: what runs for a minute or two is ready sooner and leaves more to the tests. */
    private static final List<String> QUICK_START =
            List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:MetaspaceSize=160m");

    private final Path home;
    private final int port;
    private final Path log;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<String> javaOptions = new ArrayList<>(QUICK_START);
    private final Http http;
    private @Nullable Process process;

    /** Prepares a Rocket that does not run yet. */
    public RocketProcess(Path home, int port) {
        this.home = home;
        this.port = port;
        this.log = home.resolveSibling(home.getFileName() + ".log");
        this.http = new Http(URI.create("http://127.0.0.1:" + port));
        environment.put("ROCKET_HOME", home.toString());
        environment.put("ROCKET_PORT", String.valueOf(port));
        environment.put("ROCKET_HTTP_ADDRESS", "127.0.0.1");
    }

    /** Prepares a Rocket in a new directory below {@code target} and on a free port. */
    public static RocketProcess fresh(String name) {
        try {
            Path directory =
                    Files.createDirectories(Path.of(System.getProperty("rocket.it.directory", "target/rockets"))
                            .toAbsolutePath());
            return new RocketProcess(Files.createTempDirectory(directory, name + "-"), freePort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port that nobody listens on just now. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets an environment variable for the next start. */
    public RocketProcess with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Sets an option of the JVM for the next start. */
    public RocketProcess withJava(String option) {
        javaOptions.add(option);
        return this;
    }

    /** Starts it and waits until it is ready to serve. */
    public RocketProcess start() {
        Process started = launch();
        try {
            Awaitility.await()
                    .atMost(START)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> !started.isAlive() || isReady());
        } catch (RuntimeException e) {
            kill();
            throw new IllegalStateException("not ready after " + START + "; it said:\n" + output(), e);
        }
        if (!started.isAlive()) {
            throw new IllegalStateException("ended with " + started.exitValue() + "; it said:\n" + output());
        }
        return this;
    }

    /** Starts it and waits until it ends by itself. */
    public int startAndEnd() {
        return exitCode(launch(), START);
    }

    /** Starts it and does not wait. */
    public Process launch() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", jar().toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("ROCKET_"));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What another command of the same jar, run on the same home, answered. */
    public record Said(int exitCode, String output) {}

    /** Runs another command of the same jar to its end, on the same home: {@code verify}. */
    public Said command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-jar",
                jar().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("ROCKET_"));
        builder.environment().putAll(environment);
        try {
            Process started = builder.start();
            String said = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Said(exitCode(started, START), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path jar() {
        Path jar = Path.of(System.getProperty("rocket.jar", "../rocket-launcher/target/rocket.jar"))
                .toAbsolutePath()
                .normalize();
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(jar + " is missing: build rocket-launcher first");
        }
        return jar;
    }

    private boolean isReady() {
        try {
            return http.send(http.to("/health/ready").GET()).status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** Asks it to stop, as a service manager does, and answers its exit code. */
    public int stop() {
        Process running = requireProcess();
        running.destroy();
        return exitCode(running, STOP);
    }

    /** Ends the Java process and nothing else, as the kernel does when memory runs out: no goodbye. */
    public void killJava() {
        Process running = requireProcess();
        running.destroyForcibly();
        exitCode(running, STOP);
    }

    /** Ends everything without a goodbye: the Java process, the database server and its children. */
    public void kill() {
        List<ProcessHandle> tree = new ArrayList<>();
        if (process != null) {
            tree.add(process.toHandle());
            process.descendants().forEach(tree::add);
        }
        postmaster().ifPresent(server -> {
            tree.add(server);
            server.descendants().forEach(tree::add);
        });
        tree.forEach(ProcessHandle::destroyForcibly);
        Awaitility.await().atMost(STOP).until(() -> tree.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** The database server, if one runs on this home directory. */
    public Optional<ProcessHandle> postmaster() {
        Path file = home.resolve("postgresql/data/postmaster.pid");
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                    .filter(handle -> handle.info().command().orElse("").contains("postgres"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static int exitCode(Process running, Duration patience) {
        try {
            if (!running.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("still runs after " + patience);
            }
            return running.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Process requireProcess() {
        return Objects.requireNonNull(process, "never started");
    }

    /** The Java process, alive or not. */
    public ProcessHandle java() {
        return requireProcess().toHandle();
    }

    /** HTTP to it. */
    public Http http() {
        return http;
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** Its home directory. */
    public Path home() {
        return home;
    }

    /** What all its starts have printed. */
    public String output() {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The credentials of the first start. */
    public Properties firstRun() {
        return properties(home.resolve("first-run.properties"));
    }

    /** Its database, as superuser. */
    public Sql sql() {
        Properties database = properties(home.resolve("database.properties"));
        return new Sql(database.getProperty("url"), "postgres", database.getProperty("postgres.password"));
    }

    private static Properties properties(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            process.destroy();
            try {
                process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        kill();
        try {
            Directories.delete(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
