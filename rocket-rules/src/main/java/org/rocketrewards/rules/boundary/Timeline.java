package org.rocketrewards.rules.boundary;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.rocketrewards.rules.RuleSet;

/**
 * The rule set in force and those that take its place later, ready in memory, so that each holds from its very moment.
 *
 * @param sets in the order of their moments; at least one
 * @param keys the numbers of the rule keys of all of them
 */
public record Timeline(List<Held> sets, RuleKeys keys) {
    /** A rule set and the moment from which it holds. */
    public record Held(Instant from, RuleSet ruleSet) {}

    /** Copies the list. */
    public Timeline {
        sets = List.copyOf(sets);
    }

    /** The one that holds now. */
    public RuleSet at(Clock clock) {
        if (sets.size() == 1) {
            return sets.get(0).ruleSet();
        }
        Instant now = clock.instant();
        RuleSet inForce = sets.get(0).ruleSet();
        for (Held held : sets) {
            if (held.from().isAfter(now)) {
                break;
            }
            inForce = held.ruleSet();
        }
        return inForce;
    }
}
