package org.rocketrewards.ingest.control;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.rules.Decision;

/** Decisions as they are stored with their event and answered. */
public final class DecisionJson {
    private DecisionJson() {}

    /** An array; null when there are none. */
    public static @Nullable FormedJson of(List<Decision> decisions) {
        if (decisions.isEmpty()) {
            return null;
        }
        FormedJson.Writer json = new FormedJson.Writer().array();
        decisions.forEach(decision -> add(json, decision));
        return json.endArray().end();
    }

    private static void add(FormedJson.Writer json, Decision decision) {
        json.object()
                .word("rule", decision.rule())
                .member("ruleSet", decision.ruleSet())
                .word("reason", decision.reason().code())
                .member("points", decision.points());
        if (decision.learner() != null) {
            json.member("learner", decision.learner());
        }
        if (!decision.key().isEmpty()) {
            json.keys("key", decision.key());
        }
        Decision.Counter counter = decision.counter();
        if (counter != null) {
            add(json.object("counter"), counter);
        }
        if (decision.counters().size() > 1) {
            json.array("counters");
            decision.counters().forEach(each -> add(json.object(), each));
            json.endArray();
        }
        if (decision.of() != null) {
            json.member("of", decision.of());
        }
        if (decision.event() != 0) {
            json.member("event", decision.event());
        }
        if (decision.field() != null) {
            json.word("field", decision.field());
        }
        if (decision.campaign() != null) {
            json.word("campaign", decision.campaign());
        }
        json.endObject();
    }

    private static void add(FormedJson.Writer json, Decision.Counter counter) {
        json.member("period", counter.period())
                .member("before", counter.before())
                .member("after", counter.after())
                .member("limit", counter.limit())
                .endObject();
    }
}
