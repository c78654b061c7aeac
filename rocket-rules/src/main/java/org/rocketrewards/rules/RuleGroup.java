package org.rocketrewards.rules;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Rules, or groups of rules, that stand together: all that match award, or only the first. The first is the one with
 * the highest priority, then the one that comes first in the file, among those whose time and filters fit; whether its
 * constraints then let it award does not matter.
 *
 * @param key stable name
 * @param take which of its members award
 * @param within the group that it is a member of; null: none
 * @param priority its place in that group
 */
public record RuleGroup(String key, Take take, @Nullable String within, int priority) {
    /** Which members of a group award. */
    public enum Take {
        FIRST,
        ALL;

        /** As written in rule files. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * Reads a code.
         *
         * @throws IllegalArgumentException when there is no such code
         */
        public static Take of(String code) {
            return Texts.constant(Take.class, code);
        }
    }
}
