package org.rocketrewards.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.Outcome;
import org.rocketrewards.model.RocketException;

/**
 * What became of one of many deliveries that were to be tried again: a {@link ReplayRow}, or the problem that kept it
 * from being tried, such as that somebody else released it meanwhile.
 *
 * @param problem the type of the problem, as a problem document has it; null when it was tried
 * @param detail what is the matter, for people; null when it was tried
 */
public record Replayed(
        @Nullable Integer id,
        long delivery,
        @Nullable Instant replayedAt,
        @Nullable String replayedBy,
        @Nullable Outcome outcome,
        @Nullable String reason,
        @Nullable Long event,
        @Nullable Long points,
        @Nullable String problem,
        @Nullable String detail) {

    /** A delivery that was tried. */
    public static Replayed tried(ReplayRow row) {
        return new Replayed(
                row.id(),
                row.delivery(),
                row.replayedAt(),
                row.replayedBy(),
                row.outcome(),
                row.reason(),
                row.event(),
                row.points(),
                null,
                null);
    }

    /** A delivery that could not be tried. */
    public static Replayed notTried(long delivery, RocketException problem) {
        return new Replayed(
                null,
                delivery,
                null,
                null,
                null,
                null,
                null,
                null,
                problem.type().uri(),
                problem.detail());
    }
}
