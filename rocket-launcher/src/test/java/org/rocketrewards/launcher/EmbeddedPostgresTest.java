package org.rocketrewards.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real server, in a home of its own. */
class EmbeddedPostgresTest {
    @TempDir
    Path directory;

    private Home home;
    private EmbeddedPostgres postgres;

    @BeforeEach
    void start() {
        home = Home.open(directory.resolve("a home"));
        postgres = EmbeddedPostgres.start(home);
    }

    @AfterEach
    void stop() {
        postgres.stop();
        home.close();
    }

    @Test
    void rolesMayWhatTheyAreFor() throws SQLException {
        new DatabaseCheck(postgres.access()).run(0);

        asOwner("CREATE TABLE t (a int)");

        assertThatThrownBy(() -> asApplication("CREATE TABLE u (a int)")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> asApplication("SELECT * FROM t")).hasMessageContaining("permission denied");
    }

    @Test
    void nobodyComesInWithoutThePassword() {
        DatabaseAccess access = postgres.access();

        assertThatThrownBy(() -> run(access.url(), access.user(), "wrong", "SELECT 1"))
                .hasMessageContaining("password authentication failed");
        DatabaseAccess wrong = new DatabaseAccess(access.url(), access.user(), "wrong", "rocket_owner", "wrong");
        assertThatThrownBy(() -> new DatabaseCheck(wrong).run(0))
                .isInstanceOfSatisfying(
                        CannotStartException.class,
                        e -> assertThat(e.exitCode()).isEqualTo(ExitCode.DATABASE_UNREACHABLE))
                .hasMessageContaining("refuses rocket_app")
                .hasMessageNotContaining("wrong");
    }

    @Test
    void schemaOfANewerRocketIsFound() throws SQLException {
        asOwner("CREATE TABLE flyway_schema_history (version text, success boolean)");
        asOwner("INSERT INTO flyway_schema_history VALUES ('7', true), ('9', true), ('11', false), (null, true)");

        new DatabaseCheck(postgres.access()).run(9);

        assertThatThrownBy(() -> new DatabaseCheck(postgres.access()).run(8)).hasMessageContaining("schema 9");
    }

    @Test
    void dataOutliveTheServer() throws SQLException {
        asOwner("CREATE TABLE t AS SELECT 42 AS a");
        postgres.stop();

        postgres = EmbeddedPostgres.start(home);

        assertThat(asOwner("SELECT a FROM t")).isEqualTo("42");
    }

    @Test
    void serverLeftByAKilledRocketIsStopped() throws Exception {
        asOwner("CREATE TABLE t AS SELECT 42 AS a");
        Postmaster orphan = Postmaster.read(home.data()).orElseThrow();

        postgres = EmbeddedPostgres.start(home);

        assertThat(Postmaster.read(home.data()).orElseThrow()).isNotEqualTo(orphan);
        assertThat(asOwner("SELECT a FROM t")).isEqualTo("42");
    }

    @Test
    void fileOfAProcessNumberThatWasGivenAwayDoesNotHinderTheStart() throws Exception {
        postgres.stop();
        Files.writeString(
                home.data().resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n" + home.data() + "\n");

        postgres = EmbeddedPostgres.start(home);

        assertThat(asOwner("SELECT 1")).isEqualTo("1");
    }

    @Test
    void locksOfAClientThatIsGoneDoNotOutliveIt() throws Exception {
        asOwner("CREATE TABLE t AS SELECT 42 AS a");
        DatabaseAccess access = postgres.access();
        Thread gone = new Thread(() -> {
            try (Connection killed =
                            DriverManager.getConnection(access.url(), access.ownerUser(), access.ownerPassword());
                    Statement statement = killed.createStatement()) {
                killed.setNetworkTimeout(Runnable::run, 500);
                statement.execute("BEGIN; LOCK TABLE t; SELECT pg_sleep(600)");
            } catch (SQLException e) {
                // it hung up, and the server is still asleep
            }
        });
        gone.start();
        gone.join();

        String patient = access.url() + "?options=-c%20lock_timeout=30s";
        assertThat(run(patient, access.ownerUser(), access.ownerPassword(), "SELECT a FROM t"))
                .isEqualTo("42");
    }

    @Test
    void itsEndIsNoticed() {
        assertThat(postgres.ended()).isNotDone();

        postgres.stop();

        assertThat(postgres.ended()).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void settingsThatItDoesNotTakeAreNamed() throws Exception {
        postgres.stop();
        Files.writeString(directory.resolve("a home/postgresql/postgresql.conf"), "shared_buffers = lots\n");

        assertThatThrownBy(() -> EmbeddedPostgres.start(home))
                .isInstanceOfSatisfying(
                        CannotStartException.class,
                        e -> assertThat(e.exitCode()).isEqualTo(ExitCode.DATABASE_FAILED))
                .hasMessageContaining("postgresql/postgresql.conf\" contains errors");
    }

    private String asOwner(String sql) throws SQLException {
        DatabaseAccess access = postgres.access();
        return run(access.url(), access.ownerUser(), access.ownerPassword(), sql);
    }

    private String asApplication(String sql) throws SQLException {
        DatabaseAccess access = postgres.access();
        return run(access.url(), access.user(), access.password(), sql);
    }

    private static String run(String url, String user, String password, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
