package org.rocketrewards.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rocketrewards.model.testing.TestDatabase;
import org.rocketrewards.seal.SealSigner;
import org.rocketrewards.seal.control.Sealer;
import org.rocketrewards.seal.verify.DatabaseVerifier;
import org.rocketrewards.seal.verify.Report;
import org.rocketrewards.seal.verify.Trust;

/** Whatever version of Rocket wrote the data, the newest schema has all of it. */
class MigrationsTest {
    private static final TestDatabase SERVER = TestDatabase.shared();
    private static final String OWNER = "rocket_owner";
    private static final String BEFORE_SEALS = "202611221845";
    private static final String SEALS = "202611221923";
    /** Whoever writes a migration of what a later one brought adds rows for it in {@code filled}, and its version here. */
    private static final String SAMPLES_UNTIL = "202611230548";

    private final SealSigner signer = SealSigner.generate("example.org/rocket/");
    private int versionsUsed;
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");

    /**
     * One database goes up from version to version and is used in each, as the rows in {@code filled} say; a copy of it
     * then goes straight to the newest one.
     */
    @TestFactory
    Stream<DynamicTest> dataOfEachVersionIsThereInTheNewest() {
        TestDatabase growing = SERVER.another("rocket_growing");
        List<String> versions = Arrays.stream(Migrations.flyway(growing.url(), OWNER, "any", role(), Migrations.NEWEST)
                        .info()
                        .all())
                .map(MigrationInfo::getVersion)
                .map(String::valueOf)
                .toList();
        return versions.stream()
                .map(version -> DynamicTest.dynamicTest("from " + version, () -> {
                    if (migrate(growing, version) == 1) {
                        use(growing, version);
                    }
                    assertMigrates(growing.copy("rocket_grown"), version);
                }));
    }

    private void use(TestDatabase growing, String version) throws SQLException {
        SampleRows samples = new SampleRows(growing);
        samples.insert(version, ++versionsUsed);
        if (version.compareTo(SAMPLES_UNTIL) <= 0) {
            assertThat(samples.emptyTables(version.compareTo(SEALS) >= 0))
                    .as("tables that need rows in src/test/resources/filled/V" + version + ".sql")
                    .isEmpty();
        }
        if (version.compareTo(SEALS) >= 0) {
            seal(growing);
        }
    }

    private void assertMigrates(TestDatabase old, String version) throws SQLException {
        SampleRows samples = new SampleRows(old);
        samples.remember();

        migrate(old, Migrations.NEWEST);

        assertThat(samples.lost(version)).isEmpty();
        for (String month : samples.monthsAside()) {
            assertThat(old.rows("SELECT put_month_back(?, ?::date) AS back", month.split(" ")[0], month.split(" ")[1]))
                    .as("a month that was leaving goes back into its table: " + month)
                    .allSatisfy(row -> assertThat(row).containsEntry("back", true));
        }
        try (Connection application = old.application().getConnection();
                Statement statement = application.createStatement()) {
            statement.execute("SELECT ensure_month('event', '2026-12-05T10:00:00Z')");
            statement.execute(samples.awardOf(99));
        }
        seal(old);
        Report report;
        try (Connection application = old.application().getConnection()) {
            report = new DatabaseVerifier(application, new Trust(List.of(signer.key()), List.of()), (what, done) -> {})
                    .run();
        }
        assertThat(report.findings()).isEmpty();
        assertThat(report.counts().get("entries")).isEqualTo(old.number("SELECT count(*) FROM entry"));
    }

    private void seal(TestDatabase database) throws SQLException {
        now = now.plusSeconds(60);
        try (Connection connection = database.owner().getConnection()) {
            connection.setAutoCommit(false);
            assertThat(Sealer.takeTurn(connection)).isTrue();
            new Sealer(connection, signer, now, Duration.ofSeconds(10)).seal("example.org/rocket/test");
            connection.commit();
        }
    }

    @Test
    void aDatabaseOfANewerRocketIsRefused() {
        TestDatabase database = SERVER.copy("rocket_newer");
        database.execute("INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
                + " checksum, installed_by, execution_time, success) SELECT max(installed_rank) + 1, '209912312359',"
                + " 'x', 'SQL', 'V209912312359__x.sql', 1, 'rocket_owner', 1, true FROM flyway_schema_history");

        assertThatThrownBy(() -> migrate(database, Migrations.NEWEST))
                .hasMessageMatching("the database was written by a newer Rocket \\(schema 209912312359, this one knows"
                        + " 20[0-9]{10}\\); start that one, or restore a backup from before the update");
    }

    /** Each gives the application its rights when it starts, while others work: nobody fails, nobody is without rights. */
    @Test
    void nodesStartAtOnceWhileOneWorks() throws Exception {
        TestDatabase database = SERVER.another("rocket_nodes");
        int nodes = 3;
        CountDownLatch all = new CountDownLatch(nodes);
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(nodes + 1);
        try {
            List<Future<Integer>> starts = new ArrayList<>();
            for (int node = 0; node < nodes; node++) {
                starts.add(threads.submit((Callable<Integer>) () -> {
                    all.countDown();
                    all.await();
                    return migrate(database, Migrations.NEWEST);
                }));
            }
            int migrations = 0;
            for (Future<Integer> start : starts) {
                migrations += start.get();
            }
            assertThat((long) migrations).isEqualTo(database.number("SELECT count(*) FROM flyway_schema_history"));

            Future<Integer> worker = threads.submit((Callable<Integer>) () -> {
                int types = 0;
                try (Connection connection = database.application().getConnection();
                        Statement statement = connection.createStatement()) {
                    do {
                        statement.execute("INSERT INTO event_type (name) VALUES ('type " + ++types + "')");
                    } while (!over.get());
                }
                return types;
            });
            starts.clear();
            for (int node = 0; node < nodes; node++) {
                starts.add(threads.submit((Callable<Integer>) () -> migrate(database, Migrations.NEWEST)));
            }
            for (Future<Integer> start : starts) {
                assertThat(start.get()).isZero();
            }
            over.set(true);
            assertThat(worker.get()).isPositive();
        } finally {
            over.set(true);
            threads.shutdownNow();
        }
    }

    /** Whoever comes behind a migration that waits for a lock would wait as long as it does. */
    @Test
    void aMigrationWaitsForAReaderAndLetsOthersThrough() throws Exception {
        TestDatabase database = SERVER.another("rocket_read");
        migrate(database, BEFORE_SEALS);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (Connection reader = database.owner().getConnection();
                Statement reading = reader.createStatement()) {
            reader.setAutoCommit(false);
            reading.execute("SELECT count(*) FROM entry");
            reading.execute("SELECT count(*) FROM event");
            Future<Integer> migration = threads.submit((Callable<Integer>) () -> migrate(database, Migrations.NEWEST));
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> database.number("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0);

            // waits behind the migration until that gives up for the moment
            assertThat(database.number("SELECT count(*) FROM event")).isZero();
            assertThat(migration.isDone()).isFalse();

            reader.rollback();
            assertThat(migration.get()).isPositive();
        } finally {
            threads.shutdownNow();
        }
        assertThat(migrate(database, Migrations.NEWEST)).isZero();
    }

    private static int migrate(TestDatabase database, String version) {
        return Migrations.migrate(database.url(), OWNER, "any", role(), version);
    }

    private static String role() {
        return TestDatabase.APPLICATION_ROLE;
    }
}
