package org.rocketrewards.ingest.control.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rocketrewards.rules.LearningEvent;
import org.rocketrewards.rules.evaluation.Plan;

/**
 * The reversals that do not name their learner, by what they find awards by. They are few: somebody deleted something of
 * somebody else. Kept in memory, so that each learner's events can be decided alone.
 */
final class OpenReversals {
    private static final int MOST = 500_000;

    private final Map<String, List<Open>> byMatch = new HashMap<>();
    private final List<Open> all = new ArrayList<>();
    private final Set<Long> known = new HashSet<>();

    /** One of them; {@code plan} does nothing else. */
    static final class Open {
        private final PastEvent event;
        private final Plan plan;

        private Open(PastEvent event, Plan plan) {
            this.event = event;
            this.plan = plan;
        }

        PastEvent event() {
            return event;
        }

        Plan plan() {
            return plan;
        }
    }

    /** Keeps the steps of a plan that mean any learner, once. */
    void add(PastEvent past, Plan plan) {
        if (!known.add(past.id())) {
            return;
        }
        if (all.size() >= MOST) {
            throw new SimulationLimitException(
                    "The period has more than " + MOST + " reversals that name no learner: choose a shorter period.");
        }
        LearningEvent event = past.event();
        PastEvent slim = new PastEvent(
                past.id(),
                new LearningEvent(
                        event.sourceId(), event.moodleId(), event.name(), event.userId(), event.occurredAt(), Map.of()),
                past.version(),
                past.inPeriod());
        Plan open = Plans.ofAnyLearner(plan);
        Open kept = new Open(
                slim,
                new Plan(
                        slim.event(), open.ruleSet(), open.outcome(), open.reason(), null, open.flags(), open.steps()));
        all.add(kept);
        for (Plan.Step step : open.steps()) {
            if (step instanceof Plan.TakeBack takeBack) {
                for (String rule : takeBack.ofWithReplacers(open.ruleSet())) {
                    for (String match : takeBack.matches()) {
                        byMatch.computeIfAbsent(key(rule, match), k -> new ArrayList<>(1))
                                .add(kept);
                    }
                }
            }
        }
    }

    /** Those that find the awards of a plan. */
    List<Open> finding(Plan plan) {
        if (byMatch.isEmpty()) {
            return List.of();
        }
        List<Open> found = new ArrayList<>();
        for (Plan.Step step : plan.steps()) {
            if (step instanceof Plan.Award award) {
                for (String match : award.matches()) {
                    found.addAll(byMatch.getOrDefault(key(award.rule().key(), match), List.of()));
                }
            }
        }
        return found;
    }

    private static String key(String rule, String match) {
        return rule + '\n' + match;
    }
}
