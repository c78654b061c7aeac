package org.rocketrewards.bench.compare;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.bench.servlet.ServletArchive;

/** Everything that is compared, started on scratch directories; stops all of it and removes what it wrote. */
final class Stage implements AutoCloseable {
    static final String NOOP = "no-op servlet";
    static final String TRANSACTIONS = "one transaction per event";
    static final String INSERTS = "bare INSERT and COMMIT";

    private final Settings settings;
    private final Path scratch;
    private final List<Subject> subjects = new ArrayList<>();
    private final List<ServerProcess> servers = new ArrayList<>();
    private @Nullable RocketDatabase database;

    private Stage(Settings settings) throws IOException {
        this.settings = settings;
        this.scratch = Files.createTempDirectory("rocket-bench");
    }

    static Stage open(Settings settings, PrintStream progress) throws IOException, InterruptedException {
        Stage stage = new Stage(settings);
        try {
            stage.start(progress);
            return stage;
        } catch (IOException | InterruptedException | RuntimeException e) {
            stage.close();
            throw e;
        }
    }

    List<Subject> subjects() {
        return Collections.unmodifiableList(subjects);
    }

    @Nullable
    RocketDatabase database() {
        return database;
    }

    Duration databaseCpu() throws IOException {
        return database == null ? Duration.ZERO : database.cpu();
    }

    private void start(PrintStream progress) throws IOException, InterruptedException {
        Servers start = new Servers(settings.jar(), scratch, settings.httpThreads(), settings.jvmOptions());
        if (settings.wants("rocket") || settings.wants("transactions") || settings.wants("inserts")) {
            progress.println("starting Rocket on " + scratch);
            ServerProcess rocket = start.rocket(settings.port());
            servers.add(rocket);
            database = new RocketDatabase(start.home());
            if (settings.wants("rocket")) {
                subjects.add(new HttpSubject("Rocket", rocket, ServletArchive.NOOP_PATH, token(start.home())));
            }
        }
        if (settings.wants("noop") || settings.wants("parked") || settings.wants("async")) {
            progress.println("starting the servlets");
            ServerProcess servlets = start.servlets(settings.port() + 1);
            servers.add(servlets);
            String token = "rk_" + "x".repeat(43);
            if (settings.wants("noop")) {
                subjects.add(new HttpSubject(NOOP, servlets, ServletArchive.NOOP_PATH, token));
            }
            if (settings.wants("parked")) {
                subjects.add(new HttpSubject("waiting servlet, parked", servlets, ServletArchive.PARKED_PATH, token));
            }
            if (settings.wants("async")) {
                subjects.add(new HttpSubject("waiting servlet, async", servlets, ServletArchive.ASYNC_PATH, token));
            }
        }
        if (database != null && (settings.wants("transactions") || settings.wants("inserts"))) {
            DataSource second = database.second();
            if (settings.wants("transactions")) {
                subjects.add(TransactionSubject.ofEvents(second, settings.pool()));
            }
            if (settings.wants("inserts")) {
                subjects.add(TransactionSubject.ofInserts(second, settings.pool()));
            }
        }
    }

    private static String token(Path home) throws IOException {
        Properties firstRun = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve("first-run.properties"))) {
            firstRun.load(reader);
        }
        return firstRun.getProperty("source.token");
    }

    @Override
    public void close() throws IOException {
        for (Subject subject : subjects) {
            subject.close();
        }
        for (ServerProcess server : servers) {
            server.close();
        }
        if (!settings.keep()) {
            try (Stream<Path> files = Files.walk(scratch)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
