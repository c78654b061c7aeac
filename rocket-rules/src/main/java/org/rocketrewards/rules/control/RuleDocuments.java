package org.rocketrewards.rules.control;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.rules.Rule;
import org.rocketrewards.rules.RuleFault;
import org.rocketrewards.rules.RuleSetJson;

/** Rule sets as administrators write them, checked before anything is changed. */
public final class RuleDocuments {
    private RuleDocuments() {}

    /**
     * What could be read of a document.
     *
     * @param rules empty when there are faults
     */
    public record Reading(List<Rule> rules, List<RuleFault> faults) {}

    /** Reads the rules of a document, as far as that goes. */
    public static Reading parse(JsonObject document) {
        try {
            return new Reading(RuleSetJson.read(0, document).rules(), List.of());
        } catch (IllegalArgumentException e) {
            return new Reading(List.of(), List.of(new RuleFault("rules", null, String.valueOf(e.getMessage()))));
        } catch (NullPointerException | ClassCastException | ArithmeticException e) {
            String message = "The rules lack a member, or one is of another type.";
            return new Reading(List.of(), List.of(new RuleFault("rules", null, message)));
        }
    }

    /**
     * Reads the rules of a document.
     *
     * @throws RocketException {@code invalid_field} with all faults when they make no rule set
     */
    public static List<Rule> read(JsonObject document) {
        Reading reading = parse(document);
        if (!reading.faults().isEmpty()) {
            throw refused(reading.faults());
        }
        return reading.rules();
    }

    /** Rules in the form of a rule file. */
    public static List<JsonObject> write(List<Rule> rules) {
        return RuleSetJson.write(rules).getJsonArray("rules").getValuesAs(JsonObject.class);
    }

    /** A document of these rules. */
    public static JsonObject document(List<JsonObject> rules) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        rules.forEach(array::add);
        return Json.createObjectBuilder().add("rules", array).build();
    }

    /** What is answered to rules that cannot be used; nothing was changed. */
    public static RocketException refused(List<RuleFault> faults) {
        RuleFault first = faults.get(0);
        String more = faults.size() == 1 ? "" : " (and " + (faults.size() - 1) + " more, see errors)";
        return new RocketException(
                ProblemType.INVALID_FIELD,
                first.message() + more,
                Map.of(
                        "field",
                        first.field(),
                        "errors",
                        faults.stream().map(RuleFault::json).toList()));
    }
}
