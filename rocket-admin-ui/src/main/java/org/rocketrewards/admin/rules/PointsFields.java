package org.rocketrewards.admin.rules;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How many points: the same for all, by a table, or along a line. */
final class PointsFields extends Div implements Part {
    private static final long serialVersionUID = 1L;
    private static final String FIXED = "fixed";
    private static final String TABLE = "table";
    private static final String LINE = "line";
    private static final List<String> ROUNDINGS = List.of("half_up", "down", "up");

    private final Select<String> kind = new Select<>();
    private final Members fixed;
    private final Members table;
    private final Members line;

    PointsFields(Runnable changed) {
        addClassName("members");
        kind.setLabel(getTranslation("rule.points.kind"));
        kind.setItems(FIXED, TABLE, LINE);
        kind.setItemLabelGenerator(value -> getTranslation("rule.points.kind." + value));
        kind.addValueChangeListener(change -> {
            showKind();
            if (change.isFromClient()) {
                changed.run();
            }
        });
        fixed = new Members(changed);
        fixed.number("points", getTranslation("rules.points"));
        table = new Members(changed);
        table.text("by", getTranslation("rule.points.by")).setHelperText(getTranslation("rule.points.by.help"));
        table.part("table", new Rows(changed));
        table.number("otherwise", getTranslation("rule.points.otherwise"))
                .setHelperText(getTranslation("rule.points.otherwise.help"));
        line = new Members(changed);
        line.text("by", getTranslation("rule.points.by")).setHelperText(getTranslation("rule.points.by.line"));
        line.part("from", bound(changed, "from"));
        line.part("to", bound(changed, "to"));
        line.choice(
                "rounding",
                getTranslation("rule.points.rounding"),
                ROUNDINGS,
                "rule.points.rounding.",
                getTranslation("rule.points.rounding.half_up"));
        add(kind, fixed, table, line);
        kind.setValue(FIXED);
    }

    private Members bound(Runnable changed, String which) {
        Members bound = new Members(changed);
        bound.addClassName("inline");
        TextField value = bound.number("value", getTranslation("rule.points." + which + ".value"));
        value.addClassName("short");
        bound.number("points", getTranslation("rule.points." + which + ".points"));
        return bound;
    }

    private void showKind() {
        fixed.setVisible(FIXED.equals(kind.getValue()));
        table.setVisible(TABLE.equals(kind.getValue()));
        line.setVisible(LINE.equals(kind.getValue()));
    }

    private Members current() {
        return table.isVisible() ? table : line.isVisible() ? line : fixed;
    }

    @Override
    public void show(@Nullable JsonValue value) {
        if (value instanceof JsonObject object) {
            kind.setValue(object.containsKey("from") || object.containsKey("to") ? LINE : TABLE);
            current().show(object);
        } else {
            kind.setValue(FIXED);
            JsonObjectBuilder whole = Json.createObjectBuilder();
            if (value != null) {
                whole.add("points", value);
            }
            fixed.show(whole.build());
        }
    }

    @Override
    public @Nullable JsonValue value() {
        return fixed.isVisible() ? fixed.value().get("points") : current().value();
    }

    @Override
    public boolean blame(String pointer, String message) {
        if (fixed.isVisible()) {
            return fixed.blame("/points" + pointer, message);
        }
        return current().blame(pointer.isEmpty() ? "/by" : pointer, message);
    }

    @Override
    public void clean() {
        current().clean();
    }

    /** The rows of a table, a line each: {@code 44 = 10}. */
    private static final class Rows extends TextArea implements Part {
        private static final long serialVersionUID = 1L;

        Rows(Runnable changed) {
            setLabel(getTranslation("rule.points.table"));
            setHelperText(getTranslation("rule.points.table.help"));
            setValueChangeMode(ValueChangeMode.LAZY);
            addValueChangeListener(change -> {
                if (change.isFromClient()) {
                    changed.run();
                }
            });
        }

        @Override
        public void show(@Nullable JsonValue value) {
            setValue(
                    value instanceof JsonObject rows
                            ? rows.entrySet().stream()
                                    .map(row -> row.getKey() + " = " + Values.text(row.getValue()))
                                    .collect(Collectors.joining("\n"))
                            : "");
        }

        @Override
        public JsonValue value() {
            JsonObjectBuilder rows = Json.createObjectBuilder();
            for (String row : getValue().split("\n", -1)) {
                int at = row.lastIndexOf('=');
                JsonValue points = at < 0 ? null : Values.number(row.substring(at + 1));
                if (!row.isBlank()) {
                    rows.add((at < 0 ? row : row.substring(0, at)).strip(), points == null ? JsonValue.NULL : points);
                }
            }
            return rows.build();
        }

        @Override
        public boolean blame(String pointer, String message) {
            setErrorMessage(pointer.isEmpty() ? message : Part.head(pointer) + ": " + message);
            setInvalid(true);
            return true;
        }

        @Override
        public void clean() {
            setInvalid(false);
        }
    }
}
