package org.rocketrewards.admin.sources;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rocketrewards.ingest.SourceChange;
import org.rocketrewards.ingest.SourceRow;
import org.rocketrewards.ingest.boundary.Sources;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

/** What can be set about a source. */
final class SettingsSection extends Section {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN_MILLIS = 3000;
    private static final String IDS = "\\s*([0-9]{1,13}(\\s*[, ]\\s*[0-9]{1,13})*)?\\s*";

    private final transient Sources sources;
    private transient SourceRow source;
    private final TextField title = new TextField();
    private final TextField environment = new TextField();
    private final ComboBox<String> timeZone = new ComboBox<>();
    private final Checkbox strict = new Checkbox();
    private final TextField administrators = new TextField();
    private final TextField guests = new TextField();
    private final IntegerField rate = new IntegerField();
    private final Checkbox enabled = new Checkbox();

    SettingsSection(Sources sources, SourceRow source, boolean operates) {
        this.sources = sources;
        this.source = source;
        addClassName("card");
        add(new H2(getTranslation("settings.title")));
        describe();
        show();
        Div form = new Div(
                title,
                environment,
                timeZone,
                withHelp(strict, "settings.strict.help"),
                administrators,
                guests,
                rate,
                withHelp(enabled, "settings.enabled.help"));
        form.addClassName("form");
        add(form);
        if (operates) {
            Button save = new Button(getTranslation("settings.save"), click -> save());
            save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            form.add(save);
        } else {
            Stream.of(title, environment, administrators, guests).forEach(field -> field.setReadOnly(true));
            timeZone.setReadOnly(true);
            strict.setReadOnly(true);
            rate.setReadOnly(true);
            enabled.setReadOnly(true);
        }
    }

    private void describe() {
        title.setLabel(getTranslation("source.title"));
        title.setMaxLength(200);
        environment.setLabel(getTranslation("source.environment"));
        environment.setHelperText(getTranslation("source.environment.help"));
        environment.setMaxLength(20);
        timeZone.setLabel(getTranslation("settings.zone"));
        timeZone.setHelperText(getTranslation("settings.zone.help"));
        timeZone.setItems(new TreeSet<>(ZoneId.getAvailableZoneIds()));
        strict.setLabel(getTranslation("settings.strict"));
        administrators.setLabel(getTranslation("settings.administrators"));
        administrators.setHelperText(getTranslation("settings.administrators.help"));
        guests.setLabel(getTranslation("settings.guests"));
        guests.setHelperText(getTranslation("settings.guests.help"));
        rate.setLabel(getTranslation("settings.rate"));
        rate.setHelperText(getTranslation("settings.rate.help"));
        rate.setMin(1);
        rate.setMax(1_000_000);
        rate.setClearButtonVisible(true);
        enabled.setLabel(getTranslation("settings.enabled"));
    }

    private void show() {
        title.setValue(source.title());
        environment.setValue(source.environment());
        timeZone.setValue(source.timeZone().getId());
        strict.setValue(source.strictAttribution());
        administrators.setValue(join(source.administratorIds()));
        guests.setValue(join(source.guestIds()));
        rate.setValue(source.eventsPerSecond());
        enabled.setValue(source.enabled());
    }

    private void save() {
        Stream.of(title, administrators, guests).forEach(field -> field.setInvalid(false));
        if (title.getValue().isBlank()) {
            refuse(title, "source.title.missing");
        } else if (!administrators.getValue().matches(IDS)) {
            refuse(administrators, "settings.ids.invalid");
        } else if (!guests.getValue().matches(IDS)) {
            refuse(guests, "settings.ids.invalid");
        } else if (timeZone.getValue() != null && !rate.isInvalid()) {
            saveChecked();
        }
    }

    private void saveChecked() {
        try {
            source = sources.configure(
                    source.name(),
                    new SourceChange(
                            title.getValue(),
                            environment.getValue(),
                            ZoneId.of(timeZone.getValue()),
                            strict.getValue(),
                            split(administrators.getValue()),
                            split(guests.getValue()),
                            rate.getValue(),
                            enabled.getValue(),
                            source.version()));
            show();
            Notification.show(getTranslation("settings.saved"), SHOWN_MILLIS, Notification.Position.BOTTOM_START);
        } catch (RocketException e) {
            if (e.type() != ProblemType.CONFLICT) {
                throw e;
            }
            source = sources.get(source.name());
            show();
            Notification.show(getTranslation("settings.conflict"), 2 * SHOWN_MILLIS, Notification.Position.MIDDLE);
        }
    }

    private Div withHelp(Checkbox box, String key) {
        Span help = new Span(getTranslation(key));
        help.addClassName("small");
        Div both = new Div(box, help);
        both.addClassName("stack");
        return both;
    }

    private void refuse(TextField field, String key) {
        field.setErrorMessage(getTranslation(key));
        field.setInvalid(true);
        field.focus();
    }

    private static String join(Set<Long> ids) {
        return new TreeSet<>(ids).stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static Set<Long> split(String ids) {
        return Stream.of(ids.strip().split("[, ]+", -1))
                .filter(id -> !id.isEmpty())
                .map(Long::valueOf)
                .collect(Collectors.toSet());
    }
}
