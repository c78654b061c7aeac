package org.rocketrewards.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A real PostgreSQL server of our own, with its data in Rocket's home. It listens on the loopback address only, asks
 * for passwords, and outlives this process only if that is killed; the next start then stops it.
 */
final class EmbeddedPostgres {
    private static final System.Logger LOG = System.getLogger(EmbeddedPostgres.class.getPackageName());
    private static final int START_ATTEMPTS = 20;
    /** Long, because recovery after a crash may have a lot to read. */
    private static final Duration START_LIMIT = Duration.ofMinutes(30);

    private final Home home;
    private final PostgresBinaries binaries;
    private final Command command;
    private final DatabaseProperties properties;
    private long pid;

    private EmbeddedPostgres(Home home, PostgresBinaries binaries, DatabaseProperties properties) {
        this.home = home;
        this.binaries = binaries;
        this.command = new Command(home.logs().resolve("postgresql-start.log"));
        this.properties = properties;
    }

    /** Starts the server, on a new data directory if there is none yet. */
    static EmbeddedPostgres start(Home home) {
        try {
            refuseOtherVersion(home.data());
            PostgresBinaries binaries = PostgresBinaries.unpack(home.runtime());
            EmbeddedPostgres postgres =
                    new EmbeddedPostgres(home, binaries, DatabaseProperties.readOrCreate(home.databaseProperties()));
            postgres.initialise();
            postgres.removeLeftover();
            postgres.writeConfiguration();
            postgres.launch();
            return postgres;
        } catch (IOException e) {
            throw new CannotStartException(ExitCode.DATABASE_FAILED, "PostgreSQL could not be started: " + e);
        }
    }

    static void refuseOtherVersion(Path data) throws IOException {
        Path file = data.resolve("PG_VERSION");
        if (!Files.exists(file)) {
            return;
        }
        String version = Files.readString(file).strip();
        if (!version.equals(String.valueOf(Version.POSTGRESQL_MAJOR))) {
            throw new CannotStartException(
                    ExitCode.OTHER_VERSION,
                    data + " was written by PostgreSQL " + version + " and this Rocket brings "
                            + Version.POSTGRESQL_MAJOR + "; use the Rocket that wrote it, or move the data with "
                            + "pg_upgrade or pg_dump");
        }
    }

    private void initialise() throws IOException {
        if (Files.exists(home.data())) {
            return;
        }
        long begin = System.nanoTime();
        // under another name until it is whole: an interrupted start begins anew
        Path half = home.data().resolveSibling("data.half");
        Directories.delete(half);
        Files.createDirectories(half.getParent());
        Path password = Files.createTempFile(home.runtime(), "password", "");
        try {
            Files.writeString(password, properties.password(DatabaseProperties.SUPERUSER));
            Command.Result result = command.run(
                    Duration.ofMinutes(5),
                    binaries.program("initdb").toString(),
                    "--pgdata=" + half,
                    "--username=" + DatabaseProperties.SUPERUSER,
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C",
                    "--no-instructions");
            if (!result.succeeded()) {
                throw failed("initdb", result.output());
            }
        } finally {
            Files.delete(password);
        }
        Files.writeString(
                half.resolve("postgresql.conf"), "\ninclude_if_exists = 'rocket.conf'\n", StandardOpenOption.APPEND);
        Files.move(half, home.data());
        LOG.log(System.Logger.Level.INFO, "database.created ms={0,number,#}", Launcher.millisSince(begin));
    }

    private void removeLeftover() throws IOException {
        switch (Postmaster.leftover(home.data(), Postmaster::find)) {
            case NONE -> {
                // the usual case
            }
            case STALE_FILE -> Files.deleteIfExists(home.data().resolve("postmaster.pid"));
            case ORPHAN -> {
                LOG.log(System.Logger.Level.INFO, "database.orphan a killed Rocket left its PostgreSQL; stopping it");
                stopServer();
            }
        }
    }

    private void writeConfiguration() throws IOException {
        Files.writeString(home.data().resolve("pg_hba.conf"), PostgresConfig.hba());
        Files.writeString(
                home.data().resolve("rocket.conf"),
                PostgresConfig.server(home.logs(), home.directory().resolve("postgresql/postgresql.conf")));
    }

