package org.rocketrewards.badges;

import org.jspecify.annotations.Nullable;

/**
 * What an administrator wants a Moodle badge to bring.
 *
 * @param badgeId number, name or idnumber of the Moodle badge
 * @param awardPoints whole points, ≥ 0
 * @param rocketBadge key of the Rocket badge that is issued with it; null: none
 * @see BadgeMappingJson
 */
public record BadgeMappingDraft(
        String badgeId, long awardPoints, @Nullable String rocketBadge) {}
