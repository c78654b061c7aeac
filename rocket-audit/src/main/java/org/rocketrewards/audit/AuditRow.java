package org.rocketrewards.audit;

import jakarta.json.JsonValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record of the audit trail.
 *
 * @param id its number, growing
 * @param actorKind {@code person}, {@code api_key} or {@code system}
 * @param actor name of the person or key, {@code rocket} for the system
 * @param action what was done, as {@code object.verb}
 * @param result {@code done} or {@code refused}
 * @param address where the request came from
 * @param before the fields that changed, as they were
 * @param after the same fields afterwards
 */
public record AuditRow(
        long id,
        Instant recordedAt,
        String actorKind,
        String actor,
        String action,
        String objectType,
        String objectId,
        String result,
        @Nullable String reason,
        @Nullable String address,
        @Nullable String requestId,
        @Nullable JsonValue before,
        @Nullable JsonValue after) {}
