package org.rocketrewards.ingest.control.simulation;

import org.rocketrewards.rules.LearningEvent;

/**
 * An event that happened.
 *
 * @param id Rocket's number of it: the order of arrival
 * @param version of the rule set that decided it; 0 when it was ignored, because no rule was there for it
 * @param inPeriod whether it is to be decided again; the others only say where the learners stood
 */
record PastEvent(long id, LearningEvent event, int version, boolean inPeriod) {
    /** Whether it was ignored when it came: it may have come several times. */
    boolean wasIgnored() {
        return version == 0;
    }
}
