package org.rocketrewards.rules;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What narrows an award, or what the rule does instead of awarding. A rule may have several; an award has to meet all.
 * Once always becomes free when its award is taken back (ADR 4); for counters the rule says so.
 */
public sealed interface Constraint {
    /** What an award that is taken back does to the place that it took. */
    enum AfterReversal {
        /** The place is free for later events. */
        FREE,
        /** The place stays taken. */
        KEEP;

        /** As written in rule files. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * Reads a code.
         *
         * @throws IllegalArgumentException when there is no such code
         */
        public static AfterReversal of(String code) {
            return Texts.constant(AfterReversal.class, code);
        }
    }

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
            period = period == Period.EVER ? null : period;
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
    record Cap(int count, Period period, List<String> distinct, AfterReversal afterReversal) implements Constraint {
        /** Checks and copies. */
        public Cap {
            if (count < 1) {
                throw new IllegalArgumentException("a cap counts to at least 1, not " + count);
            }
            distinct = List.copyOf(distinct);
        }

        /** A cap whose places become free again. */
        public Cap(int count, Period period, List<String> distinct) {
            this(count, period, distinct, AfterReversal.FREE);
        }
    }

    /**
     * At most so many points per learner and period, campaigns included, in order of arrival; the award that reaches
     * the cap brings what is left.
     *
     * @param points at least 1
     */
    record PointsCap(long points, Period period, AfterReversal afterReversal) implements Constraint {
        /** Checks. */
        public PointsCap {
            if (points < 1) {
                throw new IllegalArgumentException("a points cap is at least 1, not " + points);
            }
        }
    }

    /**
     * No award of a learner nearer to another one than this, before or after it, by when the events happened.
     *
     * @param every at least a second, in whole seconds
     * @param key fields that the pause is kept apart for; empty: one pause for the rule
     */
    record CoolDown(Duration every, List<String> key, AfterReversal afterReversal) implements Constraint {
        /** Checks and copies. */
        public CoolDown {
            if (every.getSeconds() < 1 || every.getNano() != 0) {
                throw new IllegalArgumentException("a cool-down takes whole seconds, at least one");
            }
            key = List.copyOf(key);
        }
    }

    /** The rule awards nothing; its events take back awards. */
    record TakesBack(Reversal reversal) implements Constraint {}
}
