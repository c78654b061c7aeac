package org.rocketrewards.ingest.traffic;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What goes on, as counted up to some seconds ago.
 *
 * @param at when it was asked for
 * @param hours the last 24 hours and the current one, oldest first
 * @param pointsToday awards less what was taken back since midnight UTC
 * @param pointsByDay the same by day (ISO date, UTC) and rule, the last 14 days; an empty rule: none
 * @param learnersByDay learners with an event, by day (ISO date, UTC), the last 14 days
 * @param sources each source's last event
 * @param waiting deliveries that wait to be booked on this node
 * @param sealedAt when the newest checkpoint was signed; null: never
 * @param unsealedSince when the oldest entry was booked that is not sealed yet; null: all are
 * @param todo what somebody has to see to
 */
public record Overview(
        Instant at,
        List<Hour> hours,
        long pointsToday,
        Map<String, Map<String, Long>> pointsByDay,
        Map<String, Long> learnersByDay,
        List<SourceState> sources,
        int waiting,
        @Nullable Instant sealedAt,
        @Nullable Instant unsealedSince,
        Todo todo) {
    /** Copies the lists. */
    public Overview {
        hours = List.copyOf(hours);
        pointsByDay = Collections.unmodifiableMap(new TreeMap<>(pointsByDay));
        learnersByDay = Collections.unmodifiableMap(new TreeMap<>(learnersByDay));
        sources = List.copyOf(sources);
    }

    /**
     * An hour.
     *
     * @param deliveries by code of the outcome
     * @param points booked in it
     * @param medianMillis time that half of the deliveries took at most; null: none came
     * @param slowMillis time that 99 of 100 took at most
     * @param usualFrom the fewest that came in the same hour of the same weekday of the four weeks before; null: unknown
     * @param usualTo the most
     */
    public record Hour(
            Instant begin,
            Map<String, Long> deliveries,
            long points,
            @Nullable Double medianMillis,
            @Nullable Double slowMillis,
            @Nullable Long usualFrom,
            @Nullable Long usualTo) {
        /** Copies the map. */
        public Hour {
            deliveries = Map.copyOf(deliveries);
        }

        /** All that came. */
        public long all() {
            return deliveries.values().stream().mapToLong(Long::longValue).sum();
        }

        /** What was taken: neither refused nor failed. */
        public long taken() {
            return all() - of("refused") - of("failed");
        }

        /** Those of an outcome. */
        public long of(String outcome) {
            return deliveries.getOrDefault(outcome, 0L);
        }
    }

    /**
     * A source and what it sent last.
     *
     * @param last its newest delivery that was taken; null: none
     * @param tokenDays how old its newest valid token is; null: it has none
     * @param tokenDue whether one of its tokens is older than a quarter
     * @param tokenEnds when the first of its valid tokens ends; null: none does
     */
    public record SourceState(
            String name,
            String title,
            String environment,
            boolean enabled,
            @Nullable Long last,
            @Nullable Instant lastAt,
            @Nullable Long tokenDays,
            boolean tokenDue,
            @Nullable Instant tokenEnds) {}

    /**
     * What waits for somebody. Counted up to {@link #MOST}.
     *
     * @param quarantined events that nobody has released
     * @param failed deliveries of the last seven days that could not be booked and were not tried again with success
     * @param approvals corrections that wait for a second pair of eyes
     * @param imports imports that cannot be used or were stopped
     * @param alerts what Rocket raised and nobody sees to
     */
    public record Todo(long quarantined, long failed, long approvals, long imports, long alerts) {
        /** Counted up to here. */
        public static final int MOST = 1_000;
    }
}
