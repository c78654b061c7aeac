package org.rocketrewards.ingest.traffic;

import java.time.Instant;
import java.util.Map;

/**
 * What came on a day.
 *
 * @param begin midnight UTC
 * @param deliveries by code of the outcome
 */
public record Day(Instant begin, Map<String, Long> deliveries) {
    /** Copies the map. */
    public Day {
        deliveries = Map.copyOf(deliveries);
    }

    /** Those of an outcome. */
    public long of(String outcome) {
        return deliveries.getOrDefault(outcome, 0L);
    }
}
