package org.rocketrewards.seal.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.rocketrewards.model.testing.TestDatabase;
import org.rocketrewards.seal.Checkpoint;
import org.rocketrewards.seal.Merkle;
import org.rocketrewards.seal.SealSigner;
import org.rocketrewards.seal.SignedNote;

class SealerTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private static final String AUDIT = "INSERT INTO audit_record (recorded_at, actor_kind, actor, action, object_type,"
            + " object_id) VALUES (now(), 'system', 'rocket', 'test', 'test', '";

    private final SealSigner signer = SealSigner.generate("example.org/rocket/");

    @TempDir
    Path home;

    @Test
    void aLateCommitterIsWaitedFor() throws SQLException {
        try (Connection early = open();
                Connection late = open()) {
            execute(early, AUDIT + "drew first')");
            execute(late, AUDIT + "drew second')");
            late.commit();

            assertThat(seal(Duration.ZERO).auditRecords()).isZero();
            early.commit();

            assertThat(seal(Duration.ofSeconds(5)).auditRecords()).isEqualTo(2);
        }

        assertThat(DB.rows("SELECT position, ref FROM seal_leaf ORDER BY position"))
                .extracting(row -> row.get("ref"))
                .containsExactly(1L, 2L);
    }

    @Test
    void whoCameAfterTheLookIsNotWaitedFor() throws SQLException {
        DB.execute(AUDIT + "before')");
        try (Connection reader = open();
                Connection elsewhere = open()) {
            execute(reader, "SELECT * FROM audit_record");
            execute(elsewhere, "INSERT INTO event_type (name) VALUES ('a long transaction on another table')");

            assertThat(seal(Duration.ZERO).auditRecords()).isEqualTo(1);
        }
    }

    @Test
    void aNumberThatWasRolledBackLeavesNoHole() throws SQLException {
        try (Connection undone = open()) {
            execute(undone, AUDIT + "undone')");
            undone.rollback();
        }
        DB.execute(AUDIT + "kept')");

        assertThat(seal(Duration.ZERO).auditRecords()).isEqualTo(1);
        assertThat(seal(Duration.ZERO).auditRecords()).isZero();
        assertThat(DB.number("SELECT ref FROM seal_leaf")).isEqualTo(2);
        assertThat(DB.number("SELECT count(*) FROM checkpoint")).isEqualTo(1);
    }

    @Test
    void whatIsNewIsNoticed() throws SQLException {
        try (Connection connection = open()) {
            assertThat(sealer(connection, Duration.ZERO).hasNews()).isFalse();
            DB.execute(AUDIT + "a')");
            assertThat(sealer(connection, Duration.ZERO).hasNews()).isTrue();
            seal(Duration.ZERO);
            assertThat(sealer(connection, Duration.ZERO).hasNews()).isFalse();
        }
    }

    @Test
    void onlyOneSealsAtATime() throws SQLException {
        try (Connection first = open();
                Connection second = open()) {
            assertThat(Sealer.takeTurn(first)).isTrue();
            assertThat(Sealer.takeTurn(second)).isFalse();
            first.rollback();
            assertThat(Sealer.takeTurn(second)).isTrue();
        }
    }

    @Test
    void moreThanOneRoundIsSealedInRounds() throws SQLException {
        DB.execute("INSERT INTO account (learner_key, opened_at) VALUES (1, now())");
        DB.execute("INSERT INTO entry (learner_key, entry_no, id, kind, from_account, to_account, amount, balance,"
                + " occurred_at, booked_at) SELECT 1, n, nextval('entry_id'), 'import', 4, 1, 1, n, now(), now()"
                + " FROM generate_series(1, " + (Sealer.ROUND + 10) + ") n");

        Sealer.Round first = seal(Duration.ZERO);
        Sealer.Round second = seal(Duration.ZERO);

        assertThat(first).isEqualTo(new Sealer.Round(Sealer.ROUND, 0, true));
        assertThat(second).isEqualTo(new Sealer.Round(10, 0, false));
        assertThat(DB.number("SELECT count(*) FROM seal_batch")).isEqualTo(33);
        assertThat(DB.number("SELECT max(cardinality(entry_ids)) FROM seal_batch"))
                .isEqualTo(Sealer.BATCH);
    }

    @Test
    void theCheckpointIsTheRootOfTheLeaves() throws SQLException {
        for (int i = 0; i < 11; i++) {
            DB.execute(AUDIT + i + "')");
            seal(Duration.ZERO);
        }

        List<byte[]> leaves = DB.rows("SELECT hash FROM seal_leaf ORDER BY position").stream()
                .map(row -> (byte[]) row.get("hash"))
                .toList();
        SignedNote newest = SignedNote.parse((String)
                DB.rows("SELECT note FROM checkpoint WHERE size = 11").get(0).get("note"));
        assertThat(newest.signedBy(List.of(signer.key()))).contains(signer.key());
        assertThat(Checkpoint.parse(newest.text()).root()).isEqualTo(Merkle.root(leaves));
    }

    @Test
    void theKeyIsMadeOnceAndForItsOwnerOnly() throws Exception {
        KeyFile files = new KeyFile(home);

        SealSigner made = files.readOrMake("example.org/rocket/");

        assertThat(files.readOrMake("elsewhere/").key()).isEqualTo(made.key());
        assertThat(Files.getPosixFilePermissions(home.resolve("seal/private.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(home.resolve("seal/public.key")).hasContent(made.key() + "\n");
    }

    @Test
    void aDatabaseThatWasSetBackIsNotSealed() throws Exception {
        KeyFile files = new KeyFile(home);
        files.readOrMake("example.org/rocket/");
        DB.execute(AUDIT + "a')");
        seal(Duration.ZERO);
        DB.execute(AUDIT + "b')");
        seal(Duration.ZERO);
        String note = (String)
                DB.rows("SELECT note FROM checkpoint WHERE size = 2").get(0).get("note");
        files.keep(note);

        assertThat(standstill(files)).isEmpty();

        DB.execute("DELETE FROM checkpoint WHERE size = 2");
        DB.execute("DELETE FROM seal_node");
        DB.execute("DELETE FROM seal_leaf WHERE position = 1");
        assertThat(standstill(files)).contains("was set back");
    }

    @Test
    void theApplicationCannotChangeASeal() throws SQLException {
        try (Connection connection = open()) {
            for (String table : List.of("seal_key", "seal_batch", "seal_leaf", "seal_node", "checkpoint")) {
                assertThatThrownBy(() -> execute(connection, "DELETE FROM " + table))
                        .hasMessageContaining("permission denied");
                connection.rollback();
            }
        }
    }

    private String standstill(KeyFile files) throws Exception {
        try (Connection connection = open()) {
            return new Standstill(files).reason(new StoredTree(connection)).orElse("");
        }
    }

    private Sealer.Round seal(Duration patience) throws SQLException {
        try (Connection connection = open()) {
            Sealer sealer = sealer(connection, patience);
            assertThat(Sealer.takeTurn(connection)).isTrue();
            Sealer.Round round = sealer.seal("example.org/rocket/test");
            connection.commit();
            return round;
        }
    }

    private Sealer sealer(Connection connection, Duration patience) {
        return new Sealer(connection, signer, Instant.parse("2026-11-22T10:00:00Z"), patience);
    }

    private static Connection open() throws SQLException {
        Connection connection = DB.application().getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
