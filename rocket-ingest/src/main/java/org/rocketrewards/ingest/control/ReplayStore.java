package org.rocketrewards.ingest.control;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.Receipt;
import org.rocketrewards.ingest.ReplayRow;
import org.rocketrewards.model.Outcome;

/** What can be tried again, and what became of it; in the transaction of the connection it is given. */
public final class ReplayStore {
    private static final String CANDIDATE = """
            SELECT l.id, l.outcome, l.source_id, l.moodle_id, l.actor_key, t.name AS event_name, l.occurred_at,
                   l.received_at, l.token_id, e.content_hash,
                   stored_json(e.fields, e.field_form, e.field_parts) AS fields, b.content_type, b.body,
                   EXISTS (SELECT FROM replay r WHERE r.delivery_id = l.id
                           AND r.outcome IN ('accepted', 'duplicate', 'ignored')) AS settled
            FROM delivery_log l
            LEFT JOIN event e ON e.id = l.id
            LEFT JOIN event_type t ON t.id = l.event_type_id
            LEFT JOIN raw_body b ON b.delivery_id = l.id
            WHERE l.id = ?
            """;

    private final Connection connection;

    /** Works on this connection. */
    public ReplayStore(Connection connection) {
        this.connection = connection;
    }

    /**
     * A delivery that may be tried again.
     *
     * @param fields what stays with an event; null for a delivery that brought none
     * @param body what came over the wire; null when it is not kept any more
     * @param settled whether it was tried again with success
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Candidate(
            long id,
            Outcome outcome,
            int sourceId,
            long moodleId,
            long actorKey,
            @Nullable String eventName,
            @Nullable Instant occurredAt,
            Instant receivedAt,
            @Nullable Integer tokenId,
            @Nullable Map<String, String> fields,
            long contentHash,
            @Nullable String contentType,
            byte @Nullable [] body,
            boolean settled) {}

    /** A delivery by its id, with all that is needed to try it again. */
    public Optional<Candidate> find(long id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(CANDIDATE)) {
            select.setLong(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(candidate(row)) : Optional.empty();
            }
        }
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        OffsetDateTime occurred = row.getObject("occurred_at", OffsetDateTime.class);
        String fields = row.getString("fields");
        int token = row.getInt("token_id");
        Integer tokenId = row.wasNull() ? null : Integer.valueOf(token);
        return new Candidate(
                row.getLong("id"),
                Outcome.of(row.getString("outcome")),
                row.getInt("source_id"),
                row.getLong("moodle_id"),
                row.getLong("actor_key"),
                row.getString("event_name"),
                occurred == null ? null : occurred.toInstant(),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                tokenId,
                fields == null ? null : texts(fields),
                row.getLong("content_hash"),
                row.getString("content_type"),
                row.getBytes("body"),
                row.getBoolean("settled"));
    }

    private static Map<String, String> texts(String json) {
        Map<String, String> texts = new LinkedHashMap<>();
        try (var reader = Json.createReader(new StringReader(json))) {
            JsonObject object = reader.readObject();
            object.forEach((name, value) ->
                    texts.put(name, value instanceof JsonString string ? string.getString() : value.toString()));
        }
        return texts;
    }

    /** Which of these were tried again with success. */
    public List<Long> settled(List<Long> ids) throws SQLException {
        List<Long> settled = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT DISTINCT delivery_id FROM replay WHERE delivery_id = ANY (?::bigint[])"
                        + " AND outcome IN ('accepted', 'duplicate', 'ignored')")) {
            select.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    settled.add(rows.getLong(1));
                }
            }
        }
        return settled;
    }

    /** Puts on record what became of a delivery when it was tried again. */
    public ReplayRow add(long deliveryId, Receipt receipt, String by, Instant at) throws SQLException {
        Long event = receipt.event() == 0 ? null : Long.valueOf(receipt.event());
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO replay (delivery_id, replayed_at, replayed_by, outcome, reason, event_id, points)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id")) {
            insert.setLong(1, deliveryId);
            insert.setObject(2, at.atOffset(ZoneOffset.UTC));
            insert.setString(3, by);
            insert.setString(4, receipt.outcome().code());
            insert.setString(5, receipt.reason());
            insert.setObject(6, event);
            insert.setLong(7, receipt.points());
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return new ReplayRow(
                        row.getInt(1),
                        deliveryId,
                        at,
                        by,
                        receipt.outcome(),
                        receipt.reason(),
                        event,
                        receipt.points());
            }
        }
    }
}
