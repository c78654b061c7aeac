package org.rocketrewards.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A learner's account at a glance.
 *
 * @param source name of the Moodle site
 * @param learner Moodle user id there
 * @param balance whole points
 * @param entries how many entries the account has
 * @param openedAt when the learner was first seen
 * @param lastEntry the newest; null when nothing was ever booked
 */
public record AccountView(
        String source,
        long learner,
        long balance,
        long entries,
        Instant openedAt,
        @Nullable EntryRow lastEntry) {}
