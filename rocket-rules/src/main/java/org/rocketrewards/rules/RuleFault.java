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
 * @param pointer the same place as a JSON pointer: {@code /rules/3/points}
 */
public record RuleFault(String field, @Nullable String rule, String message, String pointer) {
    /** A fault at a field. */
    public RuleFault(String field, @Nullable String rule, String message) {
        this(
                field,
                rule,
                message,
                field.isEmpty()
                        ? ""
                        : "/" + field.replace("]", "").replace('[', '/').replace('.', '/'));
    }

    /** A problem of the document that is being read. */
    public static RuleFault of(RuleProblem problem, @Nullable String rule) {
        String field = problem.pointer()
                .replaceAll("/([0-9]+)(?=/|$)", "[$1]")
                .replaceFirst("^/", "")
                .replace('/', '.')
                .replace("~1", "/")
                .replace("~0", "~");
        return new RuleFault(field.isEmpty() ? "rules" : field, rule, problem.message(), problem.pointer());
    }

    /** As it is answered. */
    public JsonObject json() {
        return Json.createObjectBuilder()
                .add("field", field)
                .add("rule", rule == null ? JsonValue.NULL : Json.createValue(rule))
                .add("message", message)
                .add("pointer", pointer)
                .build();
    }
}
