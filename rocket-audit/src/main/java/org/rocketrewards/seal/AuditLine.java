package org.rocketrewards.seal;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A record of the audit trail as it is sealed. Its {@link #bytes()} are a leaf of the tree.
 *
 * @param before as PostgreSQL writes a jsonb value
 * @param after the same
 */
public record AuditLine(
        long id,
        String recordedAt,
        String actorKind,
        String actor,
        String action,
        String objectType,
        String objectId,
        String result,
        @Nullable String reason,
        @Nullable String address,
        @Nullable String requestId,
        @Nullable String before,
        @Nullable String after) {

    /** Version of the form. */
    public static final int VERSION = 1;

    /** Selects what {@link #read} reads; to be followed by a condition on {@code a}. */
    public static final String SELECT = "SELECT a.id, " + Instants.utc("a.recorded_at")
            + ", a.actor_kind, a.actor, a.action, a.object_type, a.object_id, a.result, a.reason, host(a.address),"
            + " a.request_id, a.before::text, a.after::text FROM audit_record a ";

    /** Reads the current row. */
    public static AuditLine read(ResultSet row) throws SQLException {
        return new AuditLine(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                row.getString(13));
    }

    /** The same record under another number, to find out what was exchanged. */
    public AuditLine withId(long otherId) {
        return new AuditLine(
                otherId,
                recordedAt,
                actorKind,
                actor,
                action,
                objectType,
                objectId,
                result,
                reason,
                address,
                requestId,
                before,
                after);
    }

    /** What is hashed. */
    public byte[] bytes() {
        return new LineWriter(VERSION, "audit", id)
                .text("recordedAt", recordedAt)
                .text("actorKind", actorKind)
                .text("actor", actor)
                .text("action", action)
                .text("objectType", objectType)
                .text("objectId", objectId)
                .text("result", result)
                .text("reason", reason)
                .text("address", address)
                .text("requestId", requestId)
                .json("before", before)
                .json("after", after)
                .bytes();
    }

    /** The hash of this line. */
    public byte[] hash() {
        return Merkle.leaf(bytes());
    }
}
