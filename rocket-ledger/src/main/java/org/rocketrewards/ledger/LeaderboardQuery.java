package org.rocketrewards.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Which part of which leaderboard is asked for.
 *
 * @param course Moodle course; null: the whole source
 * @param period see {@link LeaderboardPeriod#of}; null: of all time
 * @param around Moodle user id of who it is seen from: as many places above and below as {@code limit}; null: from the
 *     top on
 * @param anonymous whether nobody is named but who it is seen from
 * @param cursor of the part before; null: from the top
 * @param limit 1 to 200
 */
public record LeaderboardQuery(
        @Nullable Long course,
        @Nullable String period,
        @Nullable Long around,
        boolean anonymous,
        @Nullable String cursor,
        int limit) {}
