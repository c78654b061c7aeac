package org.rocketrewards.admin.rules;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.rules.Condition;

/** Conditions, all or any of which have to be met; some of them may be groups themselves. */
final class ConditionGroup extends Div implements Part {
    private static final long serialVersionUID = 1L;

    private final transient Runnable changed;
    private final int depth;
    private final Select<String> kind = new Select<>();
    private final Div list = new Div();
    private final List<Part> parts = new ArrayList<>();
    private final Span complaint = new Span();

    /** The conditions of a rule. */
    ConditionGroup(Runnable changed) {
        this(changed, 0, null);
    }

    private ConditionGroup(Runnable changed, int depth, @Nullable Consumer<ConditionGroup> remove) {
        this.changed = changed;
        this.depth = depth;
        addClassName("members");
        list.addClassName("members");
        complaint.addClassName("complaint");
        complaint.getElement().setAttribute("role", "alert");
        complaint.setVisible(false);
        if (remove != null) {
            addClassName("group");
            kind.setLabel(getTranslation("rule.group.kind"));
            kind.setItems("any", "all");
            kind.setItemLabelGenerator(value -> getTranslation("rule.group.kind." + value));
            kind.setValue("any");
            kind.addValueChangeListener(change -> tell(change.isFromClient()));
            Button away = icon(VaadinIcon.TRASH, "rule.group.remove");
            away.addClickListener(click -> remove.accept(this));
            Div head = new Div(kind, away);
            head.addClassNames("members", "inline");
            add(head);
        }
        Button condition = new Button(getTranslation("rule.condition.add"), VaadinIcon.PLUS.create(), click -> {
            addCondition(null);
            changed.run();
        });
        condition.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        Div actions = new Div(condition);
        if (depth < Condition.DEEPEST - 1) {
            Button group = new Button(getTranslation("rule.group.add"), VaadinIcon.PLUS.create(), click -> {
                addGroup(null).addCondition(null);
                changed.run();
            });
            group.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
            actions.add(group);
        }
        actions.addClassName("actions");
        add(list, complaint, actions);
    }

    private void tell(boolean byPerson) {
        if (byPerson) {
            changed.run();
        }
    }

    private Button icon(VaadinIcon icon, String key) {
        Button button = new Button(icon.create());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        button.setAriaLabel(getTranslation(key));
        button.setTooltipText(getTranslation(key));
        return button;
    }

    private void addCondition(@Nullable JsonValue value) {
        ConditionFields fields = new ConditionFields(changed, this::remove);
        if (value != null) {
            fields.show(value);
        }
        keep(fields);
    }

    private ConditionGroup addGroup(@Nullable JsonValue value) {
        ConditionGroup group = new ConditionGroup(changed, depth + 1, this::remove);
        if (value != null) {
            group.show(value);
        }
        keep(group);
        return group;
    }

    private <P extends Component & Part> void keep(P part) {
        parts.add(part);
        list.add(part);
    }

    private <P extends Component & Part> void remove(P part) {
        parts.remove(part);
        list.remove(part);
        changed.run();
    }

    @Override
    public void show(@Nullable JsonValue value) {
        parts.clear();
        list.removeAll();
        JsonValue members = value;
        if (value instanceof JsonObject object && ConditionFields.isGroup(object)) {
            String code = object.containsKey("all") ? "all" : "any";
            kind.setValue(code);
            members = object.get(code);
        }
        if (members instanceof JsonArray array) {
            for (JsonValue item : array) {
                if (ConditionFields.isGroup(item)) {
                    addGroup(item);
                } else {
                    addCondition(item);
                }
            }
        }
    }

    @Override
    public JsonValue value() {
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (Part part : parts) {
            JsonValue value = part.value();
            array.add(value == null ? JsonValue.EMPTY_JSON_OBJECT : value);
        }
        return depth == 0
                ? array.build()
                : Json.createObjectBuilder().add(kind.getValue(), array).build();
    }

    @Override
    public boolean blame(String pointer, String message) {
        String below = depth == 0 || pointer.isEmpty() ? pointer : Part.tail(pointer);
        String index = Part.head(below);
        if (index.matches("[0-9]{1,3}") && Integer.parseInt(index) < parts.size()) {
            return parts.get(Integer.parseInt(index)).blame(Part.tail(below), message);
        }
        complaint.setText(message);
        complaint.setVisible(true);
        return true;
    }

    @Override
    public void clean() {
        complaint.setVisible(false);
        parts.forEach(Part::clean);
    }
}
