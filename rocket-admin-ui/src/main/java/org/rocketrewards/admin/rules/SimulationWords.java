package org.rocketrewards.admin.rules;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ingest.SimulationRow;
import org.rocketrewards.rules.boundary.RuleSetVersions;

/** What simulations found, in words. */
final class SimulationWords {
    private SimulationWords() {}

    /** What one came to, in a sentence. */
    static String sentence(Component reader, SimulationRow simulation) {
        JsonObject result = result(simulation);
        long difference = number(result, "difference");
        if (difference == 0 && number(result, "learnersWithMore") == 0 && number(result, "learnersWithLess") == 0) {
            return reader.getTranslation("simulation.same", Words.number(number(result, "booked")));
        }
        return reader.getTranslation(
                "simulation.sentence",
                Words.number(number(result, "simulated")),
                Words.number(number(result, "booked")),
                Words.points(difference),
                Words.number(number(result, "learnersWithMore")),
                Words.number(number(result, "learnersWithLess")));
    }

    /** What is simulated: the draft, or a version. */
    static String rules(Component reader, String ruleSet) {
        return RuleSetVersions.DRAFT.equals(ruleSet)
                ? reader.getTranslation("rules.draft")
                : reader.getTranslation("rules.version", ruleSet);
    }

    /** Running, done, cancelled or failed. */
    static Badge state(Component reader, String state) {
        String word = reader.getTranslation("simulation.state." + state);
        return switch (state) {
            case "running" -> new Badge(VaadinIcon.PLAY_CIRCLE, word, "duplicate");
            case "done" -> new Badge(VaadinIcon.CHECK_CIRCLE, word, "accepted");
            case "cancelled" -> new Badge(VaadinIcon.BAN, word, "ignored");
            default -> new Badge(VaadinIcon.EXCLAMATION_CIRCLE, word, "failed");
        };
    }

    static JsonObject result(SimulationRow simulation) {
        return simulation.result() instanceof JsonObject result ? result : JsonValue.EMPTY_JSON_OBJECT;
    }

    static long number(JsonObject object, String name) {
        return object.get(name) instanceof JsonNumber number ? number.longValue() : 0;
    }
}
