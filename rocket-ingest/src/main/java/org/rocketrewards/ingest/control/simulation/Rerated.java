package org.rocketrewards.ingest.control.simulation;

import java.time.Instant;

/**
 * Events that were decided again by another version.
 *
 * @param from begin of the period, by when they happened
 * @param to end of it, exclusive
 * @param lastEvent what arrived later was not
 */
public record Rerated(Instant from, Instant to, long lastEvent, int version) {
    boolean covers(PastEvent past) {
        Instant at = past.event().occurredAt();
        return past.id() <= lastEvent && !at.isBefore(from) && at.isBefore(to);
    }
}
