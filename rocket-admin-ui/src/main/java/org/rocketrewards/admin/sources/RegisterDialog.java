package org.rocketrewards.admin.sources;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import org.rocketrewards.ingest.boundary.Sources;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

/** Registers another Moodle site. */
final class RegisterDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final transient Sources sources;
    private final TextField name = new TextField();
    private final TextField title = new TextField();

    RegisterDialog(Sources sources) {
        this.sources = sources;
        setHeaderTitle(getTranslation("source.register"));
        title.setLabel(getTranslation("source.title"));
        title.setHelperText(getTranslation("source.title.help"));
        title.setMaxLength(200);
        name.setLabel(getTranslation("source.name"));
        name.setHelperText(getTranslation("source.name.help"));
        name.setMaxLength(63);
        Div form = new Div(title, name);
        form.addClassName("form");
        add(form);
        Button register = new Button(getTranslation("source.register.do"), click -> register());
        register.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("dialog.cancel"), click -> close()), register);
        title.focus();
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
                sources.register(name.getValue(), title.getValue().strip());
                close();
                getUI().ifPresent(ui -> ui.navigate("sources/" + name.getValue()));
            } catch (RocketException e) {
                if (e.type() != ProblemType.CONFLICT) {
                    throw e;
                }
                refuse(name, "source.name.taken");
            }
        }
    }

    private void refuse(TextField field, String key) {
        field.setErrorMessage(getTranslation(key));
        field.setInvalid(true);
        field.focus();
    }
}
