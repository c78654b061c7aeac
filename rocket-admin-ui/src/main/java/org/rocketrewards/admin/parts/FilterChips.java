package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The conditions of a list as chips: a dashed one adds a condition, a filled one changes or removes it. */
public final class FilterChips extends Div {
    private static final long serialVersionUID = 1L;

    private final transient List<Condition> conditions;
    private final transient Consumer<FilterValues> changed;

    /** Chips for these conditions; {@code changed} is told what the reader wants instead. */
    public FilterChips(List<Condition> conditions, Consumer<FilterValues> changed) {
        this.conditions = List.copyOf(conditions);
        this.changed = changed;
        addClassName("chips");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("filter.title"));
    }

    /** Shows the conditions that hold now. */
    public void show(FilterValues values) {
        removeAll();
        for (Condition condition : conditions) {
            if (condition.kind() != Condition.Kind.SOURCE) {
                add(chip(condition, values));
            }
        }
        FilterValues cleared = values.cleared(conditions);
        if (!values.equals(cleared)) {
            Button clear = new Button(getTranslation("filter.clear"), click -> changed.accept(cleared));
            clear.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
            add(clear);
        }
    }

    private Component chip(Condition condition, FilterValues values) {
        @Nullable String value = values.get(condition.key()).orElse(null);
        Button open = new Button(
                value == null
                        ? condition.label()
                        : getTranslation("chip.set", condition.label(), condition.words(value)));
        open.addThemeVariants(ButtonVariant.LUMO_SMALL);
        open.addClassName("chip");
        Div chip = new Div(open, editor(condition, values, open));
        chip.addClassName("chip-box");
        if (value == null) {
            open.setIcon(VaadinIcon.PLUS.create());
        } else {
            open.addClassName("set");
            Button remove = new Button(
                    VaadinIcon.CLOSE_SMALL.create(), click -> changed.accept(values.with(condition.key(), null)));
            remove.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_ICON);
            remove.addClassNames("chip", "set", "chip-remove");
            remove.setAriaLabel(getTranslation("chip.remove", condition.label()));
            chip.add(remove);
        }
        return chip;
    }

    private Popover editor(Condition condition, FilterValues values, Button target) {
        Popover popover = new Popover();
        popover.setTarget(target);
        popover.setPosition(PopoverPosition.BOTTOM_START);
        popover.setModal(true);
        popover.setAutofocus(true);
        popover.setAriaLabel(condition.label());
        Field field = field(condition, values.get(condition.key()).orElse(null));
        Button apply = new Button(getTranslation("chip.apply"), click -> {
            String wanted = field.value().get();
            if (wanted != null && !wanted.isBlank() && !condition.allows(wanted.strip())) {
                field.refuse(getTranslation("chip.invalid"));
                return;
            }
            popover.close();
            changed.accept(values.with(condition.key(), wanted));
        });
        apply.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        Div form = new Div(field.component(), apply);
        form.addClassName("chip-form");
        apply.addClickShortcut(Key.ENTER).listenOn(form);
        popover.add(form);
        return popover;
    }

    private Field field(Condition condition, @Nullable String value) {
        return switch (condition.kind()) {
            case TEXT, SOURCE -> {
                TextField text = new TextField(condition.label());
                text.setValue(value == null ? "" : value);
                yield new Field(text, text::getValue);
            }
            case CHOICE -> {
                Select<String> choice = new Select<>();
                choice.setLabel(condition.label());
                choice.setItems(condition.choices().keySet());
                choice.setItemLabelGenerator(
                        code -> code == null ? getTranslation("filter.any") : condition.words(code));
                choice.setEmptySelectionAllowed(true);
                choice.setEmptySelectionCaption(getTranslation("filter.any"));
                choice.setValue(value);
                yield new Field(choice, choice::getValue);
            }
            case INSTANT -> {
                DateTimePicker time = new DateTimePicker(condition.label() + " (UTC)");
                CalendarTexts.tell(this, time);
                time.setValue(value == null ? null : LocalDateTime.ofInstant(Instant.parse(value), ZoneOffset.UTC));
                yield new Field(
                        time,
                        () -> time.getValue() == null
                                ? null
                                : time.getValue().toInstant(ZoneOffset.UTC).toString());
            }
        };
    }

    private record Field(Component component, Supplier<@Nullable String> value) {
        void refuse(String why) {
            if (component instanceof TextField text) {
                text.setErrorMessage(why);
                text.setInvalid(true);
            } else if (component instanceof HasValue<?, ?> other) {
                other.clear();
            }
        }
    }
}