    private void launch() throws IOException {
        long begin = System.nanoTime();
        String said = "";
        for (int attempt = 1; attempt <= START_ATTEMPTS; attempt++) {
            int port = freePort();
            Command.Result result = command.run(
                    START_LIMIT,
                    binaries.program("pg_ctl").toString(),
                    "start",
                    "--pgdata=" + home.data(),
                    "--wait",
                    "--timeout=" + START_LIMIT.toSeconds(),
                    "--silent",
                    "--options=-p " + port);
            if (result.succeeded()) {
                properties.listeningOn(port);
                pid = Postmaster.read(home.data()).map(Postmaster::pid).orElse(0L);
                LOG.log(
                        System.Logger.Level.INFO,
                        "database.started version={0} port={1,number,#} ms={2,number,#}",
                        Version.POSTGRESQL,
                        port,
                        Launcher.millisSince(begin));
                new Provisioning(port, properties).run();
                return;
            }
            said = result.output();
            // what a killed server held, its processes let go of one after the other; the port may have been taken
            if (!said.contains("in use") && !said.contains("bind")) {
                break;
            }
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
        throw failed("pg_ctl", said);
    }

    private CannotStartException failed(String program, String output) throws IOException {
        List<String> lines = Stream.concat(output.lines(), lastLogLines())
                .filter(line -> !line.isBlank())
                .toList();
        String line = lines.stream()
                .filter(text -> text.contains("FATAL:") || text.contains("error:") || text.contains("unshare:"))
                .reduce((first, second) -> second)
                .orElseGet(() -> lines.isEmpty() ? "no reason given" : lines.get(lines.size() - 1));
        return new CannotStartException(
                ExitCode.DATABASE_FAILED,
                "PostgreSQL did not start (" + program + "): " + line.replaceFirst("^.*(FATAL|error): +", "") + "; see "
                        + home.logs());
    }

    private Stream<String> lastLogLines() throws IOException {
        Path current = home.data().resolve("current_logfiles");
        if (!Files.exists(current)) {
            return Stream.empty();
        }
        String name = Files.readString(current).strip().replaceFirst("^stderr ", "");
        Path log = home.data().resolve(name);
        return Files.exists(log) ? Files.readAllLines(log, StandardCharsets.ISO_8859_1).stream() : Stream.empty();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Where the application finds its database. */
    DatabaseAccess access() {
        return new DatabaseAccess(
                properties.url(),
                DatabaseProperties.APPLICATION,
                properties.password(DatabaseProperties.APPLICATION),
                DatabaseProperties.OWNER,
                properties.password(DatabaseProperties.OWNER));
    }

    /** Completes when the server has ended, for whatever reason. */
    CompletableFuture<Void> ended() {
        return ProcessHandle.of(pid)
                .map(server -> server.onExit().<Void>thenApply(end -> null))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    /** Stops the server: connections are ended, all that was committed stays. */
    void stop() {
        long begin = System.nanoTime();
        try {
            stopServer();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "database.stop failed", e);
        }
        LOG.log(System.Logger.Level.INFO, "database.stopped ms={0,number,#}", Launcher.millisSince(begin));
    }

    private void stopServer() throws IOException {
        // the file stays behind when the server was killed
        if (Postmaster.read(home.data())
                .flatMap(server -> Postmaster.find(server.pid()))
                .isEmpty()) {
            return;
        }
        if (!stopServer("fast", 30) && !stopServer("immediate", 10)) {
            throw new CannotStartException(
                    ExitCode.DATABASE_FAILED, "the PostgreSQL on " + home.data() + " does not stop; end it by hand");
        }
    }

    private boolean stopServer(String mode, int seconds) {
        return command.run(
                        Duration.ofSeconds(seconds + 5),
                        binaries.program("pg_ctl").toString(),
                        "stop",
                        "--pgdata=" + home.data(),
                        "--mode=" + mode,
                        "--wait",
                        "--timeout=" + seconds,
                        "--silent")
                .succeeded();
    }
}
