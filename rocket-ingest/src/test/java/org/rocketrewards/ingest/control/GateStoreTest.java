package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.ingest.SourceSettings;
import org.rocketrewards.model.testing.TestDatabase;

class GateStoreTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private final GateStore store = new GateStore(DB.application());

    @Test
    void settingsOfASourceAreRead() throws SQLException {
        int id = Fixtures.source(DB, "moodle");
        DB.execute("UPDATE source SET strict_attribution = true, events_per_second = 50, guest_ids = ''");

        GatedSource source = Objects.requireNonNull(store.load().source(id));

        assertThat(source.settings())
                .isEqualTo(
                        new SourceSettings(id, "moodle", ZoneId.of("Europe/Vienna"), true, Set.of(2L, 5L), Set.of()));
        assertThat(source.eventsPerSecond()).isEqualTo(50);
        assertThat(source.enabled()).isTrue();
    }

    @Test
    void tokenIsFoundByItsHash() throws SQLException {
        int id = Fixtures.source(DB, "moodle");
        DB.execute("UPDATE source_token SET expires_at = '2026-11-23T12:00:00Z'");

        GateSnapshot snapshot = store.load();

        assertThat(snapshot.token(TokenHash.of("secret-moodle")))
                .isEqualTo(new GatedToken(1, id, Instant.parse("2026-11-23T12:00:00Z"), false));
        assertThat(snapshot.token(TokenHash.of("secret-moodl"))).isNull();
    }

    @Test
    void revokedTokenIsKnownAsSuch() throws SQLException {
        Fixtures.source(DB, "moodle");
        DB.execute("UPDATE source_token SET revoked_at = now()");

        assertThat(Objects.requireNonNull(store.load().token(TokenHash.of("secret-moodle")))
                        .revoked())
                .isTrue();
    }

    @Test
    void sourceWithoutNetworksIsOpen() throws SQLException {
        int id = Fixtures.source(DB, "moodle");

        assertThat(Objects.requireNonNull(store.load().source(id)).accepts(Fixtures.address("203.0.113.7")))
                .isTrue();
    }

    @Test
    void networksBelongToTheirSource() throws SQLException {
        int first = Fixtures.source(DB, "first");
        int second = Fixtures.source(DB, "second");
        network(first, "10.0.0.0/8");
        network(first, "2001:db8::/32");
        network(second, "203.0.113.7/32");

        GateSnapshot snapshot = store.load();

        assertThat(accepts(snapshot, first, "10.255.0.1")).isTrue();
        assertThat(accepts(snapshot, first, "::ffff:10.255.0.1")).isTrue();
        assertThat(accepts(snapshot, first, "2001:db8:ffff::1")).isTrue();
        assertThat(accepts(snapshot, first, "203.0.113.7")).isFalse();
        assertThat(accepts(snapshot, second, "203.0.113.7")).isTrue();
        assertThat(accepts(snapshot, second, "10.255.0.1")).isFalse();
    }

    private static boolean accepts(GateSnapshot snapshot, int sourceId, String address) {
        return Objects.requireNonNull(snapshot.source(sourceId)).accepts(Fixtures.address(address));
    }

    private static void network(int sourceId, String network) {
        DB.execute("""
                INSERT INTO allowlist_entry (source_id, network, created_at, created_by)
                VALUES (?, ?::cidr, now(), 'test')
                """, sourceId, network);
    }
}
