package org.rocketrewards.badges;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A number of points that brings a Rocket badge.
 *
 * @param source name of the only source that it is for; null: all
 * @param badge key of the Rocket badge
 * @param revocable whether the badge goes again when the balance falls below
 */
public record BadgeThresholdRow(
        int id,
        @Nullable String source,
        String badge,
        long points,
        boolean revocable,
        boolean enabled,
        Instant createdAt,
        String createdBy) {}
