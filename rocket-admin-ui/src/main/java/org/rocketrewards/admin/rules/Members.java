package org.rocketrewards.admin.rules;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Fields for the members of an object of a rule file. Members that it has no field for stay as they are, and so do those
 * that nobody changed.
 */
class Members extends Div implements Part {
    private static final long serialVersionUID = 1L;
    private static final int PATIENCE_MILLIS = 400;

    private final transient Runnable changed;
    private final transient Map<String, Field> fields = new LinkedHashMap<>();
    private transient JsonObject shown = JsonValue.EMPTY_JSON_OBJECT;

    private record Field(
            Component component,
            Consumer<@Nullable JsonValue> show,
            Supplier<@Nullable JsonValue> value,
            @Nullable Part part) {}

    /** An empty form; {@code changed} is called after each change by a person. */
    Members(Runnable changed) {
        this.changed = changed;
        addClassName("members");
    }

    /** A field for a text. */
    TextField text(String name, String label) {
        return text(name, label, Values::string);
    }

    /** A field for a number. */
    TextField number(String name, String label) {
        TextField field = text(name, label, Values::number);
        field.getElement().setAttribute("inputmode", "decimal");
        field.addClassName("short");
        return field;
    }

    /** A field for a list of texts, separated by commas. */
    TextField list(String name, String label) {
        return text(name, label, Values::list);
    }

    private TextField text(String name, String label, Function<String, @Nullable JsonValue> read) {
        TextField field = new TextField(label);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(PATIENCE_MILLIS);
        return add(name, field, value -> field.setValue(Values.text(value)), () -> {
            JsonValue before = shown.get(name);
            return field.getValue().equals(Values.text(before)) ? before : read.apply(field.getValue());
        });
    }

    /** A choice of codes; {@code prefix} of the keys of their texts, empty: themselves; with {@code none}, the text for none of them. */
    Select<String> choice(String name, String label, List<String> codes, String prefix, @Nullable String none) {
        Select<String> field = new Select<>();
        field.setLabel(label);
        field.setItems(codes);
        field.setItemLabelGenerator(code -> code == null ? String.valueOf(none) : words(prefix, code));
        field.setEmptySelectionAllowed(none != null);
        if (none != null) {
            field.setEmptySelectionCaption(none);
        }
        return add(
                name,
                field,
                value -> field.setValue(codes.contains(Values.text(value)) ? Values.text(value) : null),
                () -> field.getValue() == null ? null : Json.createValue(field.getValue()));
    }

    private String words(String prefix, String code) {
        return prefix.isEmpty() ? code : getTranslation(prefix + code.replace(' ', '_'));
    }

    /** A tick; not written as long as it says what holds anyway. */
    Checkbox flag(String name, String label, boolean otherwise) {
        Checkbox field = new Checkbox(label);
        return add(
                name,
                field,
                value -> field.setValue(value == null ? otherwise : value == JsonValue.TRUE),
                () -> field.getValue() == otherwise ? null : field.getValue() ? JsonValue.TRUE : JsonValue.FALSE);
    }

    /** A choice of several; {@code free}: what is not among the items may be entered too. */
    MultiSelectComboBox<String> several(
            String name, String label, Collection<String> items, Function<String, String> words, boolean free) {
        MultiSelectComboBox<String> field = new MultiSelectComboBox<>(label);
        Set<String> known = new LinkedHashSet<>(items);
        field.setItems(new ArrayList<>(known));
        field.setItemLabelGenerator(words::apply);
        field.setAllowCustomValue(free);
        field.addCustomValueSetListener(entered -> {
            Set<String> chosen = new LinkedHashSet<>(field.getValue());
            chosen.add(entered.getDetail().strip());
            offer(field, known, chosen);
            changed.run();
        });
        return add(name, field, value -> offer(field, known, new LinkedHashSet<>(Values.strings(value))), () -> {
            JsonValue before = shown.get(name);
            if (field.getValue().equals(Set.copyOf(Values.strings(before)))) {
                return before;
            }
            return field.getValue().isEmpty() ? null : Values.array(field.getValue());
        });
    }

    private static void offer(MultiSelectComboBox<String> field, Set<String> known, Set<String> chosen) {
        if (known.addAll(chosen)) {
            field.setItems(new ArrayList<>(known));
        }
        field.setValue(chosen);
    }

    /** A part that has fields of its own. */
    <P extends Component & Part> P part(String name, P part) {
        fields.put(name, new Field(part, part::show, part::value, part));
        add(part);
        return part;
    }

    private <V, F extends AbstractField<?, V>> F add(
            String name, F field, Consumer<@Nullable JsonValue> show, Supplier<@Nullable JsonValue> value) {
        fields.put(name, new Field(field, show, value, null));
        field.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                changed.run();
            }
        });
        add(field);
        return field;
    }

    /** Says to whom it may concern that something is different. */
    void tell() {
        changed.run();
    }

    /** What was shown last. */
    JsonObject shown() {
        return shown;
    }

    @Override
    public void show(@Nullable JsonValue value) {
        shown = value instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
        fields.forEach((name, field) -> field.show().accept(shown.get(name)));
        clean();
    }

    @Override
    public JsonObject value() {
        JsonObjectBuilder json = Json.createObjectBuilder();
        shown.forEach((name, value) -> {
            if (!fields.containsKey(name) && keeps(name)) {
                json.add(name, value);
            }
        });
        fields.forEach((name, field) -> {
            JsonValue value = field.component().isVisible() ? field.value().get() : null;
            if (value != null) {
                json.add(name, value);
            }
        });
        return json.build();
    }

    /** Whether a member without a field stays. */
    boolean keeps(String name) {
        return true;
    }

    @Override
    public boolean blame(String pointer, String message) {
        Field field = fields.get(Part.head(pointer));
        if (field == null || !field.component().isVisible()) {
            return false;
        }
        if (field.part() != null) {
            return field.part().blame(Part.tail(pointer), message);
        }
        if (field.component() instanceof HasValidationProperties valid) {
            valid.setErrorMessage(message);
            valid.setInvalid(true);
            return true;
        }
        return false;
    }

    @Override
    public void clean() {
        for (Field field : fields.values()) {
            if (field.part() != null) {
                field.part().clean();
            } else if (field.component() instanceof HasValidationProperties valid) {
                valid.setInvalid(false);
            }
        }
    }
}
