package org.rocketrewards.ingest.control.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.rocketrewards.rules.evaluation.Plan;

/** Takes plans apart by learner: each learner's standings are decided alone. */
final class Plans {
    private Plans() {}

    /** The learners whose standings the plan touches by name. */
    static Set<Long> learners(Plan plan) {
        Set<Long> learners = new TreeSet<>();
        for (Plan.Step step : plan.steps()) {
            if (step instanceof Plan.Award award) {
                learners.add(award.learnerKey());
            } else if (step instanceof Plan.TakeBack takeBack && !takeBack.anyLearner()) {
                learners.add(takeBack.scopeKey());
            }
        }
        return learners;
    }

    /** What the plan does to one learner by name. */
    static Plan of(Plan plan, long learnerKey) {
        List<Plan.Step> steps = new ArrayList<>(plan.steps().size());
        for (Plan.Step step : plan.steps()) {
            boolean mine = step instanceof Plan.Award award
                    ? award.learnerKey() == learnerKey
                    : step instanceof Plan.TakeBack takeBack
                            && !takeBack.anyLearner()
                            && takeBack.scopeKey() == learnerKey;
            if (mine) {
                steps.add(step);
            }
        }
        return with(plan, steps);
    }

    /** What the plan does to learners whom the event does not name. */
    static Plan ofAnyLearner(Plan plan) {
        return with(
                plan,
                plan.steps().stream()
                        .filter(step -> step instanceof Plan.TakeBack takeBack && takeBack.anyLearner())
                        .toList());
    }

    private static Plan with(Plan plan, List<Plan.Step> steps) {
        return new Plan(
                plan.event(), plan.ruleSet(), plan.outcome(), plan.reason(), plan.learnerKey(), plan.flags(), steps);
    }
}
