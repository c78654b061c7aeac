package org.rocketrewards.ingest;

import java.time.ZoneId;
import java.util.Set;

/**
 * What the pipeline has to know about the source of a delivery.
 *
 * @param id the upper part of its learners' keys
 * @param name as in URLs
 * @param zone in which its days, weeks and months begin
 * @param strictAttribution whether an event that does not name its learner is quarantined rather than credited to the actor
 * @param administratorIds Moodle users who are never credited in place of a learner who is not named
 * @param guestIds Moodle users who are never credited
 */
public record SourceSettings(
        int id, String name, ZoneId zone, boolean strictAttribution, Set<Long> administratorIds, Set<Long> guestIds) {
    /** Copies the sets. */
    public SourceSettings {
        administratorIds = Set.copyOf(administratorIds);
        guestIds = Set.copyOf(guestIds);
    }
}
