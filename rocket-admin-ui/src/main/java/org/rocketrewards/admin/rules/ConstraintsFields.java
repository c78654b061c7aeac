package org.rocketrewards.admin.rules;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** All that narrows a rule. An award has to meet each of them. */
final class ConstraintsFields extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Runnable changed;
    private final List<String> rules;
    private final List<ConstraintFields> all = new ArrayList<>();
    private final Div list = new Div();

    ConstraintsFields(Runnable changed, List<String> rules) {
        this.changed = changed;
        this.rules = rules;
        addClassName("members");
        list.addClassName("members");
        Button more = new Button(getTranslation("rule.constraint.add"), VaadinIcon.PLUS.create(), click -> {
            add(JsonValue.EMPTY_JSON_OBJECT);
            changed.run();
        });
        more.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        add(list, more);
    }

    private void add(JsonObject constraint) {
        ConstraintFields fields = new ConstraintFields(changed, rules, this::remove);
        if (!constraint.isEmpty()) {
            fields.show(constraint);
        }
        all.add(fields);
        list.add(fields);
    }

    private void remove(ConstraintFields gone) {
        all.remove(gone);
        list.remove(gone);
        changed.run();
    }

    /** Shows the constraints of a rule. */
    void show(JsonObject rule) {
        all.clear();
        list.removeAll();
        if (rule.get("constraints") instanceof JsonArray several) {
            several.getValuesAs(JsonObject.class).forEach(this::add);
        } else if (rule.get("constraint") instanceof JsonObject one && !"none".equals(Values.text(one.get("type")))) {
            add(one);
        }
    }

    /** Adds the constraints to a rule. */
    void write(JsonObjectBuilder rule) {
        if (all.size() == 1) {
            rule.add("constraint", all.get(0).value());
        } else if (!all.isEmpty()) {
            JsonArrayBuilder array = Json.createArrayBuilder();
            all.forEach(constraint -> array.add(constraint.value()));
            rule.add("constraints", array);
        }
    }

    /** Shows what is wrong; {@code pointer} is one of the rule. */
    boolean blame(String pointer, String message) {
        String name = Part.head(pointer);
        String rest = Part.tail(pointer);
        if (name.equals("constraint") && all.size() == 1) {
            return all.get(0).blame(rest, message);
        }
        if (name.equals("constraints") && Part.head(rest).matches("[0-9]{1,3}")) {
            int index = Integer.parseInt(Part.head(rest));
            return index < all.size() && all.get(index).blame(Part.tail(rest), message);
        }
        return false;
    }

    /** Takes back what was said to be wrong. */
    void clean() {
        all.forEach(Members::clean);
    }
}
