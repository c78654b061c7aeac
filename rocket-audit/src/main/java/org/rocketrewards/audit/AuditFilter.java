package org.rocketrewards.audit;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

/**
 * Which records of the audit trail are wanted; null: any.
 *
 * @param objectId only together with {@code objectType}
 * @param from recorded then or later
 * @param to recorded before
 */
public record AuditFilter(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String objectType,
        @Nullable String objectId,
        @Nullable String result,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** Every record. */
    public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null, null, null);

    /** Refuses what makes no sense. */
    public AuditFilter {
        if (objectId != null && objectType == null) {
            throw refusal("objectType", "objectId needs objectType beside it.");
        }
        if (result != null && !result.equals("done") && !result.equals("refused")) {
            throw refusal("result", "result is done or refused.");
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw refusal("from", "from has to lie before to.");
        }
    }

    private static RocketException refusal(String field, String sentence) {
        return new RocketException(ProblemType.INVALID_PARAMETER, sentence, Map.of("field", field));
    }
}
