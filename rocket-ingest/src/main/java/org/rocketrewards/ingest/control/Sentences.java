package org.rocketrewards.ingest.control;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.EventExplanation.Explained;
import org.rocketrewards.model.Outcome;

/** Says in a sentence what was decided and why. */
public final class Sentences {
    private Sentences() {}

    /** One decision, as it is stored with its event. */
    public static String of(JsonObject decision) {
        String rule = decision.getString("rule");
        long points = decision.getJsonNumber("points").longValue();
        JsonObject counter = decision.getJsonObject("counter");
        return switch (decision.getString("reason")) {
            case "awarded" ->
                (points == 0 ? "Awarded, without points," : points + (points == 1 ? " point" : " points"))
                        + " by the rule " + rule + used(counter) + ".";
            case "already_awarded" -> "No points by the rule " + rule + ": " + keys(decision) + " was awarded before.";
            case "cap_reached" ->
                "No points by the rule " + rule + ": "
                        + (counter == null
                                ? "its limit is reached."
                                : counter.get("before") + " of at most " + counter.get("limit") + " in "
                                        + counter.getString("period") + " were awarded before.");
            case "filter_not_matched" ->
                "No points by the rule " + rule + ": the field " + field(decision) + " does not match its filter.";
            case "filter_field_missing" ->
                "No points by the rule " + rule + ": its filter looks at the field " + field(decision)
                        + ", which the delivery did not carry.";
            case "key_field_missing" ->
                "No points by the rule " + rule + ": the delivery did not carry what the rule counts by.";
            case "tracked" -> "No points: the rule " + rule + " gives none, it only keeps track.";
            case "reversed" ->
                "The award of " + -points + " points by the rule " + decision.getString("of", rule)
                        + (decision.containsKey("event") ? " for event " + decision.get("event") : "")
                        + " was taken back.";
            case "reversed_already" -> "Nothing by the rule " + rule + ": it was taken back already.";
            case "nothing_to_reverse" -> "Nothing was taken back by the rule " + rule + ": there is no such award.";
            case "still_claimed" ->
                "Nothing was taken back by the rule " + rule + ": another event still earns the same award.";
            case "points_cap_reached" ->
                "No points by the rule " + rule + ": the points that it gives "
                        + (counter == null ? "" : "in " + counter.getString("period") + " ") + "are used up.";
            case "cooling_down" -> "No points by the rule " + rule + ": it is too soon after another award.";
            case "not_valid_then" -> "No points by the rule " + rule + ": it did not hold when the event happened.";
            case "not_first_of_group" -> "No points by the rule " + rule + ": another rule of its group comes first.";
            case "replaced" -> "No points by the rule " + rule + ": another rule stands in for it.";
            case "points_field_missing" ->
                "No points by the rule " + rule + ": the field that says how many is missing, or no number.";
            case "not_in_points_table" ->
                "No points by the rule " + rule + ": its table of points does not have the value.";
            case "campaign" ->
                points + " more points by the campaign " + decision.getString("campaign", "of the rule") + ".";
            default ->
                (points == 0 ? "No points" : points + " points") + " by the rule " + rule + ": "
                        + decision.getString("reason").replace('_', ' ') + ".";
        };
    }

    /** A whole event. */
    public static String of(Outcome outcome, @Nullable String reason, long points, List<Explained> decisions) {
        if (outcome == Outcome.QUARANTINED) {
            return "No points: the event is in quarantine, because " + quarantine(String.valueOf(reason)) + ".";
        }
        if (outcome == Outcome.IGNORED) {
            return "restored".equals(reason)
                    ? "No points: it comes out of a restored backup."
                    : "No points: no rule is for events of this type.";
        }
        if (decisions.size() == 1) {
            return decisions.get(0).sentence();
        }
        if (points != 0) {
            return decisions.stream()
                    .filter(decision -> decision.points() != 0)
                    .map(Explained::sentence)
                    .collect(Collectors.joining(" "));
        }
        return decisions.stream().map(Explained::sentence).collect(Collectors.joining(" "));
    }

    private static String quarantine(String reason) {
        return switch (reason) {
            case "learner_missing" -> "it names no learner";
            case "learner_is_guest" -> "its learner is the guest account";
            case "logged_in_as" -> "somebody acted in the learner's name";
            case "actor_is_administrator" -> "it names no learner, and an administrator acted";
            case "actor_is_cron" -> "it names no learner, and Moodle's cron acted";
            case "match_field_missing" -> "it lacks the field by which the award is found that it takes back";
            case "filter_field_missing" -> "it lacks a field that a rule's filter looks at, and the source is strict";
            default -> reason.replace('_', ' ');
        };
    }

    private static String field(JsonObject decision) {
        return decision.getString("field", "of the filter");
    }

    /** How much of a limit is used now; a pause has no such number. */
    private static String used(@Nullable JsonObject counter) {
        if (counter == null
                || counter.getJsonNumber("after").longValue()
                        > counter.getJsonNumber("limit").longValue()) {
            return "";
        }
        return ": " + counter.get("after") + " of at most " + counter.get("limit") + " in "
                + counter.getString("period") + " are used now";
    }

    private static String keys(JsonObject decision) {
        return decision.containsKey("key")
                ? decision.getJsonArray("key").getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .collect(Collectors.joining(" or "))
                : "it";
    }
}
