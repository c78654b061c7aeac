package org.rocketrewards.admin.rules;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.rules.Rule;
import org.rocketrewards.rules.RuleDocument;
import org.rocketrewards.rules.RuleProblem;
import org.rocketrewards.rules.RuleProblems;
import org.rocketrewards.rules.RuleSetDraft;
import org.rocketrewards.rules.RuleSetJson;

/**
 * A rule as it was entered, read in the draft that it belongs to.
 *
 * @param document the whole draft with it; null when something is wrong
 * @param rule null when something is wrong
 * @param written as it was entered
 * @param complaints what is wrong
 */
record CheckedRule(
        @Nullable RuleDocument document, @Nullable Rule rule, JsonObject written, List<Complaint> complaints) {

    /**
     * Something that is wrong.
     *
     * @param pointer to the member of the rule; empty when it is the rule, or something else of the draft
     */
    record Complaint(String pointer, String message) {
        /** On its own, away from the field. */
        String text() {
            return pointer.isEmpty() ? message : pointer.substring(1) + ": " + message;
        }
    }

    /** Reads a rule; {@code key} null: a new one. */
    static CheckedRule of(RuleSetDraft draft, @Nullable String key, JsonObject rule) {
        List<JsonValue> rules = new ArrayList<>(draft.rules());
        int known = key == null ? -1 : Drafts.indexOf(rules, key);
        int index = known < 0 ? rules.size() : known;
        if (known < 0) {
            rules.add(rule);
        } else {
            rules.set(index, rule);
        }
        RuleProblems problems = new RuleProblems();
        RuleDocument document = RuleSetJson.read(Drafts.document(draft, rules), problems);
        String at = "/rules/" + index;
        List<Complaint> complaints = new ArrayList<>();
        for (RuleProblem problem : problems.list()) {
            boolean ours = problem.pointer().equals(at) || problem.pointer().startsWith(at + "/");
            complaints.add(new Complaint(ours ? member(problem, at) : "", ours ? problem.message() : problem.text()));
        }
        return new CheckedRule(
                document, document == null ? null : document.rules().get(index), rule, complaints);
    }

    /** What is missing is complained of at the object that lacks it; people look for it at the field. */
    private static String member(RuleProblem problem, String at) {
        String pointer = problem.pointer().substring(at.length());
        if (problem.code() == RuleProblem.Code.MISSING && problem.message().startsWith("\"")) {
            return pointer + "/"
                    + problem.message().substring(1, problem.message().indexOf('"', 1));
        }
        return pointer;
    }
}
