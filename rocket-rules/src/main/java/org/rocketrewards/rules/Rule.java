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
 * @param points points of an award, ≥ 0; 0: only tracked, unless it issues a badge
 * @param filters all must match
 * @param constraint what narrows it
 * @param alsoReverses null, or what the same event takes back when it meets a condition
 * @param replaces keys of rules that an event is not considered by when this one's filters match it; what takes back
 *     awards of those takes back awards of this one too. Keys that the rule set does not have are passed over
 * @param badge key of the Rocket badge that an award issues; null: none
 * @param source number of the only source that it is for; null: all
 * @param retired considers no event any more; only there so that its awards can be taken back
 */
public record Rule(
        String key,
        String title,
        List<String> events,
        LearnerField learner,
        long points,
        List<Filter> filters,
        Constraint constraint,
        @Nullable AlsoReverses alsoReverses,
        List<String> replaces,
        @Nullable String badge,
        @Nullable Integer source,
        boolean retired) {
    /** Checks and copies. */
    public Rule {
        replaces = List.copyOf(replaces);
        events = List.copyOf(events);
        filters = List.copyOf(filters);
        if (points < 0) {
            throw new IllegalArgumentException("rule " + key + " awards a negative number of points");
        }
        if (events.isEmpty()) {
            throw new IllegalArgumentException("rule " + key + " names no event");
        }
    }

    /** A rule that replaces none, issues no badge and is for all sources. */
    public Rule(
            String key,
            String title,
            List<String> events,
            LearnerField learner,
            long points,
            List<Filter> filters,
            Constraint constraint,
            @Nullable AlsoReverses alsoReverses) {
        this(key, title, events, learner, points, filters, constraint, alsoReverses, List.of(), null, null, false);
    }

    /** Whether an award leaves anything that could be taken back: points, or a badge. */
    public boolean gives() {
        return points > 0 || badge != null;
    }

    /** Whether it considers events of a source. */
    public boolean isFor(int sourceId) {
        return source == null || source == sourceId;
    }

    /**
     * A second meaning of the same event, such as an activity that is incomplete again.
     *
     * @param when the condition under which the event takes back instead of awarding
     */
    public record AlsoReverses(Reversal reversal, Filter when) {}
}
