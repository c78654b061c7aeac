package org.rocketrewards.ingest.traffic;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a source is set up, by what it has sent.
 *
 * @param hasToken whether it has a valid token
 * @param newest its last delivery that was taken; null: none yet
 * @param newestAt when that came
 * @param looked how many of its newest events the rest is about
 * @param carryLearner those of them that carry {@code relateduserid}
 * @param carryContext those of them that carry {@code contextinstanceid}
 * @param eventTypes how many kinds of event they are
 * @param refusal why its last delivery was refused, when that came after all that were taken; null otherwise
 * @param unknownTokenFrom where somebody with an unknown token tried it within the last hour; null: nowhere
 * @param unknownTokenAt when
 */
public record SetupState(
        boolean hasToken,
        @Nullable Long newest,
        @Nullable Instant newestAt,
        long looked,
        long carryLearner,
        long carryContext,
        long eventTypes,
        @Nullable Refusal refusal,
        @Nullable String unknownTokenFrom,
        @Nullable Instant unknownTokenAt) {
    /** A refused delivery: {@code detail} says what to do. */
    public record Refusal(
            long delivery,
            String reason,
            @Nullable String detail,
            @Nullable String address,
            Instant at) {}

    /** Whether something was taken. */
    public boolean delivers() {
        return newest != null;
    }
}
