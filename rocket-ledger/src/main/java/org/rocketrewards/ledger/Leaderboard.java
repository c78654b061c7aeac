package org.rocketrewards.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a leaderboard: from the top on, or around a learner.
 *
 * @param source name of the Moodle site
 * @param course Moodle course; null: the whole source
 * @param period code of a {@link LeaderboardPeriod}
 * @param learners how many have points in it and are shown
 * @param asOf until when what was booked counts; null before anything was
 * @param items by rank; with the same points, by user id
 * @param next cursor of the places after these; null at the end, and around a learner
 */
public record Leaderboard(
        String source,
        @Nullable Long course,
        String period,
        long learners,
        @Nullable Instant asOf,
        List<LeaderboardRow> items,
        @Nullable String next) {
    /** Copies the items. */
    public Leaderboard {
        items = List.copyOf(items);
    }
}
