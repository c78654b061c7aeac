package org.rocketrewards.ingest.control.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.rocketrewards.rules.Rule;
import org.rocketrewards.rules.RuleSet;
import org.rocketrewards.rules.SourceTraits;
import org.rocketrewards.rules.evaluation.Plan;
import org.rocketrewards.rules.evaluation.Planner;

/** Which rule set decides which past event: another one inside the period, outside of it the one that did. */
final class RuleBook {
    private final RuleSet target;
    private final IntFunction<RuleSet> recorded;
    private final List<Rule> more;
    private final SourceTraits source;
    private final List<Rerated> rerated;
    private final Map<Integer, RuleSet> known = new HashMap<>();

    /**
     * A rule book.
     *
     * @param target decides the events of the period
     * @param recorded published versions by number
     * @param more rules that are kept elsewhere and hold beside each of them
     * @param rerated what was decided again since, the oldest first
     */
    RuleBook(
            RuleSet target,
            IntFunction<RuleSet> recorded,
            List<Rule> more,
            SourceTraits source,
            List<Rerated> rerated) {
        this.target = target.with(more);
        this.recorded = recorded;
        this.more = more;
        this.source = source;
        this.rerated = List.copyOf(rerated);
    }

    /** The rule set that decides the events of the period. */
    RuleSet target() {
        return target;
    }

    /** The rule set that decides an event. */
    RuleSet of(PastEvent past) {
        return past.inPeriod() ? target : known.computeIfAbsent(decidedBy(past), this::recorded);
    }

    /** Plans an event under its rule set. */
    Plan plan(PastEvent past) {
        return Planner.plan(past.event(), of(past), source);
    }

    private int decidedBy(PastEvent past) {
        int version = past.version();
        for (Rerated again : rerated) {
            if (again.covers(past)) {
                version = again.version();
            }
        }
        return version;
    }

    private RuleSet recorded(int version) {
        return recorded.apply(version).with(more);
    }
}
