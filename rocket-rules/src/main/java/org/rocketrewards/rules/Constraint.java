package org.rocketrewards.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What narrows an award, or what the rule does instead of awarding. */
public sealed interface Constraint {
    /** Nothing narrows it. */
    record None() implements Constraint {}

    /**
     * One award per learner and key, ever or per period.
     *
     * @param per what the key stands for, for people: {@code module}
     * @param key the fields that make the key
     * @param period null: ever
     * @param otherwise fields of which the first one carried is the key of an event that does not carry the key
     */
    record Once(String per, List<String> key, @Nullable Period period, List<String> otherwise) implements Constraint {
        /** Copies the lists. */
        public Once {
            key = List.copyOf(key);
            otherwise = List.copyOf(otherwise);
        }

        /** One award per key, none without. */
        public Once(String per, List<String> key, @Nullable Period period) {
            this(per, key, period, List.of());
        }
    }

    /**
     * At most {@code count} awards per learner and period, in order of arrival.
     *
     * @param count at least 1
     * @param distinct the fields of the object that counts once inside the period; empty: every event counts
     */
    record Cap(int count, Period period, List<String> distinct) implements Constraint {
        /** Checks and copies. */
        public Cap {
            if (count < 1) {
                throw new IllegalArgumentException("a cap counts to at least 1, not " + count);
            }
            distinct = List.copyOf(distinct);
        }
    }

    /** The rule awards nothing; its events take back awards. */
    record TakesBack(Reversal reversal) implements Constraint {}
}
