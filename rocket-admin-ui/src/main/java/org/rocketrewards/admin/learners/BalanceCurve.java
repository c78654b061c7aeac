package org.rocketrewards.admin.learners;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.rocketrewards.ledger.EntryRow;

/**
 * A learner's balance at evenly spaced moments, as it was in the books then.
 *
 * @param at the moments, the last one now
 * @param balances one for each
 */
record BalanceCurve(List<Instant> at, List<Long> balances) {
    private static final int POINTS = 40;

    /** Copies the lists. */
    BalanceCurve {
        at = List.copyOf(at);
        balances = List.copyOf(balances);
    }

    /**
     * The curve through entries.
     *
     * @param entries newest first, at least one; what came before them is the balance at the beginning
     */
    static BalanceCurve of(List<EntryRow> entries, Instant now) {
        Instant start = entries.get(entries.size() - 1).bookedAt();
        Duration step = Duration.between(start, now).dividedBy(POINTS - 1);
        List<Instant> at = new ArrayList<>();
        List<Long> balances = new ArrayList<>();
        int next = entries.size() - 1;
        EntryRow oldest = entries.get(next);
        long balance = Math.subtractExact(oldest.balance(), oldest.points());
        for (int point = 0; point < POINTS; point++) {
            Instant moment = point == POINTS - 1 ? now : start.plus(step.multipliedBy(point));
            while (next >= 0 && !entries.get(next).bookedAt().isAfter(moment)) {
                balance = entries.get(next).balance();
                next--;
            }
            at.add(moment);
            balances.add(balance);
        }
        return new BalanceCurve(at, balances);
    }
}
