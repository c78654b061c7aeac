package org.rocketrewards.rules;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with a rule set.
 *
 * @param field where: {@code rules[3].points}; empty when it is the whole
 * @param rule key of the rule; null when it is none in particular, or has no key
 * @param message what is wrong and what to do
 */
public record RuleFault(String field, @Nullable String rule, String message) {
    /** As it is answered. */
    public JsonObject json() {
        return Json.createObjectBuilder()
                .add("field", field)
                .add("rule", rule == null ? JsonValue.NULL : Json.createValue(rule))
                .add("message", message)
                .build();
    }
}
