package org.rocketrewards.rules;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/**
 * The 67 kinds of Moodle event that Rocket knows, with who the learner is, suggested points and constraints; read off
 * Moodle 3.11 to 5.1.
 */
public final class Catalogue {
    private static final String RESOURCE = "/catalogue/event-catalogue.json";
    private static final String READY = "/catalogue/ready-rules.json";

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

    /** Rules that a new installation has beside the default ones, inactive: other readings, ready to be activated. */
    public static List<Rule> readyRules() {
        InputStream resource = Objects.requireNonNull(Catalogue.class.getResourceAsStream(READY), READY);
        try (JsonReader reader = Json.createReader(resource)) {
            return reader.readObject().getJsonArray("rules").getValuesAs(JsonObject.class).stream()
                    .map(RuleSetJson::readRule)
                    .toList();
        }
    }

    /** The rules that a new installation starts with: one per event type. */
    public List<Rule> defaultRules() {
        return types.stream().map(EventType::defaultRule).toList();
    }

    private static EventType type(JsonObject json) {
        LearnerField learner = LearnerField.of(json.getString("learner"));
        String moodleEvent = json.getString("moodleEvent");
        JsonObjectBuilder written = Json.createObjectBuilder()
                .add("key", json.getString("rocketEvent"))
                .add("title", json.getString("title"))
                .add(
                        "events",
                        json.containsKey("patterns")
                                ? json.getJsonArray("patterns")
                                : Json.createArrayBuilder(List.of(moodleEvent)).build())
                .add("learner", learner.code())
                .add("points", json.getJsonNumber("suggestedPoints"))
                .add("filters", json.getJsonArray("filters"))
                .add("constraint", json.getJsonObject("suggestedConstraint"));
        if (json.containsKey("alsoReverses")) {
            written.add("alsoReverses", json.getJsonObject("alsoReverses"));
        }
        Rule rule = RuleSetJson.readRule(written.build());
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
                strings(json.getJsonArray("otherKeys")),
                json.isNull("since") ? null : json.getString("since"),
                json.isNull("removedIn") ? null : json.getString("removedIn"),
                json.getString("caution"),
                rule);
    }

    private static List<String> strings(JsonArray array) {
        return array.getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }
}
