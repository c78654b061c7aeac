package org.rocketrewards.admin.rules;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.parts.CalendarTexts;
import org.rocketrewards.ingest.SourceRow;

/** What to simulate: which rules, of which source, for which time. */
final class SimulationForm extends Div {
    private static final long serialVersionUID = 1L;
    private static final int ALL = -1;
    private static final int BETWEEN = 0;
    private static final Instant FIRST = Instant.parse("2001-01-01T00:00:00Z");
    private static final List<Integer> DAYS = List.of(7, 30, 90, 365, ALL, BETWEEN);

    private final transient Clock clock;
    private final Select<String> rules = new Select<>();
    private final Select<SourceRow> source = new Select<>();
    private final Select<Integer> days = new Select<>();
    private final DateTimePicker from = new DateTimePicker();
    private final DateTimePicker to = new DateTimePicker();

    /** Begins a simulation. */
    interface Start {
        void start(String rules, String source, Instant from, Instant to);
    }

    SimulationForm(List<String> ruleSets, String chosen, List<SourceRow> sources, Clock clock, Start start) {
        this.clock = clock;
        addClassName("list-bar");
        rules.setLabel(getTranslation("nav.rules"));
        rules.setItems(ruleSets);
        rules.setItemLabelGenerator(name -> SimulationWords.rules(this, name));
        rules.setValue(ruleSets.contains(chosen) ? chosen : ruleSets.get(0));
        source.setLabel(getTranslation("delivery.source"));
        source.setItems(sources);
        source.setItemLabelGenerator(SourceRow::title);
        if (!sources.isEmpty()) {
            source.setValue(sources.get(0));
        }
        days.setLabel(getTranslation("simulation.period"));
        days.setItems(DAYS);
        days.setItemLabelGenerator(this::period);
        days.setValue(30);
        from.setLabel(getTranslation("filter.from"));
        CalendarTexts.tell(this, from, to);
        to.setLabel(getTranslation("filter.to"));
        days.addValueChangeListener(change -> showMoments());
        showMoments();
        Button go = new Button(getTranslation("simulation.start"), VaadinIcon.PLAY.create(), click -> {
            if (complete()) {
                start.start(rules.getValue(), source.getValue().name(), begin(), end());
            }
        });
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        go.setEnabled(!sources.isEmpty());
        add(rules, source, days, from, to, go);
    }

    private String period(int number) {
        return switch (number) {
            case ALL -> getTranslation("simulation.period.all");
            case BETWEEN -> getTranslation("range.between");
            default -> getTranslation("simulation.period.days", (long) number);
        };
    }

    private boolean between() {
        return days.getValue() == BETWEEN;
    }

    private void showMoments() {
        from.setVisible(between());
        to.setVisible(between());
    }

    private boolean complete() {
        if (!between()) {
            return true;
        }
        from.setInvalid(from.getValue() == null);
        boolean order = from.getValue() != null
                && to.getValue() != null
                && from.getValue().isBefore(to.getValue());
        to.setInvalid(!order);
        to.setErrorMessage(getTranslation("simulation.period.invalid"));
        return order;
    }

    private Instant begin() {
        Instant moment = instant(from.getValue());
        if (between() && moment != null) {
            return moment;
        }
        return days.getValue() == ALL ? FIRST : clock.instant().minus(Duration.ofDays(days.getValue()));
    }

    /** A day ahead, as far as Moodle's clock may be. */
    private Instant end() {
        Instant moment = instant(to.getValue());
        return between() && moment != null ? moment : clock.instant().plus(Duration.ofDays(1));
    }

    private static @Nullable Instant instant(@Nullable LocalDateTime local) {
        return local == null ? null : local.toInstant(ZoneOffset.UTC);
    }
}
