package org.rocketrewards.rules.control;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.rules.RuleDocument;
import org.rocketrewards.rules.RuleFault;
import org.rocketrewards.rules.RuleProblem;
import org.rocketrewards.rules.RuleProblems;
import org.rocketrewards.rules.RuleSetDraft;
import org.rocketrewards.rules.RuleSetJson;

/** Rule sets as administrators write them, checked before anything is changed. */
public final class RuleDocuments {
    private static final String RULES = "rules";
    private static final String GROUPS = "groups";
    private static final String CAMPAIGNS = "campaigns";

    private RuleDocuments() {}

    /**
     * What could be read of a document.
     *
     * @param document null when there are faults
     */
    public record Reading(@Nullable RuleDocument document, List<RuleFault> faults) {}

    /** Reads a document, and finds everything that is wrong with it. */
    public static Reading parse(JsonObject document) {
        RuleProblems problems = new RuleProblems();
        RuleDocument read = RuleSetJson.read(document, problems);
        return new Reading(
                read,
                problems.list().stream()
                        .map(problem -> RuleFault.of(problem, ruleOf(problem, document)))
                        .toList());
    }

    /** Key of the rule in which a problem is; null when it is in none, or the rule has no key. */
    private static @Nullable String ruleOf(RuleProblem problem, JsonObject document) {
        String[] parts = problem.pointer().split("/", -1);
        if (parts.length > 2 && parts[1].equals(RULES) && document.get(RULES) instanceof JsonArray rules) {
            JsonValue rule = rules.get(Integer.parseInt(parts[2]));
            return rule instanceof JsonObject object && object.get("key") instanceof JsonString key
                    ? key.getString()
                    : null;
        }
        return null;
    }

    /**
     * Reads a document.
     *
     * @throws RocketException {@code invalid_field} with all faults when it makes no rule set
     */
    public static RuleDocument read(JsonObject document) {
        Reading reading = parse(document);
        if (reading.document() == null) {
            throw refused(reading.faults());
        }
        return reading.document();
    }

    /**
     * What can be compared part by part: rules, then groups and campaigns, whose keys get {@code group:} or
     * {@code campaign:} in front, which no rule has.
     */
    public static List<JsonObject> parts(RuleDocument document) {
        JsonObject written = RuleSetJson.write(document);
        return parts(array(written, RULES), array(written, GROUPS), array(written, CAMPAIGNS));
    }

    /** The same of a draft. */
    public static List<JsonObject> parts(RuleSetDraft draft) {
        return parts(draft.rules(), draft.groups(), draft.campaigns());
    }

    private static List<JsonObject> parts(JsonArray rules, JsonArray groups, JsonArray campaigns) {
        List<JsonObject> parts = new ArrayList<>(rules.getValuesAs(JsonObject.class));
        groups.getValuesAs(JsonObject.class).forEach(group -> parts.add(named("group:", group)));
        campaigns.getValuesAs(JsonObject.class).forEach(campaign -> parts.add(named("campaign:", campaign)));
        return parts;
    }

    private static JsonObject named(String prefix, JsonObject part) {
        return Json.createObjectBuilder(part)
                .add("key", prefix + part.getString("key"))
                .build();
    }

    /** The document of a draft. */
    public static JsonObject document(RuleSetDraft draft) {
        return document(draft, draft.rules().getValuesAs(JsonObject.class));
    }

    /** The document of a draft with other rules. */
    public static JsonObject document(RuleSetDraft draft, List<JsonObject> rules) {
        return Json.createObjectBuilder()
                .add(RULES, Json.createArrayBuilder(rules))
                .add(GROUPS, draft.groups())
                .add(CAMPAIGNS, draft.campaigns())
                .build();
    }

    /** A list of a document; empty when it is left out. */
    static JsonArray array(JsonObject document, String name) {
        return document.get(name) instanceof JsonArray array ? array : JsonValue.EMPTY_JSON_ARRAY;
    }

    /** What is answered to rules that cannot be used; nothing was changed. */
    public static RocketException refused(List<RuleFault> faults) {
        RuleFault first = faults.get(0);
        String more = faults.size() == 1 ? "" : " (and " + (faults.size() - 1) + " more, see errors)";
        return new RocketException(
                ProblemType.INVALID_FIELD,
                first.field() + ": " + first.message() + more,
                Map.of(
                        "field",
                        first.field(),
                        "errors",
                        faults.stream().map(RuleFault::json).toList()));
    }
}
