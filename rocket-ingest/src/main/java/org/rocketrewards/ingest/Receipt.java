package org.rocketrewards.ingest;

import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.Outcome;

/**
 * What became of a delivery, once that is durable.
 *
 * @param reason why it was ignored or quarantined; null when accepted
 * @param delivery id of the delivery
 * @param event id of the event; for a duplicate the first delivery's; 0 when there is none
 * @param points net points that the event booked; for a duplicate what the first delivery's booked
 * @param balance the learner's balance after it; null when none or several learners are touched
 * @param decisions the decisions as a JSON array; null when there are none
 * @param first for a duplicate: what the first delivery was answered; else null
 */
public record Receipt(
        Outcome outcome,
        @Nullable String reason,
        long delivery,
        long event,
        long points,
        @Nullable Long balance,
        @Nullable String decisions,
        @Nullable Outcome first) {}
