package org.rocketrewards.audit;

import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A change to be put on record.
 *
 * @param action what was done, as {@code object.verb}: {@code token.rotate}
 * @param objectType kind of the thing it was done to: {@code source}
 * @param objectId its id or name
 * @param reason why, in the words of the person; null when none was asked for
 * @param before the fields that changed, as they were; of secrets the keyed hash only
 * @param after the same fields as they are now; of secrets the keyed hash only
 */
public record AuditEntry(
        String action,
        String objectType,
        String objectId,
        @Nullable String reason,
        @Nullable JsonObject before,
        @Nullable JsonObject after) {

    /** An entry for something made or done rather than changed. */
    public static AuditEntry of(String action, String objectType, Object objectId) {
        return new AuditEntry(action, objectType, String.valueOf(objectId), null, null, null);
    }

    /** The same with the fields as they are now. */
    public AuditEntry withAfter(JsonObject fields) {
        return new AuditEntry(action, objectType, objectId, reason, before, fields);
    }

    /** The same with the fields as they were. */
    public AuditEntry withBefore(JsonObject fields) {
        return new AuditEntry(action, objectType, objectId, reason, fields, after);
    }

    /** The same with a reason. */
    public AuditEntry because(@Nullable String why) {
        return new AuditEntry(action, objectType, objectId, why, before, after);
    }
}
