package org.rocketrewards.ingest;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.Outcome;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.UserKey;

/**
 * Which deliveries are looked for; null: any. Conditions are AND-ed.
 *
 * @param source name of the Moodle site
 * @param outcome what became of them
 * @param eventName full class name, or its last part for every component: {@code course_module_viewed}
 * @param learner Moodle user id of the learner to whom the event was attributed, of a duplicate the first event, of an
 *     ignored delivery who did it; needs {@code source}
 * @param from received at or after
 * @param to received before
 */
public record DeliveryFilter(
        @Nullable String source,
        @Nullable Outcome outcome,
        @Nullable String eventName,
        @Nullable Long learner,
        @Nullable Instant from,
        @Nullable Instant to) {
    /** Every delivery. */
    public static final DeliveryFilter ALL = new DeliveryFilter(null, null, null, null, null, null);

    /**
     * Checks what belongs together.
     *
     * @throws RocketException {@code invalid_parameter}
     */
    public DeliveryFilter {
        if (learner != null && source == null) {
            throw refusal("source", "A learner is looked for within a source: name the source, too.");
        }
        if (learner != null && (learner <= -UserKey.ID_LIMIT || learner >= UserKey.ID_LIMIT)) {
            throw refusal("learner", "learner is a Moodle user id, below 2^40.");
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw refusal("to", "to is later than from.");
        }
    }

    private static RocketException refusal(String field, String detail) {
        return new RocketException(ProblemType.INVALID_PARAMETER, detail, Map.of("field", field));
    }
}
