package org.rocketrewards.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says of an event that happened, before its constraints are asked.
 *
 * @param delivery number of the delivery that brought it
 * @param fits whether the rule applies
 * @param reason why not: a code of {@link org.rocketrewards.rules.Reason}; null when it applies
 * @param field the field that decided so; null when none did
 * @param value what it carried; null when it is not carried
 * @param points what an award would bring; 0 when the rule does not apply
 */
public record PreviewedEvent(
        long delivery,
        String eventName,
        Instant occurredAt,
        boolean fits,
        @Nullable String reason,
        @Nullable String field,
        @Nullable String value,
        long points) {}
