package org.rocketrewards.rules;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is different between two rule sets, rule by rule.
 *
 * @param from what is compared: a version number, or {@code draft}
 * @param to what it is compared with
 * @param added rules that only {@code to} has
 * @param removed rules that only {@code from} has
 * @param changed rules that both have, with the members that differ
 * @param sameOrder whether the rules that both have come in the same order
 */
public record RuleSetDiff(
        String from,
        String to,
        List<JsonObject> added,
        List<JsonObject> removed,
        List<ChangedRule> changed,
        boolean sameOrder) {
    /** A rule that is different. */
    public record ChangedRule(String key, List<ChangedMember> members) {}

    /** A member of a rule that is different; null where it has none. */
    public record ChangedMember(
            String member,
            @Nullable JsonValue before,
            @Nullable JsonValue after) {}

    /** Compares two lists of rules in the form of a rule file. */
    public static RuleSetDiff of(String from, List<JsonObject> before, String to, List<JsonObject> after) {
        Map<String, JsonObject> old = byKey(before);
        Map<String, JsonObject> now = byKey(after);
        List<JsonObject> added = after.stream()
                .filter(rule -> !old.containsKey(rule.getString("key")))
                .toList();
        List<JsonObject> removed = before.stream()
                .filter(rule -> !now.containsKey(rule.getString("key")))
                .toList();
        List<ChangedRule> changed = new ArrayList<>();
        now.forEach((key, rule) -> {
            JsonObject was = old.get(key);
            if (was != null && !was.equals(rule)) {
                changed.add(new ChangedRule(key, members(was, rule)));
            }
        });
        List<String> oldOrder = old.keySet().stream().filter(now::containsKey).toList();
        List<String> newOrder = now.keySet().stream().filter(old::containsKey).toList();
        return new RuleSetDiff(from, to, added, removed, changed, oldOrder.equals(newOrder));
    }

    /** Whether both are the same. */
    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty() && sameOrder;
    }

    /** The rules that are different as they were, by key; for the audit trail. */
    public JsonObject before() {
        JsonObjectBuilder json = Json.createObjectBuilder();
        removed.forEach(rule -> json.add(rule.getString("key"), rule));
        changed.forEach(rule -> json.add(rule.key(), side(rule, true)));
        return json.build();
    }

    /** The rules that are different as they are, by key; for the audit trail. */
    public JsonObject after() {
        JsonObjectBuilder json = Json.createObjectBuilder();
        added.forEach(rule -> json.add(rule.getString("key"), rule));
        changed.forEach(rule -> json.add(rule.key(), side(rule, false)));
        return json.build();
    }

    private static JsonObject side(ChangedRule rule, boolean before) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        rule.members().forEach(member -> {
            JsonValue value = before ? member.before() : member.after();
            json.add(member.member(), value == null ? JsonValue.NULL : value);
        });
        return json.build();
    }

    private static List<ChangedMember> members(JsonObject was, JsonObject is) {
        Set<String> names = new LinkedHashSet<>(is.keySet());
        names.addAll(was.keySet());
        return names.stream()
                .filter(name -> !String.valueOf(was.get(name)).equals(String.valueOf(is.get(name))))
                .map(name -> new ChangedMember(name, was.get(name), is.get(name)))
                .toList();
    }

    private static Map<String, JsonObject> byKey(List<JsonObject> rules) {
        Map<String, JsonObject> byKey = new LinkedHashMap<>();
        rules.forEach(rule -> byKey.put(rule.getString("key"), rule));
        return byKey;
    }
}
