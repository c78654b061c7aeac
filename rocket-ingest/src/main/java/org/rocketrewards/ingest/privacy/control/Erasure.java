package org.rocketrewards.ingest.privacy.control;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

/**
 * Takes out what names a learner, in the caller's transaction: bodies as Moodle sent them, and all texts that are kept
 * with events. Entries, decisions and seals hold numbers only and stay, so that the books still verify.
 */
public final class Erasure {
    private static final String MINE = "SELECT l.id FROM (SELECT id, learner_key, actor_key FROM event UNION ALL"
            + " SELECT id, learner_key, actor_key FROM delivery) l WHERE ? IN (l.learner_key, l.actor_key)";
    private static final String BODIES = "UPDATE raw_body SET body = '{\"erased\":true}'::bytea,"
            + " content_type = 'application/json' WHERE delivery_id IN (" + MINE + ")";
    private static final String FIELDS = """
            UPDATE event SET field_form = NULL, field_parts = NULL, fields = (
                SELECT jsonb_object_agg(f.key, f.value)
                FROM jsonb_each_text(stored_json(event.fields, event.field_form, event.field_parts)) f
                WHERE f.key !~ '^(user|relateduser|learner)_'
                  AND (f.value ~ '^-?[0-9]{0,18}$' OR f.key IN ('component', 'origin', 'contextlevel')))
            WHERE ? IN (learner_key, actor_key) AND (fields IS NOT NULL OR field_form IS NOT NULL)
            """;
    private static final String HOLD =
            "SELECT id FROM legal_hold WHERE released_at IS NULL AND (source_id IS NULL OR source_id = ?) LIMIT 1";

    private final Connection connection;

    /** Works on this connection. */
    public Erasure(Connection connection) {
        this.connection = connection;
    }

    /**
     * Erases and gives the certificate, which is kept.
     *
     * @throws RocketException {@code conflict} under a legal hold
     */
    public JsonObject erase(
            int sourceId, String source, long learner, long learnerKey, String reason, String by, Instant now)
            throws SQLException {
        requireNoHold(sourceId);
        long bodies = update(BODIES, learnerKey);
        long events = update(FIELDS, learnerKey);
        JsonObject certificate = Json.createObjectBuilder()
                .add("source", source)
                .add("learner", learner)
                .add("erasedAt", now.toString())
                .add("erasedBy", by)
                .add("reason", reason)
                .add("erased", Json.createObjectBuilder().add("bodies", bodies).add("textsOfEvents", events))
                .add("stays", stays())
                .add("copies", copies(sourceId))
                .build();
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO erasure (learner_key, erased_at, erased_by, reason, certificate) VALUES (?, ?, ?, ?, ?::jsonb)")) {
            insert.setLong(1, learnerKey);
            insert.setObject(2, now.atOffset(ZoneOffset.UTC));
            insert.setString(3, by);
            insert.setString(4, reason);
            insert.setString(5, certificate.toString());
            insert.executeUpdate();
        }
        return certificate;
    }

    private void requireNoHold(int sourceId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(HOLD)) {
            select.setInt(1, sourceId);
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    throw new RocketException(
                            ProblemType.CONFLICT,
                            "Legal hold " + row.getInt(1) + " keeps the data of this source: release it first.");
                }
            }
        }
    }

    private long update(String sql, long learnerKey) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, learnerKey);
            return update.executeUpdate();
        }
    }

    private static JsonArrayBuilder stays() {
        return Json.createArrayBuilder()
                .add(stays(
                        "account, entries",
                        "The number that Moodle gave the learner, points and times: the ledger is append-only and sealed; "
                                + "without them the balances of others could not be verified."))
                .add(stays(
                        "events, claims, counters",
                        "Numbers of courses and things done, without texts: they keep an event that is sent again from "
                                + "being paid twice."))
                .add(stays(
                        "audit trail",
                        "What administrators did, this erasure included: it is sealed and shows who had access."))
                .add(stays("credentials", "The number of the learner and the badge: as long as the badge is valid."));
    }

    private static JsonObject stays(String what, String why) {
        return Json.createObjectBuilder().add("what", what).add("why", why).build();
    }

    /** Files that this transaction cannot change. */
    private JsonArrayBuilder copies(int sourceId) throws SQLException {
        JsonArrayBuilder copies = Json.createArrayBuilder();
        String sql = "SELECT 'archive ' || archive_file FROM retired_month"
                + " UNION ALL SELECT 'month that is just leaving: ' || relname FROM pg_class"
                + " WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname ~ '_[0-9]{6}_leaving$'"
                + " UNION ALL SELECT 'file of import ' || id FROM import_job WHERE source_id = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, sourceId);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    copies.add(rows.getString(1));
                }
            }
        }
        return copies;
    }
}
