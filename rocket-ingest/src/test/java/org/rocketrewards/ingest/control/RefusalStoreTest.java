package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rocketrewards.ingest.control.Fixtures.refused;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.ingest.RefusedDelivery;
import org.rocketrewards.model.testing.TestDatabase;

class RefusalStoreTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private final Refusals refusals = new Refusals();
    private final RefusalStore store = new RefusalStore(refusals);

    @Test
    void refusedDeliveryIsInTheLogWithWhatIsKnown() throws SQLException {
        refusals.add(refused("2026-11-22T12:00:30Z", "203.0.113.7", "address_refused", 7));

        store.flush(DB.application());

        assertThat(DB.rows("""
                SELECT id, source_id, token_id, host(address) AS address, outcome, reason, detail, http_status, took_micros
                FROM delivery_log
                """))
                .containsExactly(Map.of(
                        "id",
                        1L,
                        "source_id",
                        1,
                        "token_id",
                        7,
                        "address",
                        "203.0.113.7",
                        "outcome",
                        "refused",
                        "reason",
                        "address_refused",
                        "detail",
                        "why",
                        "http_status",
                        401,
                        "took_micros",
                        250));
    }

    @Test
    void whatWasRefusedAfterTheGateKeepsItsBody() throws SQLException {
        byte[] body = "{\"id\":".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        refusals.add(withBody(body));

        store.flush(DB.application());

        assertThat(DB.number(
                        "SELECT count(*) FROM raw_body b JOIN delivery d ON d.id = b.delivery_id WHERE b.body = ?",
                        body))
                .isEqualTo(1);
    }

    @Test
    void bodiesBeyondTheMemoryForThemAreLeftOut() throws SQLException {
        byte[] large = new byte[(int) (Refusals.QUEUED_BODY_BYTES / 2)];
        for (int i = 0; i < 3; i++) {
            refusals.add(withBody(large));
        }

        store.flush(DB.application());
        refusals.add(withBody(large));
        store.flush(DB.application());

        assertThat(DB.number("SELECT count(*) FROM delivery")).isEqualTo(4);
        assertThat(DB.number("SELECT count(*) FROM raw_body")).isEqualTo(3);
    }

    private static RefusedDelivery withBody(byte[] body) {
        return new RefusedDelivery(
                Instant.parse("2026-11-22T12:00:30Z"),
                1,
                7,
                Fixtures.address("203.0.113.7"),
                "malformed_body",
                "why",
                400,
                0,
                "application/json",
                body);
    }

    @Test
    void manyAreWrittenInOrder() throws SQLException {
        for (int i = 0; i < 1_100; i++) {
            refusals.add(new RefusedDelivery(
                    Instant.parse("2026-11-22T12:00:30Z").plusMillis(i),
                    1,
                    7,
                    Fixtures.address("10.9." + i / 256 + "." + i % 256),
                    "malformed_body",
                    "",
                    400,
                    0));
        }

        store.flush(DB.application());

        assertThat(DB.number("SELECT count(*) FROM delivery")).isEqualTo(1_100);
        assertThat(DB.number("""
                SELECT count(*) FROM (SELECT received_at, lag(received_at) OVER (ORDER BY id) AS before FROM delivery) d
                WHERE received_at < before
                """)).isZero();
    }

    @Test
    void everyMonthHasItsPartition() throws SQLException {
        refusals.add(refused("2031-01-31T23:59:59Z", "203.0.113.7", "token_refused", null));
        refusals.add(refused("2031-02-01T00:00:00Z", "203.0.113.7", "token_refused", null));

        store.flush(DB.application());

        assertThat(DB.number("SELECT count(*) FROM delivery_203101")).isEqualTo(1);
        assertThat(DB.number("SELECT count(*) FROM delivery_203102")).isEqualTo(1);
    }

    @Test
    void floodIsCountedAcrossFlushes() throws SQLException {
        for (int i = 0; i < 100; i++) {
            refusals.add(refused("2026-11-22T12:00:30Z", "203.0.113.7", "token_refused", null));
            store.flush(DB.application());
        }

        assertThat(DB.number("SELECT count(*) FROM delivery")).isEqualTo(60);
        assertThat(DB.rows("SELECT host(address) AS address, reason, count FROM refusal_count"))
                .containsExactly(Map.of("address", "203.0.113.7", "reason", "token_refused", "count", 40L));
    }

    @Test
    void floodsOfIpv6NetworksAndOfEverybodyCanBeStored() throws SQLException {
        refusals.count(new Refusals.Flood(Instant.parse("2026-11-22T12:00:00Z"), "2001:db8:0:0:0:0:0:0/64", "x"), 3);
        refusals.count(new Refusals.Flood(Instant.parse("2026-11-22T12:00:00Z"), Refusals.ELSEWHERE, "x"), 4);

        store.flush(DB.application());

        assertThat(DB.rows("SELECT address::text, count FROM refusal_count ORDER BY count"))
                .containsExactly(
                        Map.of("address", "2001:db8::/64", "count", 3L), Map.of("address", "0.0.0.0/0", "count", 4L));
    }

    @Test
    void nothingIsLostWhileTheDatabaseIsAway() throws SQLException {
        for (int i = 0; i < 61; i++) {
            refusals.add(refused("2026-11-22T12:00:30Z", "203.0.113.7", "token_refused", null));
        }
        assertThatThrownBy(() -> store.flush(Nowhere.DATABASE)).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> store.flush(Nowhere.DATABASE)).isInstanceOf(SQLException.class);

        store.flush(DB.application());

        assertThat(DB.number("SELECT count(*) FROM delivery")).isEqualTo(60);
        assertThat(DB.number("SELECT count FROM refusal_count")).isEqualTo(1);
    }

    @Test
    void rowsThatTheDatabaseDoesNotWantBecomeNumbers() throws SQLException {
        DB.execute("ALTER TABLE delivery ADD CONSTRAINT not_wanted CHECK (reason <> 'unwanted')");
        try {
            refusals.add(refused("2026-11-22T12:00:30Z", "203.0.113.7", "unwanted", null));
            store.flush(DB.application());
            refusals.add(refused("2026-11-22T12:00:31Z", "203.0.113.7", "token_refused", null));
            store.flush(DB.application());
        } finally {
            DB.execute("ALTER TABLE delivery DROP CONSTRAINT not_wanted");
        }

        assertThat(DB.rows("SELECT reason FROM delivery")).containsExactly(Map.of("reason", "token_refused"));
        assertThat(DB.rows("SELECT reason, count FROM refusal_count"))
                .containsExactly(Map.of("reason", "unwanted", "count", 1L));
    }

    @Test
    void whatTheSenderSentIsMadeStorable() throws SQLException {
        refusals.add(new RefusedDelivery(
                Instant.parse("2026-11-22T12:00:30Z"),
                null,
                null,
                Fixtures.address("203.0.113.7"),
                "malformed\0body",
                "a\0b\uD800c\n" + "x".repeat(1_000),
                400,
                0));

        store.flush(DB.application());

        assertThat(DB.rows("SELECT reason FROM delivery")).containsExactly(Map.of("reason", "malformed\uFFFDbody"));
        assertThat((String) DB.rows("SELECT detail FROM delivery").get(0).get("detail"))
                .startsWith("a\uFFFDb\uFFFDc\uFFFDxxx")
                .hasSize(500);
    }
}
