package org.rocketrewards.badges;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A badge mapping, for people to read.
 *
 * @param source name of the only Moodle site that it is for; null: all
 * @param badgeId number, name or idnumber of the Moodle badge
 * @param awardPoints whole points for the badge instead of those of the default rule
 * @param rocketBadge key of the Rocket badge that is issued with it; null: none
 * @param rule key under which decisions and entries name it
 * @param enabled false: it awards nothing any more; what it awarded can still be taken back
 */
public record BadgeMappingRow(
        int id,
        @Nullable String source,
        String badgeId,
        long awardPoints,
        @Nullable String rocketBadge,
        String rule,
        boolean enabled,
        Instant createdAt,
        String createdBy,
        int version) {}
