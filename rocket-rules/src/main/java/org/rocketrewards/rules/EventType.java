package org.rocketrewards.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of Moodle event that Rocket knows: a row of the catalogue.
 *
 * @param moodleEvent class name; for a family the abstract class
 * @param rocketEvent stable name, {@code course.completed}; key of its default rule
 * @param title for people
 * @param category area of Moodle, {@code quiz}
 * @param learner where it names the learner
 * @param component Moodle component
 * @param target what it happened to
 * @param action what happened
 * @param objectTable Moodle table of {@code objectid}; null when none
 * @param contextLevel constant name of Moodle's context level
 * @param educationalLevel 0 other, 1 teaching, 2 participating
 * @param otherKeys keys that Moodle puts into {@code other}
 * @param since Moodle version that has it
 * @param removedIn Moodle version that lost it; null when still there
 * @param caution what to know before paying for it
 * @param defaultRule the rule that version 1 of the rule set has for it
 */
public record EventType(
        String moodleEvent,
        String rocketEvent,
        String title,
        String category,
        LearnerField learner,
        String component,
        String target,
        String action,
        @Nullable String objectTable,
        String contextLevel,
        int educationalLevel,
        List<String> otherKeys,
        @Nullable String since,
        @Nullable String removedIn,
        String caution,
        Rule defaultRule) {
    /** Copies the lists. */
    public EventType {
        otherKeys = List.copyOf(otherKeys);
    }
}
