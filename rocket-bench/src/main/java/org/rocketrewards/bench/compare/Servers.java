package org.rocketrewards.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.rocketrewards.bench.servlet.ServletArchive;

/** Starts the two servers out of rocket.jar: Rocket itself, and its Payara Micro with nothing but our servlets. */
final class Servers {
    private static final String SERVER = "set configs.config.server-config.";
    private static final String LISTENER = SERVER + "network-config.network-listeners.network-listener.http-listener.";
    private static final String HTTP = SERVER + "network-config.protocols.protocol.http-listener.http.";
    private static final String THREADS = SERVER + "thread-pools.thread-pool.http-thread-pool.";

    private final Path jar;
    private final Path scratch;
    private final int httpThreads;
    private final List<String> jvmOptions;

    /**
     * Servers with the same settings.
     *
     * @param jar rocket.jar
     * @param scratch everything is written below it
     * @param httpThreads of both servers
     */
    Servers(Path jar, Path scratch, int httpThreads, List<String> jvmOptions) {
        this.jar = jar;
        this.scratch = scratch;
        this.httpThreads = httpThreads;
        this.jvmOptions = List.copyOf(jvmOptions);
    }

    /** Rocket with its embedded database, in a home of its own. */
    ServerProcess rocket(int port) throws IOException, InterruptedException {
        Path home = home();
        Files.createDirectories(home.resolve("postgresql"));
        // room for the transactions' pool beside Rocket's
        Files.writeString(home.resolve("postgresql/postgresql.conf"), "max_connections = 200\n");
        Map<String, String> environment = new HashMap<>();
        environment.put("ROCKET_HOME", home.toString());
        environment.put("ROCKET_PORT", Integer.toString(port));
        environment.put("ROCKET_HTTP_ADDRESS", "127.0.0.1");
        environment.put("ROCKET_HTTP_THREADS", Integer.toString(httpThreads));
        List<String> arguments = new ArrayList<>(jvmOptions);
        arguments.addAll(List.of("-jar", jar.toString(), "run"));
        return ServerProcess.start(arguments, environment, port, scratch.resolve("rocket.log"), "/health/ready", 200);
    }

    /** The servlets that do nothing or only wait. */
    ServerProcess servlets(int port) throws IOException, InterruptedException {
        Path archive = scratch.resolve("ROOT.war");
        ServletArchive.write(archive);
        Path commands = scratch.resolve("servlets.asadmin");
        Files.writeString(
                commands,
                String.join(
                        "\n",
                        LISTENER + "address=127.0.0.1",
                        // what rocket-launcher sets for Rocket
                        THREADS + "min-thread-pool-size=" + httpThreads,
                        THREADS + "max-thread-pool-size=" + httpThreads,
                        HTTP + "max-connections=-1",
                        // closed connections are not kept in memory, which Rocket sees to without this
                        HTTP + "timeout-seconds=-1",
                        HTTP + "comet-support-enabled=false",
                        HTTP + "xpowered-by=false",
                        HTTP + "server-header=false",
                        SERVER + "microprofile-metrics-configuration.enabled=false",
                        SERVER + "phone-home-runtime-configuration.enabled=false",
                        ""));
        List<String> arguments = new ArrayList<>(jvmOptions);
        arguments.addAll(openings());
        arguments.addAll(List.of(
                "-cp",
                jar.toString(),
                "fish.payara.micro.PayaraMicro",
                "--nocluster",
                "--nohostaware",
                "--rootdir",
                Files.createDirectories(scratch.resolve("servlets")).toString(),
                "--unpackdir",
                Files.createDirectories(scratch.resolve("servlets-unpacked")).toString(),
                "--port",
                Integer.toString(port),
                "--prebootcommandfile",
                commands.toString(),
                "--deploy",
                archive.toString()));
        return ServerProcess.start(
                arguments, Map.of(), port, scratch.resolve("servlets.log"), ServletArchive.NOOP_PATH, 405);
    }

    Path home() {
        return scratch.resolve("rocket");
    }

    int httpThreads() {
        return httpThreads;
    }

    List<String> jvmOptions() {
        return jvmOptions;
    }

    /** What the jar's manifest opens when it is started with -jar; with -cp the JVM does not look. */
    private List<String> openings() throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Attributes manifest = file.getManifest().getMainAttributes();
            List<String> options = new ArrayList<>();
            for (String kind : new String[] {"Add-Opens", "Add-Exports"}) {
                String packages = manifest.getValue(kind);
                if (packages != null) {
                    for (String opened : packages.trim().split(" +", -1)) {
                        options.add("--" + kind.toLowerCase(Locale.ROOT) + "=" + opened + "=ALL-UNNAMED");
                    }
                }
            }
            return options;
        }
    }
}
