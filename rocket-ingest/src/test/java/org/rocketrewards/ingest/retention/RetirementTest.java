package org.rocketrewards.ingest.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.rocketrewards.ingest.control.GivingWay;
import org.rocketrewards.ingest.retention.control.Retirement;
import org.rocketrewards.model.testing.TestDatabase;

/** Months leave with all their rows in a file, or not at all. */
class RetirementTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private static final Instant NOW = Instant.parse("2026-11-22T18:00:00Z");
    private static final Map<String, Integer> DAYS = Map.of("raw_body", 365);

    @TempDir
    Path archive;

    @BeforeEach
    void fill() {
        DB.execute("DROP TABLE IF EXISTS raw_body_201901, raw_body_201902, raw_body_202611, raw_body_201901_leaving");
        for (String month : List.of("2019-01-05", "2019-02-05", "2026-11-05")) {
            DB.execute("SELECT ensure_month('raw_body', '" + month + "T00:00:00Z')");
            for (int i = 1; i <= 3; i++) {
                DB.execute("INSERT INTO raw_body (delivery_id, received_at, content_type, body) VALUES (" + i + ", '"
                        + month + "T0" + i + ":00:00Z', 'text/plain', '\\x00ff0" + i + "'::bytea)");
            }
        }
    }

    private List<DueMonth> due() throws SQLException {
        try (Connection connection = DB.application().getConnection()) {
            return new Retirement(connection, archive, GivingWay.toNobody()).due(DAYS, NOW);
        }
    }

    private boolean retire(DueMonth due) throws SQLException, IOException {
        return retire(due, NOW, () -> {});
    }

    /** Something happens just before a month is copied. */
    private boolean retire(DueMonth due, Instant now, Runnable beforeItIsCopied) throws SQLException, IOException {
        try (Connection connection = DB.application().getConnection()) {
            Connection watched = (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        if (arguments != null && String.valueOf(arguments[0]).startsWith("SELECT to_jsonb")) {
                            beforeItIsCopied.run();
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
            return new Retirement(watched, archive, GivingWay.toNobody()).retire(due, now);
        }
    }

    /** As a lane does, and without patience. */
    private static void bodyArrives(String at) {
        try (Connection connection = DB.application().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET statement_timeout = '2s'");
            statement.execute("SELECT ensure_month('raw_body', '" + at + "')");
            statement.execute("INSERT INTO raw_body (delivery_id, received_at, content_type, body) VALUES (9, '" + at
                    + "', 'text/plain', '\\x00'::bytea)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatLeavesIsInTheArchiveAndCanBeReadBack() throws Exception {
        List<Map<String, Object>> before =
                DB.rows("SELECT * FROM raw_body WHERE received_at < '2019-02-01' ORDER BY received_at").stream()
                        .map(row -> Map.<String, Object>of(
                                "delivery_id", row.get("delivery_id"), "received_at", row.get("received_at")))
                        .toList();
        assertThat(due()).extracting(DueMonth::month).containsExactly("2019-01", "2019-02");

        assertThat(retire(due().get(0))).isTrue();

        assertThat(DB.number("SELECT count(*) FROM raw_body")).isEqualTo(6);
        assertThat(due()).extracting(DueMonth::month).containsExactly("2019-02");
        Map<String, Object> noted = DB.rows("SELECT * FROM retired_month").get(0);
        assertThat(noted).containsEntry("rows", 3L).containsEntry("table_name", "raw_body");
        Path file = archive.resolve(String.valueOf(noted.get("archive_file")));
        assertThat(noted).containsEntry("archive_bytes", Files.size(file));
        assertThat(DB.number("SELECT count(*) FROM audit_record WHERE action = 'retention.retire'"))
                .isOne();
        restore(file);
        assertThat(DB.rows("SELECT delivery_id, received_at FROM raw_body WHERE received_at < '2019-02-01'"
                        + " AND length(body) = 3 ORDER BY received_at"))
                .isEqualTo(before);
    }

    /** As docs/imports.md says. */
    private static void restore(Path file) throws IOException, SQLException {
        DB.execute("SELECT ensure_month('raw_body', '2019-01-05T00:00:00Z')");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
                Connection connection = DB.superuser().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO raw_body SELECT * FROM jsonb_populate_record(NULL::raw_body, ?::jsonb)")) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                insert.setString(1, line);
                insert.executeUpdate();
            }
        }
    }

    @Test
    void aLegalHoldKeepsItsMonths() throws Exception {
        DB.execute("INSERT INTO legal_hold (from_month, to_month, reason, created_at, created_by)"
                + " VALUES ('2019-01-01', '2019-01-01', 'a case', now(), 'admin')");

        assertThat(due()).extracting(DueMonth::hold).containsExactly(1, null);
        assertThatThrownBy(() -> retire(new DueMonth("raw_body", "2019-01", null)))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("legal hold");

        assertNothingHasLeft();
    }

    @Test
    void theApplicationCannotDropAMonthThatItDidNotArchive() throws Exception {
        try (Connection connection = DB.application().getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("SELECT retire_month('raw_body', '2019-01-01')"))
                    .hasMessageContaining("not archived");
            assertThatThrownBy(() -> statement.execute("DROP TABLE raw_body_201901"))
                    .hasMessageContaining("must be owner");
        }
    }

    @Test
    void aMonthInUseStaysAndNobodyWaits() throws Exception {
        try (Connection reader = DB.superuser().getConnection();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("SELECT count(*) FROM raw_body");

            assertThat(retire(due().get(0))).isFalse();
            reader.rollback();
        }
        assertNothingHasLeft();
    }

    private void assertNothingHasLeft() {
        assertThat(DB.number("SELECT count(*) FROM raw_body")).isEqualTo(9);
        assertThat(DB.number("SELECT count(*) FROM retired_month")).isZero();
        assertThat(archive).isEmptyDirectory();
    }

    @Test
    void whoWritesIntoAMonthWhileItIsCopiedDoesNotWait() throws Exception {
        DueMonth january = due().get(0);

        assertThat(retire(january, NOW, () -> bodyArrives("2019-01-07T00:00:00Z")))
                .isTrue();

        assertThat(DB.number("SELECT count(*) FROM raw_body"))
                .as("the others and the new one")
                .isEqualTo(7);
        assertThat(due()).extracting(DueMonth::month).containsExactly("2019-01", "2019-02");
        assertThat(retire(january)).as("its archive has a name of its own").isFalse();
        assertThat(retire(january, NOW.plusSeconds(1), () -> {})).isTrue();
        assertThat(DB.number("SELECT sum(rows) FROM retired_month")).isEqualTo(4);
        assertThat(archive).isDirectoryContaining(file -> !file.toString().endsWith(".part"));
    }

    @Test
    void aMonthThatCannotBeArchivedIsPutBack() throws Exception {
        assertThatThrownBy(() -> retire(due().get(0), NOW, () -> {
                    throw new UncheckedIOException(new IOException("the disk is full"));
                }))
                .hasRootCauseMessage("the disk is full");

        assertNothingHasLeft();
        bodyArrives("2019-01-07T00:00:00Z");
        assertThat(DB.number("SELECT count(*) FROM raw_body_201901")).isEqualTo(4);
    }

    @Test
    void aMonthAtWhichTheProcessDiedIsTakenUpAgain() throws Exception {
        DueMonth january = due().get(0);
        try (Connection connection = DB.application().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT set_month_aside('raw_body', '2019-01-01')");
        }
        assertThat(due()).extracting(DueMonth::month).containsExactly("2019-01", "2019-02");

        assertThat(retire(january)).isTrue();

        assertThat(DB.number("SELECT sum(rows) FROM retired_month")).isEqualTo(3);
        assertThat(due()).extracting(DueMonth::month).containsExactly("2019-02");
    }
}
