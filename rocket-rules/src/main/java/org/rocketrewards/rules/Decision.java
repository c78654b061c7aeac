package org.rocketrewards.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one rule decided about one event, with the numbers behind it.
 *
 * @param rule key of the rule
 * @param ruleSet version of the rule set
 * @param reason why
 * @param points booked by this decision; negative for a reversal, 0 when nothing was booked
 * @param learner Moodle user id of the learner concerned; null when none
 * @param key the keys claimed or held, such as {@code contextinstanceid=44}
 * @param counters what was counted: all counters of an award, or the one that refused it
 * @param of for a reversal: the rule whose award it is about; for a rule that had to stand back: the one that did not
 * @param event for a reversal: the event that had earned it; 0 when none
 * @param field the field that is missing or did not match; null when none
 * @param campaign for what a campaign added: its key; null otherwise
 */
public record Decision(
        String rule,
        int ruleSet,
        Reason reason,
        long points,
        @Nullable Long learner,
        List<String> key,
        List<Counter> counters,
        @Nullable String of,
        long event,
        @Nullable String field,
        @Nullable String campaign) {
    /** Copies the lists. */
    public Decision {
        key = List.copyOf(key);
        counters = List.copyOf(counters);
    }

    /**
     * A counter at the time of the decision. Of a cap, {@code before} and {@code after} are places taken; of a points cap
     * ({@code points:week:2026-W47}) points; of a cool-down ({@code cool_down:PT1H}) the second, counted from 1970, of the
     * award that is too near, or of this one, and the limit is the pause in seconds.
     */
    public record Counter(String period, long before, long after, long limit) {}

    /** The first counter that was looked at; null when none. */
    public @Nullable Counter counter() {
        return counters.isEmpty() ? null : counters.get(0);
    }

    /** A decision without effect. */
    public static Decision without(String rule, int ruleSet, Reason reason, @Nullable Long learner) {
        return new Decision(rule, ruleSet, reason, 0, learner, List.of(), List.of(), null, 0, null, null);
    }

    /** The same, naming the field to blame. */
    public Decision at(@Nullable String blamed) {
        return new Decision(rule, ruleSet, reason, points, learner, key, counters, of, event, blamed, campaign);
    }

    /** The same with the keys looked at. */
    public Decision on(List<String> keys) {
        return new Decision(rule, ruleSet, reason, points, learner, keys, counters, of, event, field, campaign);
    }

    /** The same with the counters looked at. */
    public Decision counted(List<Counter> seen) {
        return new Decision(rule, ruleSet, reason, points, learner, key, seen, of, event, field, campaign);
    }

    /** The same, naming another rule. */
    public Decision because(String other) {
        return new Decision(rule, ruleSet, reason, points, learner, key, counters, other, event, field, campaign);
    }
}
