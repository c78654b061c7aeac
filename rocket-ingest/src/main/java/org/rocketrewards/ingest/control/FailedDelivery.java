package org.rocketrewards.ingest.control;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import org.rocketrewards.model.ProblemType;

/** Writes a delivery that could not be booked, with its body. */
public final class FailedDelivery {
    private static final String SQL = """
            WITH d AS (
                INSERT INTO delivery (id, received_at, source_id, token_id, address, outcome, reason, detail, http_status,
                                      event_type_id, moodle_id, actor_key, learner_key, occurred_at, took_micros)
                VALUES (nextval('delivery_id'), ?, ?, ?, ?::inet, 'failed', 'booking_failed', ?, ?, ?, ?, ?, ?, ?, ?)
                RETURNING id, received_at)
            INSERT INTO raw_body (delivery_id, received_at, content_type, body)
            SELECT id, received_at, ?, ? FROM d
            RETURNING delivery_id
            """;

    private FailedDelivery() {}

    /** Inserts the row and returns its id. */
    public static long insert(Connection connection, Delivered delivered, String detail, EventTypeIds types)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(SQL)) {
            insert.setObject(1, delivered.receivedAt().atOffset(ZoneOffset.UTC));
            insert.setInt(2, delivered.sourceId());
            insert.setObject(3, delivered.tokenId(), Types.INTEGER);
            insert.setString(4, delivered.addressText());
            insert.setString(5, detail);
            insert.setInt(6, ProblemType.BOOKING_FAILED.status());
            insert.setInt(7, types.id(delivered.plan().event().name()));
            insert.setLong(8, delivered.plan().event().moodleId());
            insert.setLong(9, delivered.actorKey());
            insert.setObject(10, delivered.learnerOrActorKey(), Types.BIGINT);
            insert.setObject(11, delivered.plan().event().occurredAt().atOffset(ZoneOffset.UTC));
            insert.setInt(12, delivered.tookMicros());
            insert.setString(13, delivered.contentType());
            insert.setBytes(14, delivered.body());
            try (ResultSet rows = insert.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
