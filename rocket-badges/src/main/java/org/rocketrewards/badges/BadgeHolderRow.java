package org.rocketrewards.badges;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A learner who has, or had, a Rocket badge.
 *
 * @param position by which the list goes on
 * @param source name of the Moodle site
 * @param learner Moodle user id
 * @param issuedAt when what it was issued for last happened
 * @param event the event that it was issued for; null when a correction by a person brought it
 * @param revokedAt when it was taken back; null while the learner has it
 * @param revokedBy the event that took it back; null while the learner has it, or when a correction did
 */
public record BadgeHolderRow(
        long position,
        String source,
        long learner,
        Instant issuedAt,
        @Nullable Long event,
        @Nullable Instant revokedAt,
        @Nullable Long revokedBy) {}
