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
 * @param counter the cap that was looked at; null when none
 * @param of for a reversal: the rule whose award it is about
 * @param event for a reversal: the event that had earned it; 0 when none
 * @param field the field that is missing or did not match; null when none
 */
public record Decision(
        String rule,
        int ruleSet,
        Reason reason,
        long points,
        @Nullable Long learner,
        List<String> key,
        @Nullable Counter counter,
        @Nullable String of,
        long event,
        @Nullable String field) {
    /** Copies the keys. */
    public Decision {
        key = List.copyOf(key);
    }

    /** A cap at the time of the decision; {@code before} and {@code after} are places taken. */
    public record Counter(String period, long before, long after, long limit) {}

    /** A decision without effect. */
    public static Decision without(String rule, int ruleSet, Reason reason, @Nullable Long learner) {
        return new Decision(rule, ruleSet, reason, 0, learner, List.of(), null, null, 0, null);
    }

    /** The same, naming the field to blame. */
    public Decision at(@Nullable String blamed) {
        return new Decision(rule, ruleSet, reason, points, learner, key, counter, of, event, blamed);
    }

    /** The same with the keys looked at. */
    public Decision on(List<String> keys) {
        return new Decision(rule, ruleSet, reason, points, learner, keys, counter, of, event, field);
    }

    /** The same with the cap looked at. */
    public Decision counted(@Nullable Counter seen) {
        return new Decision(rule, ruleSet, reason, points, learner, key, seen, of, event, field);
    }
}
