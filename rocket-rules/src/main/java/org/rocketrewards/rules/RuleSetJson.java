package org.rocketrewards.rules;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rule sets as JSON documents: {@code {"rules":[{"key":…,"events":[…],"learner":…,"points":…,…}]}}. */
public final class RuleSetJson {
    private RuleSetJson() {}

    /** Reads a rule set from its document. */
    public static RuleSet read(int version, JsonObject document) {
        return new RuleSet(
                version,
                document.getJsonArray("rules").getValuesAs(JsonObject.class).stream()
                        .map(RuleSetJson::readRule)
                        .toList());
    }

    /** Writes rules as a document. */
    public static JsonObject write(List<Rule> rules) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        rules.forEach(rule -> array.add(writeRule(rule)));
        return Json.createObjectBuilder().add("rules", array).build();
    }

    private static Rule readRule(JsonObject json) {
        Rule.AlsoReverses alsoReverses = null;
        if (json.containsKey("alsoReverses")) {
            JsonObject also = json.getJsonObject("alsoReverses");
            alsoReverses = new Rule.AlsoReverses(readReversal(also), readFilter(also.getJsonObject("when")));
        }
        return new Rule(
                json.getString("key"),
                json.getString("title"),
                strings(json.getJsonArray("events")),
                LearnerField.of(json.getString("learner")),
                json.getJsonNumber("points").longValueExact(),
                readFilters(json.getJsonArray("filters")),
                readConstraint(json.getJsonObject("constraint")),
                alsoReverses,
                optionalStrings(json, "replaces"),
                json.getString("badge", null),
                json.containsKey("source") ? json.getInt("source") : null,
                json.getBoolean("retired", false));
    }

    private static JsonObject writeRule(Rule rule) {
        JsonArrayBuilder filters = Json.createArrayBuilder();
        rule.filters().forEach(filter -> filters.add(writeFilter(filter)));
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("key", rule.key())
                .add("title", rule.title())
                .add("events", array(rule.events()))
                .add("learner", rule.learner().code())
                .add("points", rule.points())
                .add("filters", filters)
                .add("constraint", writeConstraint(rule.constraint()));
        Rule.AlsoReverses also = rule.alsoReverses();
        if (also != null) {
            json.add(
                    "alsoReverses",
                    Json.createObjectBuilder()
                            .add("of", array(also.reversal().of()))
                            .add("match", array(also.reversal().match()))
                            .add("when", writeFilter(also.when())));
        }
        addReplacement(rule, json);
        return json.build();
    }

    private static void addReplacement(Rule rule, JsonObjectBuilder json) {
        if (!rule.replaces().isEmpty()) {
            json.add("replaces", array(rule.replaces()));
        }
        String badge = rule.badge();
        if (badge != null) {
            json.add("badge", badge);
        }
        Integer source = rule.source();
        if (source != null) {
            json.add("source", source);
        }
        if (rule.retired()) {
            json.add("retired", true);
        }
    }

    static List<Filter> readFilters(@Nullable JsonArray array) {
        return array == null
                ? List.of()
                : array.getValuesAs(JsonObject.class).stream()
                        .map(RuleSetJson::readFilter)
                        .toList();
    }

    static Filter readFilter(JsonObject json) {
        JsonValue value = json.get("value");
        List<String> values = value instanceof JsonArray array
                ? strings(array)
                : List.of(value instanceof JsonString text ? text.getString() : String.valueOf(value));
        return new Filter(
                json.getString("field"),
                optionalStrings(json, "orFields"),
                Filter.Operator.of(json.getString("op")),
                values,
                "pass".equals(json.getString("whenMissing", "fail")));
    }

    private static JsonObject writeFilter(Filter filter) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("field", filter.field())
                .add("op", filter.operator().code());
        if (!filter.orFields().isEmpty()) {
            json.add("orFields", array(filter.orFields()));
        }
        if (filter.operator() == Filter.Operator.EQ_FIELD) {
            json.add("value", filter.values().get(0));
        } else {
            json.add("value", array(filter.values()));
        }
        if (filter.passWhenMissing()) {
            json.add("whenMissing", "pass");
        }
        return json.build();
    }

    static Constraint readConstraint(JsonObject json) {
        String type = json.getString("type");
        return switch (type) {
            case "none" -> new Constraint.None();
            case "once" ->
                new Constraint.Once(
                        String.join("+", strings(json.getJsonArray("per"))),
                        strings(json.getJsonArray("key")),
                        json.containsKey("period") ? Period.of(json.getString("period")) : null,
                        optionalStrings(json, "otherwise"));
            case "cap" ->
                new Constraint.Cap(
                        json.getInt("count"), Period.of(json.getString("period")), optionalStrings(json, "distinct"));
            case "reversal" -> new Constraint.TakesBack(readReversal(json));
            default -> throw new IllegalArgumentException("no constraint \"" + type + "\"");
        };
    }

    private static JsonObject writeConstraint(Constraint constraint) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        if (constraint instanceof Constraint.Once once) {
            json.add("type", "once")
                    .add("per", array(List.of(once.per().split("\\+"))))
                    .add("key", array(once.key()));
            Period period = once.period();
            if (period != null) {
                json.add("period", period.code());
            }
            if (!once.otherwise().isEmpty()) {
                json.add("otherwise", array(once.otherwise()));
            }
        } else if (constraint instanceof Constraint.Cap cap) {
            json.add("type", "cap")
                    .add("count", cap.count())
                    .add("period", cap.period().code());
            if (!cap.distinct().isEmpty()) {
                json.add("distinct", array(cap.distinct()));
            }
        } else if (constraint instanceof Constraint.TakesBack takesBack) {
            json.add("type", "reversal")
                    .add("of", array(takesBack.reversal().of()))
                    .add("match", array(takesBack.reversal().match()));
        } else {
            json.add("type", "none");
        }
        return json.build();
    }

    static Reversal readReversal(JsonObject json) {
        return new Reversal(strings(json.getJsonArray("of")), strings(json.getJsonArray("match")));
    }

    static List<String> strings(JsonArray array) {
        return array.getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }

    private static List<String> optionalStrings(JsonObject json, String name) {
        return json.containsKey(name) ? strings(json.getJsonArray(name)) : List.of();
    }

    private static JsonArray array(Collection<String> values) {
        return Json.createArrayBuilder(values).build();
    }
}
