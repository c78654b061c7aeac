package org.rocketrewards.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.Outcome;

/**
 * A failed or quarantined delivery that was tried again.
 *
 * @param outcome what became of it now; the same as before when its cause is not mended
 * @param reason why it is ignored, quarantined or failed; null when accepted
 * @param event the event that it is now, or was already; null when there is none
 * @param points what it booked
 */
public record ReplayRow(
        int id,
        long delivery,
        Instant replayedAt,
        String replayedBy,
        Outcome outcome,
        @Nullable String reason,
        @Nullable Long event,
        long points) {}
