package org.rocketrewards.launcher;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.ClusterCommandResult;
import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.AdminCommandRunner;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Payara Micro inside this process. Its port stays closed until the application is deployed, so that nobody is ever
 * told 404 by a Rocket that is still starting.
 */
final class Server {
    private static final System.Logger LOG = System.getLogger(Server.class.getPackageName());
    private static final String APPLICATION = "rocket";
    private static final String CONFIG = "configs.config.server-config.";
    private static final String PLAIN = "http-listener";
    private static final String ENCRYPTED = "https-listener";
    private static final String SCHEDULER =
            "resources.managed-scheduled-executor-service.concurrent/__defaultManagedScheduledExecutorService.";
    private static final String THREADS = CONFIG + "thread-pools.thread-pool.http-thread-pool.";

    private final PayaraMicroRuntime runtime;
    private final AdminCommandRunner commands;
    /** The one that is open, as the server names its settings. */
    private final String listener;

    private Server(PayaraMicroRuntime runtime, AdminCommandRunner commands, String listener) {
        this.runtime = runtime;
        this.commands = commands;
        this.listener = listener;
    }

    /** Boots the server with nothing in it. */
    static Server boot(Settings settings, Home home, Path loggingProperties) {
        long begin = System.nanoTime();
        // would otherwise be switched to IPv4 only
        System.setProperty("java.net.preferIPv4Stack", "false");
        try {
            Path domain = home.runtime().resolve("domain");
            // what an earlier run deployed there is in the way of this one
            Directories.delete(domain);
            Files.createDirectories(domain);
            PayaraMicro.setUpackedJarDir(home.runtime().resolve("payara").toFile());
            // the runtime's own way to run commands needs the data grid, which is off
            AtomicReference<AdminCommandRunner> commands = new AtomicReference<>();
            PayaraMicro micro = configured(settings, domain.toFile(), loggingProperties);
            micro.setPostBootHandler(commands::set);
            PayaraMicroRuntime runtime = micro.bootStrap();
            LOG.log(System.Logger.Level.INFO, "server.booted ms={0,number,#}", Launcher.millisSince(begin));
            return new Server(runtime, Objects.requireNonNull(commands.get()), listener(settings));
        } catch (IOException | BootstrapException e) {
            throw new CannotStartException(
                    ExitCode.DEPLOYMENT_FAILED, "the application server does not boot: " + LogText.rootCause(e));
        }
    }

    private static PayaraMicro configured(Settings settings, File domain, Path loggingProperties) {
        PayaraMicro micro = PayaraMicro.getInstance();
        micro.setPrintLogo(false);
        // stronger than setNoCluster, which leaves a data grid of one node listening on all addresses
        micro.setNoHazelcast(true);
        micro.setRootDir(domain);
        micro.setLogPropertiesFile(loggingProperties.toFile());
        micro.setPreBootHandler(runner -> beforeBoot(settings).forEach(value -> set(runner, value)));
        return micro;
    }

    /** The server's settings that are not its defaults. */
    static List<String> beforeBoot(Settings settings) {
        String listener = listener(settings);
        String protocol = CONFIG + "network-config.protocols.protocol." + listenerName(settings) + ".";
        List<String> values = new ArrayList<>(List.of(
                CONFIG + "network-config.network-listeners.network-listener." + PLAIN + ".enabled=false",
                listener + "enabled=false",
                listener + "port=" + settings.port(),
                THREADS + "min-thread-pool-size=" + settings.httpThreads(),
                THREADS + "max-thread-pool-size=" + settings.httpThreads(),
                // any number of requests over one connection
                protocol + "http.max-connections=-1",
                protocol + "http.comet-support-enabled=false",
                protocol + "http.xpowered-by=false",
                protocol + "http.server-header=false",
                // one thread by itself, for everybody who looks for something now and then
                SCHEDULER + "core-pool-size=4",
                CONFIG + "microprofile-metrics-configuration.enabled=false",
                CONFIG + "phone-home-runtime-configuration.enabled=false"));
        if (!settings.httpAddress().isEmpty()) {
            values.add(listener + "address=" + settings.httpAddress());
        }
        if (settings.tls().isPresent()) {
            // what sees each request knows HTTP/1.1
            values.add(protocol + "http.http2-enabled=false");
            values.add(protocol + "ssl.sni-enabled=false");
        }
        return values;
    }

    private static String listenerName(Settings settings) {
        return settings.tls().isPresent() ? ENCRYPTED : PLAIN;
    }

    private static String listener(Settings settings) {
        return CONFIG + "network-config.network-listeners.network-listener." + listenerName(settings) + ".";
    }

    private static void set(AdminCommandRunner runner, String value) {
        ClusterCommandResult result = runner.run("set", value);
        if (result.getExitStatus() != ClusterCommandResult.ExitStatus.SUCCESS) {
            throw new CannotStartException(
                    ExitCode.DEPLOYMENT_FAILED,
                    "the application server does not take " + value + ": " + LogText.oneLine(result.getOutput()));
        }
    }

    /** What the server's classes are loaded by. */
    ClassLoader classLoader() {
        return Objects.requireNonNull(runtime.getClass().getClassLoader());
    }

    /** Deploys the application, at the root or below the path of its public address. */
    void deploy(Path webArchive, Settings settings) {
        long begin = System.nanoTime();
        boolean deployed = runtime.deploy(
                APPLICATION, settings.contextRoot().isEmpty() ? "/" : settings.contextRoot(), webArchive.toFile());
        // the answer is true also when it failed
        Collection<String> names = runtime.getDeployedApplicationNames();
        if (!deployed || names == null || !names.contains(APPLICATION)) {
            Throwable reason = ConsoleFilter.firstException();
            throw new CannotStartException(
                    ExitCode.DEPLOYMENT_FAILED,
                    "the application did not start" + (reason == null ? "" : ": " + LogText.rootCause(reason)));
        }
        LOG.log(System.Logger.Level.INFO, "application.deployed ms={0,number,#}", Launcher.millisSince(begin));
    }

    /** Begins to listen. */
    void open(Port port, Settings settings) {
        port.refuseIfTaken();
        set(commands, listener + "enabled=true");
        // reported as a success in any case
        if (!port.taken()) {
            throw new CannotStartException(
                    ExitCode.PORT_TAKEN, "the application server does not listen on port " + port.number());
        }
        settings.tls().ifPresent(files -> Tls.install(files, runtime, listenerName(settings)));
        IdleConnections.leaveToTransport(runtime, listenerName(settings), settings.port());
        AddressGuard.install(runtime, listenerName(settings), settings.contextRoot());
    }

    /** Closes the port, stops the application while its database is still there, and then the server. */
    void stop() {
        long begin = System.nanoTime();
        set(commands, listener + "enabled=false");
        runtime.undeploy(APPLICATION);
        try {
            runtime.shutdown();
        } catch (BootstrapException e) {
            LOG.log(System.Logger.Level.WARNING, "server.stop failed", e);
        }
        LOG.log(System.Logger.Level.INFO, "server.stopped ms={0,number,#}", Launcher.millisSince(begin));
    }
}
