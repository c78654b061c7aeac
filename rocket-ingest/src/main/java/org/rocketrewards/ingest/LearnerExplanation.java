package org.rocketrewards.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a learner got points, or none, for a kind of event: what came last decides.
 *
 * @param eventType as asked for
 * @param code stable name of the answer: of the newest event's decision, or of what kept it from being decided
 * @param sentence the answer in words
 * @param ruleSet version that is in force now
 * @param rules those that consider such events now, then those that will with a version that is scheduled
 * @param mismatch what did not match; null unless it was a filter
 * @param event the newest event with its decisions and their counters; null when none was booked or kept
 * @param deliveries the newest deliveries of the learner's that it was told from, at most 10, duplicates too
 */
public record LearnerExplanation(
        String source,
        long learner,
        String eventType,
        String code,
        String sentence,
        int ruleSet,
        List<RuleThen> rules,
        @Nullable Mismatch mismatch,
        @Nullable EventExplanation event,
        List<DeliveryRow> deliveries) {
    /** Copies the lists. */
    public LearnerExplanation {
        rules = List.copyOf(rules);
        deliveries = List.copyOf(deliveries);
    }

    /**
     * A rule for such events.
     *
     * @param ruleSet the version that has it
     * @param effectiveFrom when that begins to hold, ISO 8601; null: it does already
     * @param from when events have to have happened for it, as written; null: no bound
     * @param until before when; null: no bound
     */
    public record RuleThen(
            String rule,
            String title,
            int ruleSet,
            @Nullable String effectiveFrom,
            @Nullable String from,
            @Nullable String until) {}

    /**
     * A filter that an event did not pass.
     *
     * @param filter as a rule has it: {@code courseid in [101, 102]}
     * @param had what the event carried in its place; null: nothing that is kept
     */
    public record Mismatch(
            String rule,
            String field,
            String filter,
            @Nullable String had) {}
}
