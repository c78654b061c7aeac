package org.rocketrewards.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a kind of event earns.
 *
 * @param key stable name, {@code forum.posted}
 * @param title for people
 * @param events {@link EventPattern}s: class names, families with {@code *}, short names, names of other rules
 * @param learner where these events name the learner
 * @param points points of an award; 0: only tracked, unless it issues a badge
 * @param filters all must match
 * @param constraints what narrows it, all of them; none when nothing does
 * @param alsoReverses null, or what the same event takes back when it meets a condition
 * @param replaces keys of rules that an event is not considered by when this one's filters match it; what takes back
 *     awards of those takes back awards of this one too. Keys that the rule set does not have are passed over
 * @param badge key of the Rocket badge that an award issues; null: none
 * @param source number of the only source that it is for; null: all
 * @param retired considers no event (any more, or yet); there so that its awards can be taken back, or to be activated
 * @param group the {@link RuleGroup} that it is a member of; null: none
 * @param priority its place in the group: the highest first
 * @param validity when an event has to have happened
 */
public record Rule(
        String key,
        String title,
        List<String> events,
        LearnerField learner,
        Points points,
        List<Condition> filters,
        List<Constraint> constraints,
        @Nullable AlsoReverses alsoReverses,
        List<String> replaces,
        @Nullable String badge,
        @Nullable Integer source,
        boolean retired,
        @Nullable String group,
        int priority,
        Validity validity) {
    /** Checks and copies. */
    public Rule {
        replaces = List.copyOf(replaces);
        events = List.copyOf(events);
        filters = List.copyOf(filters);
        constraints = constraints.stream()
                .filter(constraint -> !(constraint instanceof Constraint.None))
                .toList();
        if (events.isEmpty()) {
            throw new IllegalArgumentException("rule " + key + " names no event");
        }
        if (constraints.size() > 1 && constraints.stream().anyMatch(Constraint.TakesBack.class::isInstance)) {
            throw new IllegalArgumentException("rule " + key + " takes back awards and is narrowed at the same time");
        }
    }

    /** A rule with fixed points and one constraint, at any time and in no group. */
    public Rule(
            String key,
            String title,
            List<String> events,
            LearnerField learner,
            long points,
            List<? extends Condition> filters,
            Constraint constraint,
            @Nullable AlsoReverses alsoReverses,
            List<String> replaces,
            @Nullable String badge,
            @Nullable Integer source,
            boolean retired) {
        this(
                key,
                title,
                events,
                learner,
                new Points.Fixed(points),
                List.copyOf(filters),
                List.of(constraint),
                alsoReverses,
                replaces,
                badge,
                source,
                retired,
                null,
                0,
                Validity.ALWAYS);
    }

    /** A rule that replaces none, issues no badge and is for all sources. */
    public Rule(
            String key,
            String title,
            List<String> events,
            LearnerField learner,
            long points,
            List<? extends Condition> filters,
            Constraint constraint,
            @Nullable AlsoReverses alsoReverses) {
        this(key, title, events, learner, points, filters, constraint, alsoReverses, List.of(), null, null, false);
    }

    /** Whether an award leaves anything that could be taken back: points, or a badge. */
    public boolean gives() {
        return points.most() > 0 || badge != null;
    }

    /** The first constraint, or {@link Constraint.None}. */
    public Constraint constraint() {
        return constraints.isEmpty() ? new Constraint.None() : constraints.get(0);
    }

    /** What its events take back instead of awarding; null when it awards. */
    public @Nullable Reversal takesBack() {
        return !constraints.isEmpty() && constraints.get(0) instanceof Constraint.TakesBack takesBack
                ? takesBack.reversal()
                : null;
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
    public record AlsoReverses(Reversal reversal, Condition when) {}
}
