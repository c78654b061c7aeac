package org.rocketrewards.rules;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/**
 * The 67 kinds of Moodle event that Rocket knows, with who the learner is, suggested points and constraints; read off
 * Moodle 3.11 to 5.1.
 */
public final class Catalogue {
    private static final String RESOURCE = "/catalogue/event-catalogue.json";

    private final List<EventType> types;

    private Catalogue(List<EventType> types) {
        this.types = types;
    }

    /** Reads the catalogue that comes with the product. */
    public static Catalogue load() {
        InputStream resource = Objects.requireNonNull(Catalogue.class.getResourceAsStream(RESOURCE), RESOURCE);
        try (JsonReader reader = Json.createReader(resource)) {
            return new Catalogue(reader.readArray().getValuesAs(JsonObject.class).stream()
                    .map(Catalogue::type)
                    .toList());
        }
    }

    /** The event types in their order. */
    public List<EventType> types() {
        return types;
    }

    /** The rules that a new installation starts with: one per event type. */
    public List<Rule> defaultRules() {
        return types.stream().map(EventType::defaultRule).toList();
    }

    private static EventType type(JsonObject json) {
        LearnerField learner = LearnerField.of(json.getString("learner"));
        String moodleEvent = json.getString("moodleEvent");
        Rule.AlsoReverses alsoReverses = null;
        if (json.containsKey("alsoReverses")) {
            JsonObject also = json.getJsonObject("alsoReverses");
            alsoReverses = new Rule.AlsoReverses(
                    RuleSetJson.readReversal(also), RuleSetJson.readFilter(also.getJsonObject("when")));
        }
        Rule rule = new Rule(
                json.getString("rocketEvent"),
                json.getString("title"),
                json.containsKey("patterns")
                        ? RuleSetJson.strings(json.getJsonArray("patterns"))
                        : List.of(moodleEvent),
                learner,
                json.getJsonNumber("suggestedPoints").longValueExact(),
                RuleSetJson.readFilters(json.getJsonArray("filters")),
                RuleSetJson.readConstraint(json.getJsonObject("suggestedConstraint")),
                alsoReverses);
        return new EventType(
                moodleEvent,
                rule.key(),
                rule.title(),
                json.getString("category"),
                learner,
                json.getString("component"),
                json.getString("target"),
                json.getString("action"),
                json.isNull("objecttable") ? null : json.getString("objecttable"),
                json.getString("contextLevel"),
                json.getInt("edulevel"),
                RuleSetJson.strings(json.getJsonArray("otherKeys")),
                json.isNull("since") ? null : json.getString("since"),
                json.isNull("removedIn") ? null : json.getString("removedIn"),
                json.getString("caution"),
                rule);
    }
}
