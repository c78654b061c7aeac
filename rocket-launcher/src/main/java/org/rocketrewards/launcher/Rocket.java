package org.rocketrewards.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of the system: checks, database, server, application, port; then the wait for its end; then the same
 * backwards, PostgreSQL last.
 */
final class Rocket {
    private static final System.Logger LOG = System.getLogger(Rocket.class.getPackageName());
    private static final int STOP_SECONDS = 25;

    private final Settings settings;
    private final CompletableFuture<ExitCode> end = new CompletableFuture<>();
    /** Set by whoever is first: the start that is done, or the signal that came before. */
    private final AtomicBoolean startDecided = new AtomicBoolean();

    private @Nullable Server server;
    /** Guarded by this object, so that a signal never overlooks a server that is just coming up. */
    private @Nullable EmbeddedPostgres postgres;

    Rocket(Settings settings) {
        this.settings = settings;
    }

    /** Runs to the end, and says what kind of end it was. */
    ExitCode run() {
        Signals.onStop(this::stop);
        // for an end that nobody planned; does nothing after an orderly one
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopDatabase, "stop PostgreSQL"));
        try (Home home = Home.open(settings.home())) {
            try {
                start(home);
                return end.join();
            } catch (CannotStartException e) {
                awaitHaltIfStopping();
                throw e;
            } finally {
                shutDown();
            }
        }
    }

    private void start(Home home) {
        long begin = System.nanoTime();
        Path loggingProperties = Logging.configure(home, settings.jsonLog());
        LOG.log(
                System.Logger.Level.INFO,
                "rocket.starting version={0} java={1} home={2}",
                Version.ROCKET,
                System.getProperty("java.version"),
                home.directory());
        new Unfinished(home).refuseToStart();
        StartOnlyCode.compileQuickly(home.runtime());
        ServerClasses classes = ServerClasses.of(home.runtime());
        Port port = new Port(settings.httpAddress(), settings.port());
        port.refuseIfTaken();
        settings.tls().ifPresent(Tls::check);
        Path webArchive = WebArchive.copyTo(home.runtime());
        // the server boots meanwhile; what is wrong with the database is said without waiting for it
        CompletableFuture<Server> booting = new CompletableFuture<>();
        new Thread(() -> complete(booting, () -> Server.boot(settings, home, loggingProperties)), "boot").start();
        DatabaseAccess access = settings.external().orElseGet(() -> startDatabase(home));
        new DatabaseCheck(access).run(newestMigration(webArchive));
        publish(access);
        Server booted = booted(booting);
        server = booted;
        classes.load(booted.classLoader());
        booted.deploy(webArchive, settings);
        booted.open(port, settings);
        if (!startDecided.compareAndSet(false, true)) {
            awaitHaltIfStopping();
        }
        StartOnlyCode.end();
        classes.end();
        ConsoleFilter.running(true);
        LOG.log(
                System.Logger.Level.INFO,
                "rocket.ready port={0,number,#} ms={1,number,#}",
                settings.port(),
                Launcher.millisSince(begin));
        if (!settings.jsonLog()) {
            System.out.print(Banner.text(settings.publicUrl(), home.firstRun()));
        }
    }

    private static void complete(CompletableFuture<Server> booting, Supplier<Server> boot) {
        try {
            booting.complete(boot.get());
        } catch (RuntimeException | Error e) {
            booting.completeExceptionally(e);
        }
    }

    private static Server booted(CompletableFuture<Server> booting) {
        try {
            return booting.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof CannotStartException cannot ? cannot : e;
        }
    }

    private synchronized DatabaseAccess startDatabase(Home home) {
        if (end.isDone()) {
            throw new CannotStartException(ExitCode.STOPPED, "it was told to stop");
        }
        EmbeddedPostgres started = EmbeddedPostgres.start(home);
        postgres = started;
        var unused = started.ended().thenRun(this::databaseEnded);
        return started.access();
    }

    private void databaseEnded() {
        if (end.complete(ExitCode.DATABASE_FAILED)) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "database.ended PostgreSQL ended by itself; its log is in "
                            + settings.home().resolve("logs"));
        }
    }

    private static long newestMigration(Path webArchive) {
        try {
            return SchemaVersion.newestIn(webArchive);
        } catch (IOException e) {
            throw new CannotStartException(ExitCode.DEPLOYMENT_FAILED, "cannot read " + webArchive + ": " + e);
        }
    }

    /** Hands the settings to the application, which reads them as system properties. */
    private void publish(DatabaseAccess access) {
        System.setProperty(Setting.HOME.key, settings.home().toString());
        System.setProperty(Setting.PORT.key, String.valueOf(settings.port()));
        System.setProperty(Setting.PUBLIC_URL.key, settings.publicUrl());
        System.setProperty(Setting.DB_URL.key, access.url());
        System.setProperty(Setting.DB_USER.key, access.user());
        System.setProperty(Setting.DB_PASSWORD.key, access.password());
        System.setProperty(Setting.DB_OWNER_USER.key, access.ownerUser());
        System.setProperty(Setting.DB_OWNER_PASSWORD.key, access.ownerPassword());
    }

    /** A signal came. During the start nothing waits for the server, which cannot be interrupted. */
    private void stop(String signal) {
        if (!end.complete(ExitCode.STOPPED)) {
            return;
        }
        LOG.log(System.Logger.Level.INFO, "rocket.stopping signal={0}", signal);
        if (startDecided.compareAndSet(false, true)) {
            stopDatabase();
            Runtime.getRuntime().halt(ExitCode.STOPPED.number);
        }
    }

    /** Once a signal has ended the start, what the start itself runs into is of no interest. */
    private void awaitHaltIfStopping() {
        if (end.getNow(ExitCode.UNEXPECTED) == ExitCode.STOPPED) {
            new CompletableFuture<Void>().join();
        }
    }

    private void shutDown() {
        ConsoleFilter.running(false);
        Server running = server;
        if (running != null) {
            // the server prints a line of its own there
            System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
            try {
                CompletableFuture.runAsync(running::stop).get(STOP_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                LOG.log(System.Logger.Level.WARNING, "server.stop took more than {0} s; going on", STOP_SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException e) {
                LOG.log(System.Logger.Level.WARNING, "server.stop failed", e.getCause());
            }
        }
        stopDatabase();
        if (end.isDone()) {
            LOG.log(System.Logger.Level.INFO, "rocket.stopped");
        }
    }

    private synchronized void stopDatabase() {
        EmbeddedPostgres running = postgres;
        postgres = null;
        if (running != null) {
            running.stop();
        }
    }
}
