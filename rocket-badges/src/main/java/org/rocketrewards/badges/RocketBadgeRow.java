package org.rocketrewards.badges;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A badge that Rocket issues.
 *
 * @param key stable name, as rules and mappings write it
 * @param criteria what a learner has to do, for people
 * @param pictureType media type of its picture; null when it has none
 * @param version of its state; the ETag
 */
public record RocketBadgeRow(
        String key,
        String name,
        String description,
        String criteria,
        @Nullable String pictureType,
        Instant createdAt,
        String createdBy,
        @Nullable Instant changedAt,
        @Nullable String changedBy,
        int version) {}
