package org.rocketrewards.launcher.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.rocketrewards.model.testing.TestDatabase;

/** A backup brings back everything as it was, or is refused. */
class BackupTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private static final Instant AT = Instant.parse("2026-11-23T01:00:00Z");
    private static final String OWNER = "rocket_owner";

    @TempDir
    Path directory;

    private Path home;
    private Path file;

    @BeforeEach
    void fill() throws IOException {
        home = Files.createDirectories(directory.resolve("home"));
        file = directory.resolve("backup.zip");
        Files.createDirectories(home.resolve("seal"));
        Files.writeString(home.resolve("seal/private.key"), "the key");
        Files.writeString(home.resolve("seal/checkpoint"), "newer than the database");
        Files.createDirectories(home.resolve("archive"));
        Files.write(home.resolve("archive/event_202401.gz"), new byte[] {31, -117, 0, 10, 13});
        Files.writeString(home.resolve("database.properties"), "secrets of this server");
        DB.execute(
                "INSERT INTO source (name, title, created_at) VALUES ('moodle', E'tab\\t \\\\ \\n line ''ä''', now())");
        DB.execute("INSERT INTO source_token (source_id, prefix, hash, created_at, created_by)"
                + " VALUES (1, 'rk_', sha256('x'), now(), 'test')");
        DB.execute("SELECT ensure_month(t, m::timestamptz) FROM unnest(ARRAY['event', 'raw_body', 'delivery']) t,"
                + " unnest(ARRAY['2026-10-05', '2026-11-05']) m");
        DB.execute(
                "INSERT INTO raw_body SELECT n, '2026-11-05', NULL, sha256(n::text::bytea) FROM generate_series(1, 500) n");
        DB.execute(
                "INSERT INTO account SELECT (1::bigint << 40) + n, 5, 1, '2001-01-01' FROM generate_series(1, 500) n");
        DB.execute("INSERT INTO entry (learner_key, entry_no, id, kind, from_account, to_account, amount, balance,"
                + " occurred_at, booked_at) SELECT (1::bigint << 40) + n, 1, nextval('entry_id'), 'award', 1,"
                + " (1::bigint << 40) + n, 5, 5, '2026-10-05 01:02:03.000007', now() FROM generate_series(1, 500) n");
        DB.execute("INSERT INTO audit_record (recorded_at, actor_kind, actor, action, object_type, object_id, after)"
                + " VALUES (now(), 'system', 'rocket', 'a', 'b', '', '{\"a\": [1.50, \"\\\\N\"]}')");
        DB.execute("INSERT INTO checkpoint VALUES (7, now(), E'localhost/rocket\\n7\\n')");
    }

    @Test
    void everythingIsAsItWasInAnotherDatabase() throws Exception {
        Manifest manifest = write();
        Copy copy = Copy.create(DB, "restored", OWNER).migrated(TestDatabase.APPLICATION_ROLE);

        load(copy);

        assertThat(copy.contents()).isEqualTo(original().contents());
        assertThat(manifest.rows("entry")).isEqualTo(500);
        assertThat(manifest.rows("raw_body")).isEqualTo(500);
        assertThat(manifest.at()).isEqualTo(AT);
    }

    @Test
    void aMonthThatIsJustLeavingComesAlong() throws Exception {
        DB.execute("SELECT set_month_aside('raw_body', '2026-11-01')");
        try {
            write();
            Copy copy = Copy.create(DB, "restored", OWNER).migrated(TestDatabase.APPLICATION_ROLE);

            load(copy);

            assertThat(copy.contents())
                    .containsEntry(
                            "raw_body_202611_leaving", original().contents().get("raw_body_202611_leaving"));
            try (Connection connection = copy.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("SELECT put_month_back('raw_body', '2026-11-01')");
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM raw_body");
                assertThat(rows.next()).isTrue();
                assertThat(rows.getLong(1)).isEqualTo(500);
            }
        } finally {
            DB.execute("DROP TABLE raw_body_202611_leaving");
        }
    }

    @Test
    void anOwnerWhoIsTheApplicationToHasItsRightsAsBefore() throws Exception {
        write();
        Copy copy = Copy.create(DB, "restored", "rocket_single").migrated("rocket_single");
        String rights = copy.contents().get("(rights)");

        load(copy);

        Map<String, String> contents = copy.contents();
        assertThat(contents.get("(rights)").lines()).containsAll(rights.lines().toList());
        try (Connection connection = copy.connect()) {
            assertThatThrownBy(() -> connection.createStatement().execute("TRUNCATE entry"))
                    .hasMessageContaining("permission denied");
        }
        assertThat(contents.get("entry")).isEqualTo(original().contents().get("entry"));
    }

    @Test
    void aBackupOfAnOlderSchemaIsLoadedIntoThatAndMigratedOn() throws Exception {
        String older = "202611221935";
        Copy old = Copy.create(DB, "older", OWNER).migrated(TestDatabase.APPLICATION_ROLE, older);
        try (Connection connection = old.connect()) {
            connection
                    .createStatement()
                    .execute("INSERT INTO source (name, title, created_at) VALUES ('moodle', 'Old', now())");
        }

        Manifest manifest = write(old);
        Copy copy = Copy.create(DB, "restored", OWNER)
                .migrated(TestDatabase.APPLICATION_ROLE, String.valueOf(manifest.schema()));
        load(copy);
        copy.migrated(TestDatabase.APPLICATION_ROLE);

        assertThat(manifest.schema()).isEqualTo(Long.parseLong(older));
        assertThat(copy.contents().get("source")).contains("Old");
        assertThat(copy.contents().keySet()).isEqualTo(originalTables());
    }

    private static Set<String> originalTables() throws SQLException {
        return Copy.create(DB, "newest", OWNER)
                .migrated(TestDatabase.APPLICATION_ROLE)
                .contents()
                .keySet();
    }

    @Test
    void whatCannotBeLoadedLeavesNothingBehind() throws Exception {
        write();
        Copy copy = Copy.create(DB, "restored", OWNER).migrated(TestDatabase.APPLICATION_ROLE);
        Map<String, String> before = copy.contents();
        try (Connection connection = copy.connect()) {
            connection.createStatement().execute("ALTER TABLE raw_body ADD CONSTRAINT no CHECK (delivery_id < 400)");
        }

        assertThatThrownBy(() -> load(copy)).isInstanceOf(SQLException.class).hasMessageContaining("raw_body");

        try (Connection connection = copy.connect()) {
            connection.createStatement().execute("ALTER TABLE raw_body DROP CONSTRAINT no");
        }
        assertThat(copy.contents()).isEqualTo(before);
    }

    @Test
    void keysAndArchivesGoAlongAndTheCheckpointIsTheDatabases() throws Exception {
        Manifest manifest = write();

        assertThat(manifest.files())
                .extracting(StoredFile::path)
                .containsExactly("seal/private.key", "archive/event_202401.gz", "seal/checkpoint");
        try (BackupFile backup = BackupFile.open(file);
                InputStream checkpoint = backup.content(manifest.files().get(2))) {
            assertThat(checkpoint.readAllBytes()).asString().isEqualTo("localhost/rocket\n7\n");
            assertThat(backup.manifest()).isEqualTo(manifest);
        }
    }

    @Test
    void aFileThatWasCutOffIsRefused() throws Exception {
        write();
        byte[] whole = Files.readAllBytes(file);

        for (int length = 0; length < whole.length; length += 1 + whole.length / 60) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(this::check).as(length + " bytes").isInstanceOf(DamagedBackupException.class);
        }
    }

    /** A flipped bit may hit what nobody reads, such as the time of an entry; never what would be restored. */
    @Test
    void noFlippedBitIsRestored() throws Exception {
        Manifest manifest = write();
        byte[] whole = Files.readAllBytes(file);
        int refused = 0;

        for (int at = 0; at < whole.length; at += 1 + whole.length / 400) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 1 << (at % 8);
            Files.write(file, flipped);
            try {
                check();
                try (BackupFile backup = BackupFile.open(file)) {
                    assertThat(backup.manifest()).as("byte " + at).isEqualTo(manifest);
                }
            } catch (DamagedBackupException e) {
                refused++;
            }
        }

        assertThat(refused).isGreaterThan(200);
    }

    @Test
    void whatIsNoBackupIsRefused() throws IOException {
        Files.writeString(file, "PK? no");

        assertThatThrownBy(this::check).isInstanceOf(DamagedBackupException.class);
        assertThat(HomeFiles.expected("seal/private.key")).isTrue();
        assertThat(HomeFiles.expected("archive/a/b.gz")).isTrue();
        for (String path : new String[] {"../x", "/etc/passwd", "archive/../../x", "seal/other", "rocket.lock"}) {
            assertThat(HomeFiles.expected(path)).as(path).isFalse();
        }
    }

    @Test
    void aDatabaseInUseIsNoPlaceForABackup() throws Exception {
        Copy copy = Copy.create(DB, "restored", OWNER);
        try (Connection connection = copy.connect()) {
            assertThat(Emptiness.objection(connection, 1)).isEmpty();
            connection.createStatement().execute("CREATE TABLE other (a int)");
            assertThat(Emptiness.objection(connection, 1))
                    .hasValueSatisfying(why -> assertThat(why).contains("not Rocket's"));
            connection.createStatement().execute("DROP TABLE other");
            copy.migrated(TestDatabase.APPLICATION_ROLE);
            assertThat(Emptiness.objection(connection, Long.MAX_VALUE)).isEmpty();
            assertThat(Emptiness.objection(connection, 1))
                    .hasValueSatisfying(why -> assertThat(why).contains("newer"));
        }
        try (Connection connection = original().connect()) {
            assertThat(Emptiness.objection(connection, Long.MAX_VALUE))
                    .hasValueSatisfying(why -> assertThat(why).contains("audit_record"));
        }
        assertThat(HomeFiles.dataIn(home)).containsExactly("database.properties", "seal", "archive");
    }

    private static Copy original() {
        return new Copy(DB.url(), OWNER);
    }

    private Manifest write() throws SQLException, IOException {
        return write(original());
    }

    private Manifest write(Copy of) throws SQLException, IOException {
        try (Connection connection = of.connect();
                OutputStream out = Files.newOutputStream(file)) {
            return new BackupWriter(connection, home, line -> {}).write(out, "1.2.3", AT);
        }
    }

    private void load(Copy copy) throws SQLException, IOException {
        try (Connection connection = copy.connect();
                BackupFile backup = BackupFile.open(file)) {
            new Loader(connection, line -> {}).load(backup);
        }
    }

    private void check() throws IOException {
        try (BackupFile backup = BackupFile.open(file)) {
            backup.check(line -> {});
        }
    }
}
