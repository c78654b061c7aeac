package org.rocketrewards.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads conditions: a list of filters and groups, or the form of the integration guide, an object of fields
 * ({@code {"courseid": ["101", "102"], "contextlevel": 50}}).
 */
final class ConditionReader {
    private static final int MOST_CONDITIONS = 100;
    private static final int MOST_VALUES = 5_000;
    private static final int LONGEST_VALUE = 1_000;

    private ConditionReader() {}

    /** Reads the filters of a rule; none when they are left out. */
    static List<Condition> readAll(@Nullable DocumentPlace filters) {
        if (filters == null) {
            return List.of();
        }
        return filters.isObject() ? guide(filters) : list(filters, 1);
    }

    private static List<Condition> list(DocumentPlace place, int depth) {
        List<Condition> conditions = new ArrayList<>();
        for (DocumentPlace item : place.items(MOST_CONDITIONS)) {
            Condition condition = read(item, depth);
            if (condition != null) {
                conditions.add(condition);
            }
        }
        return conditions;
    }

    private static List<Condition> guide(DocumentPlace place) {
        List<Condition> conditions = new ArrayList<>();
        for (Map.Entry<String, DocumentPlace> member : place.members().entrySet()) {
            List<String> values = values(member.getValue(), true);
            if (values != null && fieldName(member.getKey(), member.getValue())) {
                conditions.add(new Filter(member.getKey(), Filter.Operator.IN, values, false));
            }
        }
        return conditions;
    }

    /** Reads one condition; null, and a complaint, when it is none. */
    static @Nullable Condition read(DocumentPlace place, int depth) {
        if (!place.requireObject()) {
            return null;
        }
        if (depth > Condition.DEEPEST) {
            place.complain(RuleProblem.Code.TOO_LARGE, "is nested more than " + Condition.DEEPEST + " conditions deep");
            return null;
        }
        for (String kind : List.of("all", "any")) {
            DocumentPlace members = place.member(kind);
            if (members != null) {
                place.only(kind);
                List<Condition> of = list(members, depth + 1);
                if (of.isEmpty()) {
                    if (members.isEmptyList()) {
                        members.invalid("must have at least one condition");
                    }
                    return null;
                }
                return kind.equals("all") ? new Condition.All(of) : new Condition.Any(of);
            }
        }
        return filter(place);
    }

    private static @Nullable Filter filter(DocumentPlace place) {
        place.only("field", "orFields", "op", "value", "whenMissing");
        DocumentPlace fieldMember = place.required("field");
        String field = fieldMember == null ? null : fieldMember.text(Texts.LONGEST_FIELD);
        DocumentPlace op = place.member("op");
        Filter.Operator operator =
                op == null ? Filter.Operator.IN : op.parsed(Filter.Operator::of, "one of " + operators());
        DocumentPlace value = place.required("value");
        List<String> orFields = Texts.fields(place.member("orFields"));
        DocumentPlace whenMissing = place.member("whenMissing");
        boolean pass = whenMissing != null
                && "pass".equals(whenMissing.parsed(text -> Texts.oneOf(text, "pass", "fail"), "\"pass\" or \"fail\""));
        if (fieldMember == null || field == null || operator == null || value == null) {
            return null;
        }
        List<String> values = operator == Filter.Operator.EXISTS && value.isTruth()
                ? List.of(String.valueOf(value.truth()))
                : values(value, operator.takesMany());
        if (values == null || !fieldName(field, fieldMember)) {
            return null;
        }
        if (operator == Filter.Operator.EQ_FIELD && !fieldName(values.get(0), value)) {
            return null;
        }
        try {
            return new Filter(field, orFields, operator, values, pass);
        } catch (IllegalArgumentException e) {
            value.invalid(String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static String operators() {
        List<String> codes = new ArrayList<>();
        for (Filter.Operator operator : Filter.Operator.values()) {
            codes.add(operator.code());
        }
        return String.join(", ", codes);
    }

    private static boolean fieldName(String name, DocumentPlace at) {
        if (!Texts.isField(name)) {
            at.invalid("\"" + name + "\" is not the name of a field: letters, digits and _, at most "
                    + Texts.LONGEST_FIELD);
            return false;
        }
        return true;
    }

    private static @Nullable List<String> values(DocumentPlace place, boolean many) {
        List<DocumentPlace> items = many && place.isArray() ? place.items(MOST_VALUES) : List.of(place);
        List<String> values = new ArrayList<>();
        boolean good = true;
        for (DocumentPlace item : items) {
            String value = item.scalar(LONGEST_VALUE);
            good &= value != null;
            values.add(String.valueOf(value));
        }
        if (values.isEmpty()) {
            place.invalid("must have at least one value");
        }
        return good && !values.isEmpty() ? values : null;
    }
}
