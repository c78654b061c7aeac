package org.rocketrewards.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.List;

/**
 * For a time, rules bring a multiple of their points. What it adds is a line of its own in the decision; the learner's
 * entry has the sum. Campaigns at the same time each add to the rule's own points, not to one another's.
 *
 * @param key stable name
 * @param title for people
 * @param multiplier from 1 to 100, at most two decimals: 2 doubles
 * @param validity when the event has to have happened
 * @param rules keys of the rules that it is for; empty: all
 * @param filters all must match; a field that is not carried does not
 */
public record Campaign(
        String key,
        String title,
        BigDecimal multiplier,
        Validity validity,
        List<String> rules,
        List<Condition> filters) {
    private static final BigDecimal MOST = BigDecimal.valueOf(100);

    /** Checks and copies. */
    public Campaign {
        multiplier = Numbers.plain(multiplier);
        if (multiplier.compareTo(BigDecimal.ONE) < 0 || multiplier.compareTo(MOST) > 0 || multiplier.scale() > 2) {
            throw new IllegalArgumentException("a multiplier is from 1 to 100 with at most two decimals");
        }
        rules = List.copyOf(rules);
        filters = List.copyOf(filters);
    }

    /** Whether it adds to an award of one of its rules. */
    public boolean runs(LearningEvent event, ZoneId zone) {
        return validity.holds(event.occurredAt(), zone) && Condition.allMet(filters, event);
    }

    /** What it adds to points, halves rounded up. */
    public long bonus(long points) {
        return BigDecimal.valueOf(points)
                .multiply(multiplier.subtract(BigDecimal.ONE))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
