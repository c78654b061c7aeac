package org.rocketrewards.rules;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A condition on one field. Values are compared as strings; {@code lt}, {@code lte}, {@code gt} and {@code gte} compare
 * numbers. One that is carried under several names is looked for under all of them.
 */
public final class Filter implements Condition {
    private final String field;
    private final List<String> orFields;
    private final Operator operator;
    private final List<String> values;
    private final boolean passWhenMissing;

    private final List<String> names;
    private final Set<String> wanted;
    private final @Nullable BigDecimal bound;
    private final @Nullable SafePattern pattern;

    /**
     * A filter on a field.
     *
     * @param field the field of the delivery
     * @param orFields further names of it; one match among those that the delivery carries is enough
     * @param operator how it is compared
     * @param values what it is compared with: several for {@link Operator#IN} and {@link Operator#NE}, else one
     * @param passWhenMissing whether an event that does not carry the field passes
     * @throws IllegalArgumentException when the operator cannot be used with these values
     */
    public Filter(
            String field, List<String> orFields, Operator operator, List<String> values, boolean passWhenMissing) {
        this.field = field;
        this.orFields = List.copyOf(orFields);
        this.operator = operator;
        this.values = List.copyOf(values);
        this.passWhenMissing = passWhenMissing;
        String complaint = operator.complaint(values);
        if (complaint != null) {
            throw new IllegalArgumentException("filter on " + field + " " + complaint);
        }
        this.names = FieldNames.of(field, this.orFields);
        this.wanted = new HashSet<>(values);
        this.bound = operator.numeric() ? Numbers.parse(values.get(0)) : null;
        this.pattern = operator == Operator.MATCHES ? new SafePattern(values.get(0)) : null;
    }

    /** A filter on a field that has one name. */
    public Filter(String field, Operator operator, List<String> values, boolean passWhenMissing) {
        this(field, List.of(), operator, values, passWhenMissing);
    }

    /** How a field is compared. */
    public enum Operator {
        /** Equal to one of the values. */
        IN("in"),
        /** Equal to the value. */
        EQ("eq"),
        /** Equal to none of the values. */
        NE("ne"),
        /** A number below the value. */
        LT("lt"),
        /** A number up to the value. */
        LTE("lte"),
        /** A number above the value. */
        GT("gt"),
        /** A number from the value on. */
        GTE("gte"),
        /** The whole value matches the regular expression (RE2 syntax). */
        MATCHES("matches"),
        /** Carried with a value, or, with {@code false}, not. */
        EXISTS("exists"),
        /** Equal to the value of another field. */
        EQ_FIELD("eqField");

        private final String code;

        Operator(String code) {
            this.code = code;
        }

        /** As written in the catalogue and in rule files. */
        public String code() {
            return code;
        }

        /** Whether it compares numbers. */
        public boolean numeric() {
            return this == LT || this == LTE || this == GT || this == GTE;
        }

        /** Whether it takes more than one value. */
        public boolean takesMany() {
            return this == IN || this == NE;
        }

        /** What is wrong with values for it, to follow "the filter …"; null when nothing is. */
        @Nullable
        String complaint(List<String> values) {
            if (values.isEmpty()) {
                return "has no value to compare with";
            }
            if (values.size() > 1 && !takesMany()) {
                return "compares with " + code + ", which takes one value; \"in\" takes several";
            }
            String value = values.get(0);
            if (numeric() && Numbers.parse(value) == null) {
                return "compares with " + code + ", which takes a number, not \"" + value + "\"";
            }
            if (this == EXISTS && !value.equals("true") && !value.equals("false")) {
                return "compares with exists, which takes true or false";
            }
            return null;
        }

        /**
         * Reads a code.
         *
         * @throws IllegalArgumentException when there is no such code
         */
        public static Operator of(String code) {
            for (Operator operator : values()) {
                if (operator.code.equals(code)) {
                    return operator;
                }
            }
            throw new IllegalArgumentException("no filter operator \"" + code + "\"");
        }
    }

    /** What the filter says of an event. */
    public enum Result {
        MATCH,
        NO_MATCH,
        /** The field is not carried and the filter does not let that pass. */
        MISSING,
        /** The field is not carried and the filter lets that pass. */
        PASSED_MISSING
    }

    /** The field of the delivery. */
    public String field() {
        return field;
    }

    /** Further names of the field. */
    public List<String> orFields() {
        return orFields;
    }

    /** How it is compared. */
    public Operator operator() {
        return operator;
    }

    /** What it is compared with. */
    public List<String> values() {
        return values;
    }

    /** Whether an event that does not carry the field passes. */
    public boolean passWhenMissing() {
        return passWhenMissing;
    }

    @Override
    public Result apply(LearningEvent event) {
        if (operator == Operator.EXISTS) {
            boolean exists = FieldNames.first(event, names) != null;
            return exists == values.get(0).equals("true") ? Result.MATCH : Result.NO_MATCH;
        }
        boolean carried = false;
        for (int i = 0; i < names.size(); i++) {
            String value = event.field(names.get(i));
            String other = operator == Operator.EQ_FIELD ? event.field(values.get(0)) : "";
            if (value == null || other == null || (value.isEmpty() && !emptyIsAValue())) {
                continue;
            }
            carried = true;
            if (compare(value, other)) {
                return operator == Operator.NE ? Result.NO_MATCH : Result.MATCH;
            }
        }
        if (!carried) {
            return passWhenMissing ? Result.PASSED_MISSING : Result.MISSING;
        }
        return operator == Operator.NE ? Result.MATCH : Result.NO_MATCH;
    }

    private boolean emptyIsAValue() {
        return operator == Operator.IN || operator == Operator.EQ || operator == Operator.EQ_FIELD;
    }

    /** Whether one value is equal, or stands in the wanted relation. */
    private boolean compare(String value, String other) {
        return switch (operator) {
            case IN, NE -> wanted.contains(value);
            case EQ -> values.get(0).equals(value);
            case EQ_FIELD -> value.equals(other);
            case MATCHES -> pattern != null && pattern.matches(value);
            case LT, LTE, GT, GTE -> compareNumbers(value);
            case EXISTS -> throw new IllegalStateException("exists is answered before");
        };
    }

    private boolean compareNumbers(String value) {
        BigDecimal number = Numbers.parse(value);
        if (number == null || bound == null) {
            return false;
        }
        int order = number.compareTo(bound);
        return switch (operator) {
            case LT -> order < 0;
            case LTE -> order <= 0;
            case GT -> order > 0;
            default -> order >= 0;
        };
    }

    @Override
    public Filter blamed(LearningEvent event) {
        return this;
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof Filter other
                && field.equals(other.field)
                && orFields.equals(other.orFields)
                && operator == other.operator
                && values.equals(other.values)
                && passWhenMissing == other.passWhenMissing;
    }

    @Override
    public int hashCode() {
        return Objects.hash(field, orFields, operator, values, passWhenMissing);
    }

    @Override
    public String toString() {
        return field + (orFields.isEmpty() ? "" : "|" + String.join("|", orFields)) + " " + operator.code() + " "
                + values;
    }
}
