package org.rocketrewards.ledger;

import java.time.Instant;

/**
 * Why a learner is shown in no leaderboard.
 *
 * @param source name of the Moodle site
 * @param learner Moodle user id there
 */
public record ExclusionRow(String source, long learner, String reason, Instant excludedAt, String excludedBy) {}
