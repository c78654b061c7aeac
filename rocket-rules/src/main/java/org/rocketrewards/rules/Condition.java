package org.rocketrewards.rules;

import java.util.List;

/** What has to be true of an event for a rule to apply: a {@link Filter}, or several conditions taken together. */
public sealed interface Condition permits Filter, Condition.All, Condition.Any {
    /** How deep conditions may be nested. */
    int DEEPEST = 5;

    /** What the condition says of an event. */
    Filter.Result apply(LearningEvent event);

    /** The filter to name when the event does not meet the condition. */
    Filter blamed(LearningEvent event);

    /** Whether a result lets the rule apply. */
    static boolean met(Filter.Result result) {
        return result == Filter.Result.MATCH || result == Filter.Result.PASSED_MISSING;
    }

    /** Whether an event meets all of some conditions. */
    static boolean allMet(List<Condition> conditions, LearningEvent event) {
        for (int i = 0; i < conditions.size(); i++) {
            if (!met(conditions.get(i).apply(event))) {
                return false;
            }
        }
        return true;
    }

    /** Every one of them; the first that is not met decides. */
    record All(List<Condition> of) implements Condition {
        /** Checks and copies. */
        public All {
            of = notEmpty(of);
        }

        @Override
        public Filter.Result apply(LearningEvent event) {
            Filter.Result all = Filter.Result.MATCH;
            for (Condition condition : of) {
                Filter.Result result = condition.apply(event);
                if (!met(result)) {
                    return result;
                }
                all = result == Filter.Result.PASSED_MISSING ? result : all;
            }
            return all;
        }

        @Override
        public Filter blamed(LearningEvent event) {
            for (Condition condition : of) {
                if (!met(condition.apply(event))) {
                    return condition.blamed(event);
                }
            }
            return of.get(0).blamed(event);
        }
    }

    /** At least one of them. When none is met, a missing field is named first: it could have met the condition. */
    record Any(List<Condition> of) implements Condition {
        /** Checks and copies. */
        public Any {
            of = notEmpty(of);
        }

        @Override
        public Filter.Result apply(LearningEvent event) {
            Filter.Result any = Filter.Result.NO_MATCH;
            for (Condition condition : of) {
                Filter.Result result = condition.apply(event);
                if (result == Filter.Result.MATCH) {
                    return result;
                }
                if (result == Filter.Result.PASSED_MISSING
                        || (result == Filter.Result.MISSING && any == Filter.Result.NO_MATCH)) {
                    any = result;
                }
            }
            return any;
        }

        @Override
        public Filter blamed(LearningEvent event) {
            for (Condition condition : of) {
                if (condition.apply(event) == Filter.Result.MISSING) {
                    return condition.blamed(event);
                }
            }
            return of.get(0).blamed(event);
        }
    }

    private static List<Condition> notEmpty(List<Condition> conditions) {
        if (conditions.isEmpty()) {
            throw new IllegalArgumentException("a group of conditions has at least one");
        }
        return List.copyOf(conditions);
    }
}
