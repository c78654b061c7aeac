package org.rocketrewards.badges;

import org.jspecify.annotations.Nullable;

/**
 * A badge mapping as those need it who award by it, disabled ones too.
 *
 * @param rule stable key that stands for it in decisions and entries
 * @param sourceId the only Moodle site that it is for; null: all
 * @param rocketBadge key of the Rocket badge that is issued with it; null: none
 */
public record MappedBadge(
        String rule,
        @Nullable Integer sourceId,
        String badgeId,
        long awardPoints,
        @Nullable String rocketBadge,
        boolean enabled) {}
