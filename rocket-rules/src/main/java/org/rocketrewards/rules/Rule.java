package org.rocketrewards.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a kind of event earns.
 *
 * @param key stable name, {@code forum.posted}
 * @param title for people
 * @param events class names, or patterns with {@code *}: {@code \mod_*\event\course_module_viewed}
 * @param learner where these events name the learner
 * @param points points of an award, ≥ 0; 0: only tracked
 * @param filters all must match
 * @param constraint what narrows it
 * @param alsoReverses null, or what the same event takes back when it meets a condition
 */
public record Rule(
        String key,
        String title,
        List<String> events,
        LearnerField learner,
        long points,
        List<Filter> filters,
        Constraint constraint,
        @Nullable AlsoReverses alsoReverses) {
    /** Checks and copies. */
    public Rule {
        events = List.copyOf(events);
        filters = List.copyOf(filters);
        if (points < 0) {
            throw new IllegalArgumentException("rule " + key + " awards a negative number of points");
        }
        if (events.isEmpty()) {
            throw new IllegalArgumentException("rule " + key + " names no event");
        }
    }

    /**
     * A second meaning of the same event, such as an activity that is incomplete again.
     *
     * @param when the condition under which the event takes back instead of awarding
     */
    public record AlsoReverses(Reversal reversal, Filter when) {}
}
