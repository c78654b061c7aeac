package org.rocketrewards.admin.sources;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextField;
import java.time.ZoneId;
import java.util.TreeSet;
import org.rocketrewards.admin.parts.FormDialog;
import org.rocketrewards.ingest.SourceChange;
import org.rocketrewards.ingest.SourceRow;
import org.rocketrewards.ingest.boundary.Sources;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

/** Registers another Moodle site. */
final class RegisterDialog extends FormDialog {
    private static final long serialVersionUID = 1L;

    private final transient Sources sources;
    private final TextField name = new TextField();
    private final TextField title = new TextField();
    private final TextField environment = new TextField();
    private final ComboBox<String> timeZone = new ComboBox<>();
    private final Checkbox strict = new Checkbox();

    RegisterDialog(Sources sources) {
        this.sources = sources;
        title.setLabel(getTranslation("source.title"));
        title.setHelperText(getTranslation("source.title.help"));
        title.setMaxLength(200);
        name.setLabel(getTranslation("source.name"));
        name.setHelperText(getTranslation("source.name.help"));
        name.setMaxLength(63);
        describeRest();
        ask(
                getTranslation("source.register"),
                getTranslation("source.register.do"),
                this::register,
                title,
                name,
                environment,
                timeZone,
                strict);
        title.focus();
    }

    private void describeRest() {
        environment.setLabel(getTranslation("source.environment"));
        environment.setHelperText(getTranslation("source.environment.help"));
        environment.setMaxLength(20);
        timeZone.setLabel(getTranslation("settings.zone"));
        timeZone.setHelperText(getTranslation("settings.zone.help"));
        timeZone.setItems(new TreeSet<>(ZoneId.getAvailableZoneIds()));
        timeZone.setValue("UTC");
        strict.setLabel(getTranslation("settings.strict"));
    }

    private void register() {
        title.setInvalid(false);
        name.setInvalid(false);
        if (title.getValue().isBlank()) {
            refuse(title, "source.title.missing");
        } else if (!name.getValue().matches("[a-z0-9][a-z0-9-]{0,62}")) {
            refuse(name, "source.name.invalid");
        } else {
            try {
                configure(sources.register(name.getValue(), title.getValue().strip()));
                // closed, it has no page left to lead on from
                getUI().ifPresent(ui -> ui.navigate("sources/" + name.getValue() + "/setup"));
                close();
            } catch (RocketException e) {
                if (e.type() != ProblemType.CONFLICT) {
                    throw e;
                }
                refuse(name, "source.name.taken");
            }
        }
    }

    private void configure(SourceRow fresh) {
        String zone = timeZone.getValue();
        sources.configure(
                fresh.name(),
                new SourceChange(
                        fresh.title(),
                        environment.getValue(),
                        zone == null ? fresh.timeZone() : ZoneId.of(zone),
                        strict.getValue(),
                        fresh.administratorIds(),
                        fresh.guestIds(),
                        fresh.eventsPerSecond(),
                        fresh.enabled(),
                        fresh.version()));
    }

    private void refuse(TextField field, String key) {
        field.setErrorMessage(getTranslation(key));
        field.setInvalid(true);
        field.focus();
    }
}
