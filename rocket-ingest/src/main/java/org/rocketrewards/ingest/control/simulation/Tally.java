package org.rocketrewards.ingest.control.simulation;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rocketrewards.model.Outcome;
import org.rocketrewards.rules.Decision;

/** What the events of the period came to: by rule, and for each learner. */
final class Tally implements LearnerReplay.Witness {
    private final Map<String, Map<String, Long>> reasons = new TreeMap<>();
    private final Map<String, Long> points = new TreeMap<>();
    private final Map<String, Long> outcomes = new TreeMap<>();
    private final Map<Long, Map<String, Long>> learners = new LinkedHashMap<>();

    /** These awards of a learner stand in the end. */
    void stands(long learnerKey, Collection<LearnerReplay.Standing> awards) {
        for (LearnerReplay.Standing award : awards) {
            if (award.event().inPeriod()) {
                points.merge(award.rule(), award.points(), Math::addExact);
                learners.computeIfAbsent(learnerKey, k -> new HashMap<>())
                        .merge(award.rule(), award.points(), Math::addExact);
            }
        }
    }

    @Override
    public void decided(PastEvent event, List<Decision> decisions) {
        if (event.inPeriod()) {
            decisions.forEach(decision -> reasons.computeIfAbsent(decision.rule(), k -> new TreeMap<>())
                    .merge(decision.reason().code(), 1L, Long::sum));
        }
    }

    /** An event of the period got this outcome. */
    void outcome(Outcome outcome) {
        outcomes.merge(outcome.code(), 1L, Long::sum);
    }

    /** Points by rule for each learner since the last call. */
    Map<Long, Map<String, Long>> takeLearners() {
        Map<Long, Map<String, Long>> taken = new LinkedHashMap<>(learners);
        learners.clear();
        return taken;
    }

    /** All points. */
    long points() {
        return points.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many events got which outcome. */
    JsonObject outcomes() {
        JsonObjectBuilder json = Json.createObjectBuilder();
        outcomes.forEach(json::add);
        return json.build();
    }

    /** Rule by rule: points now and as booked, and how often it decided how. */
    JsonArrayBuilder rules(Map<String, Long> booked) {
        TreeSet<String> keys = new TreeSet<>(reasons.keySet());
        keys.addAll(points.keySet());
        keys.addAll(booked.keySet());
        JsonArrayBuilder rules = Json.createArrayBuilder();
        for (String key : keys) {
            JsonObjectBuilder decisions = Json.createObjectBuilder();
            reasons.getOrDefault(key, Map.of()).forEach(decisions::add);
            long simulated = points.getOrDefault(key, 0L);
            long was = booked.getOrDefault(key, 0L);
            rules.add(Json.createObjectBuilder()
                    .add("rule", key)
                    .add("booked", was)
                    .add("simulated", simulated)
                    .add("difference", simulated - was)
                    .add("decisions", decisions));
        }
        return rules;
    }
}
