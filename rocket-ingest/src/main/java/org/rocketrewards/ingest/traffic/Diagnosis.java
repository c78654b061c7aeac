package org.rocketrewards.ingest.traffic;

import java.time.Instant;
import java.util.List;

/**
 * What the traffic of a source between two instants tells about the Moodle that sends it.
 *
 * @param looked how many deliveries were looked at, the newest of them: at most 10,000 events and as many others
 * @param findings the harmful ones first
 */
public record Diagnosis(String source, Instant from, Instant to, long looked, List<Finding> findings) {
    /** Copies the list. */
    public Diagnosis {
        findings = List.copyOf(findings);
    }
}
