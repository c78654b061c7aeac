package org.rocketrewards.ingest;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.Outcome;

/**
 * Why an event gave points or none.
 *
 * @param learner Moodle user id; null when it was not attributed to one learner
 * @param ruleSet the version that was in force
 * @param sentence all of it in one sentence
 * @param decisions one for each rule that was considered
 * @param instead what another version would have decided; null unless asked for
 */
public record EventExplanation(
        long event,
        String eventName,
        @Nullable Long learner,
        Instant occurredAt,
        int ruleSet,
        Outcome outcome,
        long points,
        String sentence,
        List<Explained> decisions,
        @Nullable Instead instead) {
    /** Copies the list. */
    public EventExplanation {
        decisions = List.copyOf(decisions);
    }

    /**
     * A decision with a sentence for people.
     *
     * @param title of the rule; null when that version does not have it any more
     * @param decision with the numbers behind it
     */
    public record Explained(
            String rule, @Nullable String title, String reason, long points, String sentence, JsonObject decision) {}

    /** What a version, or the draft, would have decided in the place of the one in force. */
    public record Instead(String ruleSet, Outcome outcome, long points, String sentence, List<Explained> decisions) {
        /** Copies the list. */
        public Instead {
            decisions = List.copyOf(decisions);
        }
    }
}
