package org.rocketrewards.ingest;

import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A learner for whom a simulation found something else than what is booked.
 *
 * @param position the higher, the larger the difference
 * @param learner Moodle user id
 * @param booked points of awards for the events of the period that nothing has taken back
 * @param simulated points of the awards that would stand
 * @param bookedByRule points by key of the rule
 * @param simulatedByRule points by key of the rule
 */
public record SimulatedLearner(
        long position,
        long learner,
        long booked,
        long simulated,
        long difference,
        @Nullable JsonValue bookedByRule,
        @Nullable JsonValue simulatedByRule) {}
