package org.rocketrewards.admin.badges;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import org.rocketrewards.badges.boundary.RocketBadges;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

/** Makes a badge. */
final class BadgeDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final transient RocketBadges badges;
    private final TextField key = new TextField();
    private final BadgeForm form = new BadgeForm();

    BadgeDialog(RocketBadges badges) {
        this.badges = badges;
        setHeaderTitle(getTranslation("badge.new"));
        setWidth("34rem");
        key.setLabel(getTranslation("rules.member.key"));
        key.setHelperText(getTranslation("badge.key.help"));
        key.setMaxLength(100);
        Div fields = new Div(key);
        fields.addClassName("form");
        add(fields, form);
        Button make = new Button(getTranslation("badge.make"), click -> make());
        make.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("dialog.cancel"), click -> close()), make);
        key.focus();
    }

    private void make() {
        key.setInvalid(!key.getValue().matches(BadgesNavigation.KEY));
        key.setErrorMessage(getTranslation("badge.key.invalid"));
        if (form.complains() || key.isInvalid()) {
            return;
        }
        try {
            badges.create(key.getValue(), form.name(), form.description(), form.criteria());
        } catch (RocketException e) {
            if (e.type() != ProblemType.PRECONDITION_FAILED) {
                throw e;
            }
            key.setErrorMessage(getTranslation("badge.key.taken"));
            key.setInvalid(true);
            return;
        }
        // closed, it has no page left to lead on from
        getUI().ifPresent(ui -> ui.navigate(BadgesNavigation.path(key.getValue())));
        close();
    }
}
