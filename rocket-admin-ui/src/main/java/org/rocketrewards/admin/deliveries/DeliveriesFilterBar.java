package org.rocketrewards.admin.deliveries;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.parts.CalendarTexts;
import org.rocketrewards.admin.parts.EventTitles;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ingest.SourceRow;
import org.rocketrewards.model.Outcome;

/** The conditions of the list. Every change asks for another address line; the fields follow it. */
final class DeliveriesFilterBar extends Div {
    private static final long serialVersionUID = 1L;

    private final List<String> sourceNames;
    private final transient Consumer<DeliveriesQuery> changed;
    private final Select<Outcome> outcome = new Select<>();
    private final ComboBox<String> event = new ComboBox<>();
    private final TextField learner = new TextField();
    private final Select<TimeRange> range = new Select<>();
    private final DateTimePicker from = new DateTimePicker();
    private final DateTimePicker to = new DateTimePicker();
    private final Div fields = new Div();
    private final Button toggle = new Button(VaadinIcon.FILTER.create(), this::toggle);
    private final Button clear = new Button();
    private @Nullable String source;

    DeliveriesFilterBar(List<SourceRow> sources, EventTitles titles, Consumer<DeliveriesQuery> changed) {
        this.changed = changed;
        this.sourceNames = sources.stream().map(SourceRow::name).toList();
        addClassName("filter");
        toggle.addClassName("filter-toggle");
        toggle.getElement().setAttribute("aria-expanded", "false");
        fields.addClassName("filter-fields");
        setUpChoices(titles);
        setUpRest();
        fields.add(outcome, range, event, learner, from, to, clear);
        add(toggle, fields);
    }

    /** Shows the conditions of an address line. */
    void show(DeliveriesQuery query) {
        source = query.source();
        outcome.setValue(query.outcome());
        event.setValue(query.event());
        learner.setValue(query.learner() == null ? "" : query.learner().toString());
        learner.setInvalid(false);
        boolean between = query.from() != null || query.to() != null;
        range.setValue(between ? TimeRange.BETWEEN : query.range());
        from.setValue(local(query.from()));
        to.setValue(local(query.to()));
        from.setVisible(between);
        to.setVisible(between);
        clear.setVisible(query.conditions() > 0);
        toggle.setText(
                query.conditions() == 0
                        ? getTranslation("filter.title")
                        : getTranslation("filter.count", query.conditions()));
    }

    private void setUpChoices(EventTitles titles) {
        outcome.setLabel(getTranslation("delivery.outcome"));
        outcome.setItems(Outcome.values());
        outcome.setItemLabelGenerator(
                value -> value == null ? getTranslation("filter.any") : Words.outcome(this, value));
        outcome.setEmptySelectionAllowed(true);
        outcome.setEmptySelectionCaption(getTranslation("filter.any"));

        range.setLabel(getTranslation("filter.time"));
        range.setItems(TimeRange.values());
        range.setItemLabelGenerator(
                value -> value == null ? getTranslation("filter.any_time") : getTranslation(value.key()));
        range.setEmptySelectionAllowed(true);
        range.setEmptySelectionCaption(getTranslation("filter.any_time"));

        Map<String, String> names = titles.choices(this);
        event.setLabel(getTranslation("delivery.event"));
        event.setPlaceholder(getTranslation("filter.any"));
        event.setItems(new ArrayList<>(names.keySet()));
        event.setItemLabelGenerator(name -> names.getOrDefault(name, name));
        event.setClearButtonVisible(true);
        event.setAllowCustomValue(true);
        event.addCustomValueSetListener(custom -> {
            event.setValue(custom.getDetail().strip());
            ask();
        });
    }

    private void setUpRest() {
        learner.setLabel(getTranslation("delivery.learner"));
        learner.setPlaceholder(getTranslation("filter.learner.placeholder"));
        learner.setClearButtonVisible(true);
        from.setLabel(getTranslation("filter.from"));
        CalendarTexts.tell(this, from, to);
        to.setLabel(getTranslation("filter.to"));
        clear.setText(getTranslation("filter.clear"));
        clear.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        clear.addClickListener(click -> changed.accept(DeliveriesQuery.of(source)));
        List.<AbstractField<?, ?>>of(outcome, event, learner, range, from, to)
                .forEach(field -> field.addValueChangeListener(change -> {
                    if (change.isFromClient()) {
                        ask();
                    }
                }));
    }

    private void ask() {
        String wanted = learner.getValue().strip();
        Long user = DeliveriesQuery.userId(wanted).orElse(null);
        String site = source;
        if (!wanted.isEmpty() && user == null) {
            refuse("filter.learner.invalid");
            return;
        }
        if (user != null && site == null) {
            if (sourceNames.size() != 1) {
                refuse("filter.learner.source");
                return;
            }
            site = sourceNames.get(0);
        }
        boolean between = range.getValue() == TimeRange.BETWEEN;
        from.setVisible(between);
        to.setVisible(between);
        changed.accept(new DeliveriesQuery(
                site,
                outcome.getValue(),
                event.getValue() == null || event.getValue().isBlank() ? null : event.getValue(),
                user,
                between ? null : range.getValue(),
                between ? instant(from.getValue()) : null,
                between ? instant(to.getValue()) : null));
    }

    private void refuse(String key) {
        learner.setErrorMessage(getTranslation(key));
        learner.setInvalid(true);
    }

    private void toggle(ClickEvent<Button> click) {
        boolean open = !fields.hasClassName("open");
        fields.setClassName("open", open);
        toggle.getElement().setAttribute("aria-expanded", String.valueOf(open));
    }

    private static @Nullable LocalDateTime local(@Nullable Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable LocalDateTime local) {
        return local == null ? null : local.toInstant(ZoneOffset.UTC);
    }
}
