package org.rocketrewards.ingest;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.Outcome;

/**
 * A line of the delivery log. Null where the delivery did not get so far, or did not carry it.
 *
 * @param id number of the delivery
 * @param receivedAt when the request came in
 * @param source name of the Moodle site; null when its token was not known
 * @param outcome what became of it
 * @param reason why, as a code; null when accepted
 * @param detail sentence that goes with the reason
 * @param httpStatus as answered
 * @param event id of the event that it brought, or that it repeats
 * @param eventName Moodle class name
 * @param moodleId Moodle's id of the event
 * @param actor Moodle user id of whoever acted
 * @param learner Moodle user id of whom the event was attributed to
 * @param occurredAt when it happened
 * @param points net of what the event booked
 * @param flags codes of {@link org.rocketrewards.model.DeliveryFlag}s
 * @param tookMicros from receipt until it was decided, in microseconds
 * @param address the sender's
 * @param token visible part of the token that it was sent with
 */
public record DeliveryRow(
        long id,
        Instant receivedAt,
        @Nullable String source,
        Outcome outcome,
        @Nullable String reason,
        @Nullable String detail,
        int httpStatus,
        @Nullable Long event,
        @Nullable String eventName,
        @Nullable Long moodleId,
        @Nullable Long actor,
        @Nullable Long learner,
        @Nullable Instant occurredAt,
        long points,
        List<String> flags,
        int tookMicros,
        @Nullable String address,
        @Nullable String token) {
    /** Copies the flags. */
    public DeliveryRow {
        flags = List.copyOf(flags);
    }
}
