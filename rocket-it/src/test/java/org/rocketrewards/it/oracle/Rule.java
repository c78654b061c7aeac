package org.rocketrewards.it.oracle;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Optional;

/** One entry of the event catalogue, as the oracle reads it. */
record Rule(
        String eventName,
        String key,
        String learner,
        long points,
        List<Condition> filters,
        Constraint constraint,
        Optional<TakesBack> alsoReverses) {

    /** A condition on one field; {@code op} is {@code in} or {@code eqField}. */
    record Condition(String field, String op, List<String> values, boolean passWhenMissing) {
        enum Result {
            MET,
            NOT_MET,
            MISSING
        }

        Result test(Fields fields) {
            Optional<String> left = fields.find(field);
            if (op.equals("eqField")) {
                Optional<String> right = fields.find(values.get(0));
                if (left.isEmpty() || right.isEmpty()) {
                    return Result.MISSING;
                }
                return left.equals(right) ? Result.MET : Result.NOT_MET;
            }
            if (left.isEmpty()) {
                return passWhenMissing ? Result.MET : Result.MISSING;
            }
            return values.contains(left.get()) ? Result.MET : Result.NOT_MET;
        }

        static Condition of(JsonObject json) {
            List<String> values = switch (json.get("value").getValueType()) {
                case ARRAY -> strings(json, "value");
                default -> List.of(json.getString("value"));
            };
            return new Condition(
                    json.getString("field"),
                    json.getString("op"),
                    values,
                    "pass".equals(json.getString("whenMissing", "")));
        }
    }

    /** What narrows the award: {@code once}, {@code cap}, {@code reversal} or {@code none}. */
    record Constraint(String type, List<String> keyFields, int count, boolean perDay, Optional<TakesBack> takesBack) {
        static Constraint of(JsonObject json) {
            String type = json.getString("type");
            List<String> fields = type.equals("cap") ? strings(json, "distinct") : strings(json, "key");
            String period = json.getString("period", "");
            if (!period.isEmpty() && !period.equals("day")) {
                throw new IllegalArgumentException("the oracle knows days only, not " + period);
            }
            Optional<TakesBack> takesBack =
                    type.equals("reversal") ? Optional.of(TakesBack.of(json)) : Optional.empty();
            return new Constraint(type, fields, json.getInt("count", 0), period.equals("day"), takesBack);
        }
    }

    /** Which awards an event takes back, and how it finds them. */
    record TakesBack(List<String> rules, List<String> match, Optional<Condition> when) {
        static TakesBack of(JsonObject json) {
            return new TakesBack(
                    strings(json, "of"),
                    strings(json, "match"),
                    Optional.ofNullable(json.getJsonObject("when")).map(Condition::of));
        }
    }

    static Rule of(JsonObject json) {
        return new Rule(
                json.getString("moodleEvent"),
                json.getString("rocketEvent"),
                json.getString("learner"),
                json.getJsonNumber("suggestedPoints").longValueExact(),
                json.getJsonArray("filters").getValuesAs(JsonObject.class).stream()
                        .map(Condition::of)
                        .toList(),
                Constraint.of(json.getJsonObject("suggestedConstraint")),
                Optional.ofNullable(json.getJsonObject("alsoReverses")).map(TakesBack::of));
    }

    private static List<String> strings(JsonObject json, String name) {
        return json.containsKey(name) ? json.getJsonArray(name).getValuesAs(JsonString::getString) : List.of();
    }
}
