package org.rocketrewards.ledger;

import org.jspecify.annotations.Nullable;

/**
 * A place in a leaderboard.
 *
 * @param rank from 1; learners with the same points share it, and the ones after them come as many later
 * @param learner Moodle user id; null when the board is anonymised, but for who looks at it
 * @param points more than 0
 * @param me whether this is who the board is seen from
 */
public record LeaderboardRow(long rank, @Nullable Long learner, long points, boolean me) {}
