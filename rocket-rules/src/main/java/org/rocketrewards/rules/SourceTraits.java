package org.rocketrewards.rules;

import java.time.ZoneId;
import java.util.Set;

/**
 * What the rules need to know of the Moodle site that an event comes from.
 *
 * @param zone whose local days caps and periods count
 * @param strict never credits {@code userid} in place of a learner who is not named
 * @param administrators user ids that are never credited in place of a learner who is not named
 * @param guests user ids that are nobody
 */
public record SourceTraits(int id, ZoneId zone, boolean strict, Set<Long> administrators, Set<Long> guests) {
    /** Copies the sets. */
    public SourceTraits {
        administrators = Set.copyOf(administrators);
        guests = Set.copyOf(guests);
    }
}
