package org.rocketrewards.rules;

import java.util.List;

/**
 * A condition on one field; values are compared as strings.
 *
 * @param field the field of the delivery
 * @param orFields further names of it; one match among those that the delivery carries is enough
 * @param operator how it is compared
 * @param values for {@link Operator#IN} any of them, for {@link Operator#EQ_FIELD} the name of the other field
 * @param passWhenMissing whether an event that does not carry the field passes
 */
public record Filter(
        String field, List<String> orFields, Operator operator, List<String> values, boolean passWhenMissing) {
    /** Copies the lists. */
    public Filter {
        orFields = List.copyOf(orFields);
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("filter on " + field + " has no value to compare with");
        }
    }

    /** A filter on a field that has one name. */
    public Filter(String field, Operator operator, List<String> values, boolean passWhenMissing) {
        this(field, List.of(), operator, values, passWhenMissing);
    }

    /** How a field is compared. */
    public enum Operator {
        /** Equal to one of the values. */
        IN("in"),
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

    /** Applies the filter. */
    public Result apply(LearningEvent event) {
        Result result = apply(field, event);
        for (String name : orFields) {
            Result next = result == Result.MATCH ? result : apply(name, event);
            boolean carried = next == Result.MATCH || next == Result.NO_MATCH;
            result = carried ? next : result;
        }
        return result;
    }

    private Result apply(String name, LearningEvent event) {
        String value = event.field(name);
        String other = operator == Operator.EQ_FIELD ? event.field(values.get(0)) : "";
        if (value == null || other == null) {
            return passWhenMissing ? Result.PASSED_MISSING : Result.MISSING;
        }
        boolean match = operator == Operator.EQ_FIELD ? value.equals(other) : values.contains(value);
        return match ? Result.MATCH : Result.NO_MATCH;
    }
}
