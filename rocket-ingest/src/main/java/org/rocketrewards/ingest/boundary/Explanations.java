package org.rocketrewards.ingest.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.EventDetail;
import org.rocketrewards.ingest.EventExplanation;
import org.rocketrewards.ingest.EventExplanation.Explained;
import org.rocketrewards.ingest.control.DecisionJson;
import org.rocketrewards.ingest.control.FormedJson;
import org.rocketrewards.ingest.control.Sentences;
import org.rocketrewards.ingest.control.simulation.OneEvent;
import org.rocketrewards.ingest.control.simulation.Simulation;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.rules.Decision;
import org.rocketrewards.rules.Rule;
import org.rocketrewards.rules.RuleSet;
import org.rocketrewards.rules.SourceTraits;
import org.rocketrewards.rules.boundary.RuleSetHistory;
import org.rocketrewards.rules.boundary.RuleSetVersions;

/** Answers "why (no) points?" for one event. Read-only. */
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class Explanations {
    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Inject
    DeliveryLog log;

    @Inject
    RuleSetVersions versions;

    @Inject
    SimulationRequests requests;

    @Inject
    Sources sources;

    /**
     * Explains an event.
     *
     * @param ruleSet number of a version, or {@code draft}, to tell what that would have decided; null: only what was
     * @throws RocketException {@code not_found}
     */
    public EventExplanation of(long id, @Nullable String ruleSet) {
        EventDetail event = log.event(id)
                .orElseThrow(() -> new RocketException(ProblemType.NOT_FOUND, "There is no event " + id + "."));
        RuleSet inForce = new RuleSetHistory(database).version(event.ruleSet());
        List<Explained> decisions =
                explained(event.decisions() instanceof JsonArray array ? array : JsonValue.EMPTY_JSON_ARRAY, inForce);
        return new EventExplanation(
                id,
                event.eventName(),
                event.learner(),
                event.occurredAt(),
                event.ruleSet(),
                event.outcome(),
                event.points(),
                Sentences.of(event.outcome(), event.reason(), event.points(), decisions),
                decisions,
                ruleSet == null ? null : instead(event, ruleSet));
    }

    private EventExplanation.@Nullable Instead instead(EventDetail event, String name) {
        String source = event.source();
        if (source == null) {
            return null;
        }
        SourceTraits traits = sources.get(source).traits();
        RuleSet target = versions.rules(name);
        Simulation.Request request = requests.of(
                0, target, traits, event.occurredAt(), event.occurredAt().plusSeconds(1));
        OneEvent.Verdict verdict = new OneEvent(database).decide(request, event.id());
        long points = verdict.decisions().stream().mapToLong(Decision::points).sum();
        List<Explained> decisions = explained(array(DecisionJson.of(verdict.decisions())), target);
        return new EventExplanation.Instead(
                name,
                verdict.outcome(),
                points,
                Sentences.of(verdict.outcome(), verdict.reason(), points, decisions),
                decisions);
    }

    private static JsonArray array(@Nullable FormedJson json) {
        if (json == null) {
            return JsonValue.EMPTY_JSON_ARRAY;
        }
        try (JsonReader reader = Json.createReader(new StringReader(json.text()))) {
            return reader.readArray();
        }
    }

    private static List<Explained> explained(JsonArray decisions, RuleSet rules) {
        return decisions.getValuesAs(JsonObject.class).stream()
                .map(decision -> {
                    Rule rule = rules.rule(decision.getString("rule"));
                    return new Explained(
                            decision.getString("rule"),
                            rule == null ? null : rule.title(),
                            decision.getString("reason"),
                            decision.getJsonNumber("points").longValue(),
                            Sentences.of(decision),
                            decision);
                })
                .toList();
    }
}
