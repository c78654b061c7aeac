package org.rocketrewards.rules.evaluation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.Outcome;
import org.rocketrewards.rules.Decision;
import org.rocketrewards.rules.LearningEvent;
import org.rocketrewards.rules.Rule;
import org.rocketrewards.rules.RuleSet;

/**
 * What can be said of an event before anything is looked up: its outcome, its learner, and which keys, counters and
 * matches its rules will ask for.
 *
 * @param outcome accepted, ignored or quarantined
 * @param reason why it is ignored or quarantined; null when accepted
 * @param learnerKey user key of the learner; null when nobody is credited, or a reversal has yet to find the learner
 * @param flags bits of {@link org.rocketrewards.model.DeliveryFlag}
 * @param steps what the rules will do; empty unless accepted
 */
public record Plan(
        LearningEvent event,
        RuleSet ruleSet,
        Outcome outcome,
        @Nullable String reason,
        @Nullable Long learnerKey,
        int flags,
        List<Step> steps) {
    /** Copies the steps. */
    public Plan {
        steps = List.copyOf(steps);
    }

    /** The learners that the event is about, as far as it names them: rules may see different ones. */
    public Set<Long> learnerKeys() {
        Set<Long> keys = new LinkedHashSet<>();
        if (learnerKey != null) {
            keys.add(learnerKey);
        }
        for (Step step : steps) {
            if (step instanceof Award award) {
                keys.add(award.learnerKey());
            } else if (step instanceof TakeBack takeBack && !takeBack.anyLearner()) {
                keys.add(takeBack.scopeKey());
            }
        }
        return keys;
    }

    /** Whether the plan takes back awards of learners whom the event does not name. */
    public boolean searchesAllLearners() {
        for (Step step : steps) {
            if (step instanceof TakeBack takeBack && takeBack.anyLearner()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the plan makes claims that an event may take back without naming the learner. */
    public boolean findableByAnyReversal() {
        for (Step step : steps) {
            if (step instanceof Award award
                    && ruleSet.reversibleForAnyLearner(award.rule().key())) {
                return true;
            }
        }
        return false;
    }

    /** What one rule does about the event. */
    public sealed interface Step {}

    /** The event as a whole has to be quarantined; a finished plan holds none of these. */
    record Unattributable(String reason) implements Step {}

    /** Nothing more to look up. */
    public record Settled(Decision decision) implements Step {}

    /**
     * An award, unless its keys are held or its period is full.
     *
     * @param keys at least one; the award is refused when any of them is held
     * @param matches what reversals find it by; empty when nothing takes it back
     * @param limits what counts it
     * @param points what the rule brings, from 0
     * @param bonuses what campaigns add
     */
    public record Award(
            Rule rule,
            long learnerKey,
            List<String> keys,
            List<String> matches,
            List<Limit> limits,
            long points,
            List<Bonus> bonuses)
            implements Step {
        /** Copies the lists. */
        public Award {
            keys = List.copyOf(keys);
            matches = List.copyOf(matches);
            limits = List.copyOf(limits);
            bonuses = List.copyOf(bonuses);
        }
    }

    /**
     * What a campaign adds to an award.
     *
     * @param points more than 0
     */
    public record Bonus(String campaign, long points) {}

    /**
     * Takes awards back.
     *
     * @param rule the rule of this event
     * @param scopeKey the learner's key, or the source's when any learner is meant
     * @param anyLearner whether the payload leaves open whose award it is
     * @param of the rules whose awards are meant
     * @param matches what to find them by; at least one
     */
    public record TakeBack(Rule rule, long scopeKey, boolean anyLearner, List<String> of, List<String> matches)
            implements Step {
        /** Copies the lists. */
        public TakeBack {
            of = List.copyOf(of);
            matches = List.copyOf(matches);
        }

        /** The rules whose awards are meant, with those that replace them. */
        public Set<String> ofWithReplacers(RuleSet ruleSet) {
            Set<String> all = new LinkedHashSet<>();
            for (String named : of) {
                all.addAll(ruleSet.withReplacers(named));
            }
            return all;
        }
    }
}
