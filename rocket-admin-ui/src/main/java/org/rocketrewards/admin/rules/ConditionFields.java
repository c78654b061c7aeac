package org.rocketrewards.admin.rules;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.rules.Filter;

/** A condition on one field. */
final class ConditionFields extends Members {
    private static final long serialVersionUID = 1L;
    private static final List<String> OPERATORS =
            Arrays.stream(Filter.Operator.values()).map(Filter.Operator::code).toList();

    private final Select<String> operator;
    private final TextField values;
    private final Checkbox passes;

    /** A condition; {@code remove} is called to take it away. */
    ConditionFields(Runnable changed, Consumer<ConditionFields> remove) {
        super(changed);
        addClassNames("inline", "row");
        text("field", getTranslation("rule.condition.field")).setPlaceholder("courseid");
        operator = choice("op", getTranslation("rule.condition.op"), OPERATORS, "rule.op.", null);
        operator.setValue("in");
        values = list("value", getTranslation("rule.condition.value"));
        operator.addValueChangeListener(change -> describe());
        passes = new Checkbox(getTranslation("rule.condition.pass"));
        passes.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                tell();
            }
        });
        Button away = new Button(VaadinIcon.TRASH.create(), click -> remove.accept(this));
        away.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        away.setAriaLabel(getTranslation("rule.condition.remove"));
        away.setTooltipText(getTranslation("rule.condition.remove"));
        add(passes, away);
        describe();
    }

    private void describe() {
        String code = String.valueOf(operator.getValue());
        values.setHelperText(
                switch (code) {
                    case "in", "ne" -> getTranslation("rule.condition.value.several");
                    case "exists" -> getTranslation("rule.condition.value.exists");
                    case "matches" -> getTranslation("rule.condition.value.matches");
                    case "eqField" -> getTranslation("rule.condition.value.field");
                    default -> "";
                });
    }

    @Override
    public void show(@Nullable JsonValue value) {
        super.show(value);
        if (operator.getValue() == null) {
            operator.setValue("in");
        }
        passes.setValue("pass".equals(Values.text(shown().get("whenMissing"))));
        describe();
    }

    @Override
    boolean keeps(String name) {
        return !name.equals("whenMissing");
    }

    @Override
    public JsonObject value() {
        JsonObject read = super.value();
        JsonObjectBuilder json = Json.createObjectBuilder(read);
        String code = String.valueOf(operator.getValue());
        boolean several = code.equals("in") || code.equals("ne");
        boolean same = code.equals(Values.text(shown().get("op")))
                && values.getValue().equals(Values.text(shown().get("value")));
        if (!several && !same && read.containsKey("value")) {
            String text = values.getValue().strip();
            json.add("value", code.equals("exists") ? truth(text) : Json.createValue(text));
        }
        if (passes.getValue()) {
            json.add("whenMissing", "pass");
        }
        return json.build();
    }

    private static JsonValue truth(String text) {
        return switch (text) {
            case "true" -> JsonValue.TRUE;
            case "false" -> JsonValue.FALSE;
            default -> Json.createValue(text);
        };
    }

    @Override
    public boolean blame(String pointer, String message) {
        return super.blame(pointer.isEmpty() ? "/field" : pointer, message);
    }

    /** Whether a value is a group rather than a condition on a field. */
    static boolean isGroup(JsonValue value) {
        return value instanceof JsonObject object
                && (object.get("all") instanceof JsonArray || object.get("any") instanceof JsonArray);
    }
}
