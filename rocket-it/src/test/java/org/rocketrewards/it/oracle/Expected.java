package org.rocketrewards.it.oracle;

import java.util.Map;
import java.util.Set;

/**
 * What one delivery should be answered.
 *
 * @param status accepted, duplicate, ignored or quarantined
 * @param first the first answer's status of a duplicate, else empty
 * @param reasons the reason codes any of which says what happened; empty when the oracle does not care
 * @param points net points that the event books (a duplicate repeats the first answer's)
 * @param learner the Moodle user id credited, 0 when nobody is named
 * @param booked net points by learner that this delivery adds
 * @param balance the learner's balance after it
 */
public record Expected(
        String status,
        String first,
        Set<String> reasons,
        long points,
        long learner,
        Map<Long, Long> booked,
        long balance) {

    static Expected ignored(String reason) {
        return new Expected("ignored", "", Set.of(reason), 0, 0, Map.of(), 0);
    }

    static Expected quarantined(Set<String> reasons, long learner) {
        return new Expected("quarantined", "", reasons, 0, learner, Map.of(), 0);
    }

    Expected asDuplicate() {
        return new Expected("duplicate", status, Set.of(), points, learner, Map.of(), balance);
    }
}
