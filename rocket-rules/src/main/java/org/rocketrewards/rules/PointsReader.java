package org.rocketrewards.rules;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads how many points an award brings: a number, a table or a line. */
final class PointsReader {
    private static final int MOST_ROWS = 5_000;
    private static final int LONGEST_VALUE = 1_000;

    private PointsReader() {}

    static @Nullable Points read(DocumentPlace place) {
        if (place.isNumber()) {
            Long amount = place.whole(0, Points.MOST);
            return amount == null ? null : new Points.Fixed(amount);
        }
        if (!place.isObject()) {
            place.complain(
                    RuleProblem.Code.WRONG_TYPE,
                    "must be a whole number from 0 to " + Points.MOST + ", a table or a line");
            return null;
        }
        DocumentPlace by = place.required("by");
        String field = by == null ? null : by.text(Texts.LONGEST_FIELD);
        if (by != null && field != null && !Texts.isField(field)) {
            by.invalid("\"" + field + "\" is not the name of a field");
            field = null;
        }
        return place.has("from") || place.has("to") ? linear(place, field) : table(place, field);
    }

    private static @Nullable Points table(DocumentPlace place, @Nullable String field) {
        place.only("by", "table", "otherwise");
        DocumentPlace tableMember = place.required("table");
        DocumentPlace otherwiseMember = place.member("otherwise");
        Long otherwise = otherwiseMember == null ? null : otherwiseMember.whole(0, Points.MOST);
        if (tableMember == null || !tableMember.requireObject()) {
            return null;
        }
        Map<String, Long> amounts = new LinkedHashMap<>();
        for (Map.Entry<String, DocumentPlace> row : tableMember.members().entrySet()) {
            Long amount = row.getValue().whole(0, Points.MOST);
            if (row.getKey().length() > LONGEST_VALUE || !Texts.storable(row.getKey())) {
                row.getValue().invalid("stands for a value that is too long or has a control character in it");
            } else if (amount != null) {
                amounts.put(row.getKey(), amount);
            }
        }
        if (tableMember.members().isEmpty()) {
            tableMember.invalid("must have at least one row");
        } else if (amounts.size() > MOST_ROWS) {
            tableMember.complain(RuleProblem.Code.TOO_LARGE, "has more than " + MOST_ROWS + " rows");
        }
        return field == null || amounts.isEmpty() ? null : new Points.Table(field, amounts, otherwise);
    }

    private static @Nullable Points linear(DocumentPlace place, @Nullable String field) {
        place.only("by", "from", "to", "rounding");
        Points.Bound from = bound(place.required("from"));
        Points.Bound to = bound(place.required("to"));
        DocumentPlace rounding = place.member("rounding");
        Points.Rounding mode = rounding == null
                ? Points.Rounding.HALF_UP
                : rounding.parsed(Points.Rounding::of, "one of down, half_up, up");
        if (field == null || from == null || to == null || mode == null) {
            return null;
        }
        if (from.value().compareTo(to.value()) >= 0) {
            place.invalid("\"from\" must have a smaller value than \"to\"");
            return null;
        }
        return new Points.Linear(field, from, to, mode);
    }

    private static Points.@Nullable Bound bound(@Nullable DocumentPlace place) {
        if (place == null || !place.requireObject()) {
            return null;
        }
        place.only("value", "points");
        DocumentPlace valueMember = place.required("value");
        DocumentPlace pointsMember = place.required("points");
        BigDecimal value = valueMember == null ? null : valueMember.number();
        Long points = pointsMember == null ? null : pointsMember.whole(0, Points.MOST);
        return value == null || points == null ? null : new Points.Bound(value, points);
    }
}
