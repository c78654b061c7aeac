package org.rocketrewards.rules.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.rules.Constraint;
import org.rocketrewards.rules.LearningEvent;
import org.rocketrewards.rules.Rule;
import org.rocketrewards.rules.SourceTraits;

/**
 * What the constraints of a rule make of an event: the keys that it claims, and the limits that count it.
 *
 * @param keys at least one
 */
record AwardKeys(List<String> keys, List<Limit> limits) {
    /** Null when a key cannot be formed from the fields carried. */
    static @Nullable AwardKeys of(Rule rule, LearningEvent event, SourceTraits source, long learner) {
        Set<String> keys = new LinkedHashSet<>(4);
        List<Limit> limits = new ArrayList<>(rule.constraints().size());
        for (Constraint constraint : rule.constraints()) {
            boolean formed = true;
            if (constraint instanceof Constraint.Once once) {
                String suffix = once.period() == null ? "" : "@" + once.period().at(event.occurredAt(), source.zone());
                formed = add(onceKeys(once, event, learner), suffix, keys);
            } else if (constraint instanceof Constraint.Cap cap) {
                String period = cap.period().at(event.occurredAt(), source.zone());
                limits.add(new Limit.Places(period, cap.count(), keeps(cap.afterReversal())));
                formed = cap.distinct().isEmpty() || add(Keys.of(cap.distinct(), event, learner), "@" + period, keys);
            } else if (constraint instanceof Constraint.PointsCap cap) {
                String period = cap.period().at(event.occurredAt(), source.zone());
                limits.add(new Limit.MostPoints("points:" + period, cap.points(), keeps(cap.afterReversal())));
            } else if (constraint instanceof Constraint.CoolDown pause) {
                formed = pause(pause, event, learner, limits);
            }
            if (!formed) {
                return null;
            }
        }
        return new AwardKeys(keys.isEmpty() ? List.of(own(event)) : List.copyOf(keys), limits);
    }

    private static boolean keeps(Constraint.AfterReversal after) {
        return after == Constraint.AfterReversal.KEEP;
    }

    private static boolean add(List<String> formed, String suffix, Set<String> keys) {
        for (String key : formed) {
            keys.add(key + suffix);
        }
        return !formed.isEmpty();
    }

    private static boolean pause(Constraint.CoolDown pause, LearningEvent event, long learner, List<Limit> limits) {
        String apart = "";
        if (!pause.key().isEmpty()) {
            List<String> formed = Keys.of(pause.key(), event, learner);
            if (formed.isEmpty()) {
                return false;
            }
            apart = ":" + formed.get(0);
        }
        limits.add(new Limit.Pause(
                "cool_down:" + pause.every() + apart,
                event.occurredAt().getEpochSecond(),
                pause.every().getSeconds(),
                "cool_down:" + pause.every(),
                keeps(pause.afterReversal())));
        return true;
    }

    private static List<String> onceKeys(Constraint.Once once, LearningEvent event, long learner) {
        List<String> keys = Keys.of(once.key(), event, learner);
        for (int i = 0; keys.isEmpty() && i < once.otherwise().size(); i++) {
            keys = Keys.of(List.of(once.otherwise().get(i)), event, learner);
        }
        return keys;
    }

    /** A key that only this event has. */
    private static String own(LearningEvent event) {
        return "id=" + event.moodleId() + ",timecreated=" + event.occurredAt().getEpochSecond();
    }
}
