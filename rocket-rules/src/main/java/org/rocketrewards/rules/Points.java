package org.rocketrewards.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How many points an award brings: always a whole number from 0 on. */
public sealed interface Points {
    /** The most that a rule file may award at once. */
    long MOST = 1_000_000_000L;

    /** Answer of {@link #of} when the field that decides is not carried, or, for {@link Linear}, is no number. */
    long FIELD_MISSING = -1;

    /** Answer of {@link #of} when a table does not have the value of the field. */
    long NOT_IN_TABLE = -2;

    /** The points for an event, from 0; or {@link #FIELD_MISSING}, or {@link #NOT_IN_TABLE}. */
    long of(LearningEvent event);

    /** The most that it can come to. */
    long most();

    /** The field that decides; null when none does. */
    @Nullable
    String decidedBy();

    /** The same for every event. */
    record Fixed(long amount) implements Points {
        /** Checks. */
        public Fixed {
            notNegative(amount);
        }

        @Override
        public long of(LearningEvent event) {
            return amount;
        }

        @Override
        public long most() {
            return amount;
        }

        @Override
        public @Nullable String decidedBy() {
            return null;
        }
    }

    /**
     * By the value of a field.
     *
     * @param amounts points for each value, compared as strings
     * @param otherwise points for every other value, and when the field is not carried; null: none, and it is said why
     */
    record Table(
            String field,
            Map<String, Long> amounts,
            @Nullable Long otherwise) implements Points {
        /** The order of the database, in which numbers are sorted too: a document reads the same wherever it was kept. */
        private static final Comparator<String> ORDER =
                Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

        /** Checks and sorts. */
        public Table {
            SortedMap<String, Long> sorted = new TreeMap<>(ORDER);
            sorted.putAll(amounts);
            amounts = Collections.unmodifiableMap(sorted);
            amounts.values().forEach(Points::notNegative);
            if (amounts.isEmpty()) {
                throw new IllegalArgumentException("a table of points has at least one row");
            }
            if (otherwise != null) {
                notNegative(otherwise);
            }
        }

        @Override
        public long of(LearningEvent event) {
            String value = FieldNames.first(event, FieldNames.of(field, List.of()));
            Long amount = value == null ? null : amounts.get(value);
            if (amount == null) {
                amount = otherwise;
            }
            return amount != null ? amount : value == null ? FIELD_MISSING : NOT_IN_TABLE;
        }

        @Override
        public long most() {
            long most = otherwise == null ? 0 : otherwise;
            for (long amount : amounts.values()) {
                most = Math.max(most, amount);
            }
            return most;
        }

        @Override
        public String decidedBy() {
            return field;
        }
    }

    /** Points at one value of a number. */
    record Bound(BigDecimal value, long points) {
        /** Checks, and brings the number into one form. */
        public Bound {
            value = Numbers.plain(value);
            notNegative(points);
        }
    }

    /** What becomes of a fraction of a point. */
    enum Rounding {
        DOWN(RoundingMode.FLOOR),
        HALF_UP(RoundingMode.HALF_UP),
        UP(RoundingMode.CEILING);

        private final RoundingMode mode;

        Rounding(RoundingMode mode) {
            this.mode = mode;
        }

        /** As written in rule files. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * Reads a code.
         *
         * @throws IllegalArgumentException when there is no such code
         */
        public static Rounding of(String code) {
            return Texts.constant(Rounding.class, code);
        }
    }

    /**
     * On a straight line between two values of a number; below the lower and above the upper one as at that one.
     *
     * @param from the lower value
     * @param to the upper value
     */
    record Linear(String field, Bound from, Bound to, Rounding rounding) implements Points {
        /** Checks. */
        public Linear {
            if (from.value().compareTo(to.value()) >= 0) {
                throw new IllegalArgumentException("the lower value comes first");
            }
        }

        @Override
        public long of(LearningEvent event) {
            String text = FieldNames.first(event, FieldNames.of(field, List.of()));
            BigDecimal value = text == null ? null : Numbers.parse(text);
            if (value == null) {
                return FIELD_MISSING;
            }
            if (value.compareTo(from.value()) <= 0) {
                return from.points();
            }
            if (value.compareTo(to.value()) >= 0) {
                return to.points();
            }
            // multiplied before it is divided, so that the result is exact before it is rounded once
            BigDecimal rise = BigDecimal.valueOf(to.points()).subtract(BigDecimal.valueOf(from.points()));
            BigDecimal along = value.subtract(from.value()).multiply(rise);
            BigDecimal width = to.value().subtract(from.value());
            BigDecimal start = BigDecimal.valueOf(from.points()).multiply(width);
            return start.add(along).divide(width, 0, rounding.mode).longValueExact();
        }

        @Override
        public long most() {
            return Math.max(from.points(), to.points());
        }

        @Override
        public String decidedBy() {
            return field;
        }
    }

    private static void notNegative(long amount) {
        if (amount < 0) {
            throw new IllegalArgumentException("nobody is awarded a negative number of points");
        }
    }
}
