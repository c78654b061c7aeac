package org.rocketrewards.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A re-rating: a published version applied to the events of a period.
 *
 * @param simulation what was shown before
 * @param state {@code running}, {@code done} or {@code failed}; what a failed one has booked stays and is right
 * @param learners for whom something was booked
 * @param skipped learners whose books cannot be explained by their events, so that nothing was changed
 * @param awarded points of further awards
 * @param takenBack points of awards that were taken back
 */
public record RerateRow(
        int id,
        int simulation,
        int ruleSet,
        String source,
        Instant from,
        Instant to,
        String reason,
        String state,
        Instant startedAt,
        String startedBy,
        @Nullable Instant finishedAt,
        long learners,
        long skipped,
        long awarded,
        long takenBack,
        @Nullable String failure) {}
