package org.rocketrewards.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.model.testing.TestDatabase;

/** The forms that are hashed, as docs/seal-format.md prints them; they must never change. */
class LinesTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    @Test
    void anEntry() {
        EntryLine line = new EntryLine(
                17,
                1099511627807L,
                3,
                "award",
                1,
                1099511627807L,
                5,
                120,
                "2026-11-22T10:00:00.000000Z",
                "2026-11-22T10:00:01.250000Z",
                41L,
                "forum.posted",
                1L,
                null);

        assertThat(text(line.bytes()))
                .isEqualTo("{\"v\":1,\"entry\":17,\"account\":1099511627807,\"no\":3,\"kind\":\"award\",\"from\":1,"
                        + "\"to\":1099511627807,\"amount\":5,\"balance\":120,"
                        + "\"occurredAt\":\"2026-11-22T10:00:00.000000Z\",\"bookedAt\":\"2026-11-22T10:00:01.250000Z\","
                        + "\"event\":41,\"rule\":\"forum.posted\",\"ruleSet\":1}");
        assertThat(hex(line.hash())).isEqualTo("0de1d5e51b937367ea5bafb8272381a8a27a930fd4a0d24c1522dfc0eee28c16");
    }

    @Test
    void anAuditRecord() {
        AuditLine line = new AuditLine(
                2,
                "2026-11-22T10:00:00.000000Z",
                "person",
                "anna",
                "source.configure",
                "source",
                "moodle",
                "done",
                "says \"why\"\n\u0001\u00e4",
                "192.0.2.7",
                "5f1c",
                "{\"title\": \"A\"}",
                "{\"title\": \"B\"}");

        assertThat(text(line.bytes()))
                .isEqualTo("{\"v\":1,\"audit\":2,\"recordedAt\":\"2026-11-22T10:00:00.000000Z\","
                        + "\"actorKind\":\"person\",\"actor\":\"anna\",\"action\":\"source.configure\","
                        + "\"objectType\":\"source\",\"objectId\":\"moodle\",\"result\":\"done\","
                        + "\"reason\":\"says \\\"why\\\"\\n\\u0001\u00e4\",\"address\":\"192.0.2.7\","
                        + "\"requestId\":\"5f1c\",\"before\":{\"title\": \"A\"},\"after\":{\"title\": \"B\"}}");
        assertThat(hex(line.hash())).isEqualTo("138d91490e14dc4e289a99ac2f6fd55306d63b48a5b3a1f50b003bc19dd6f875");
    }

    @Test
    void aBatch() {
        BatchLine line = new BatchLine(
                1, 2, 17, 19, Merkle.leaf("x".getBytes(StandardCharsets.UTF_8)), Instant.parse("2026-11-22T10:00:02Z"));

        assertThat(text(line.bytes()))
                .isEqualTo("{\"v\":1,\"batch\":1,\"entries\":2,\"first\":17,\"last\":19,\"root\":\"" + hex(line.root())
                        + "\",\"sealedAt\":\"2026-11-22T10:00:02.000000Z\"}");
        assertThat(hex(line.hash())).isEqualTo("24a7b2aab2303e301cab8009c35c61802da93fa6ad0ea7402cb18e276126d91f");
    }

    /** A column that is added to either table has to be sealed too, or a change of it would not be found. */
    @Test
    void everyColumnIsSealed() {
        assertThat(columns("entry"))
                .containsExactlyInAnyOrder(
                        "id",
                        "learner_key",
                        "entry_no",
                        "kind",
                        "from_account",
                        "to_account",
                        "amount",
                        "balance",
                        "occurred_at",
                        "booked_at",
                        "event_id",
                        "rule_id",
                        "rule_set_version",
                        "reverses_entry_no");
        assertThat(columns("audit_record"))
                .containsExactlyInAnyOrder(
                        "id",
                        "recorded_at",
                        "actor_kind",
                        "actor",
                        "action",
                        "object_type",
                        "object_id",
                        "result",
                        "reason",
                        "address",
                        "request_id",
                        "before",
                        "after");
    }

    private static TreeSet<String> columns(String table) {
        return DB
                .rows("SELECT column_name::text AS name FROM information_schema.columns WHERE table_name = ?", table)
                .stream()
                .map(row -> String.valueOf(row.get("name")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
