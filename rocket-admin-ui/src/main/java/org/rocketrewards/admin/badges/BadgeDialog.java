package org.rocketrewards.admin.badges;

import com.vaadin.flow.component.textfield.TextField;
import org.rocketrewards.admin.parts.FormDialog;
import org.rocketrewards.badges.boundary.RocketBadges;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

/** Makes a badge. */
final class BadgeDialog extends FormDialog {
    private static final long serialVersionUID = 1L;

    private final transient RocketBadges badges;
    private final TextField key = new TextField();
    private final BadgeForm form = new BadgeForm();

    BadgeDialog(RocketBadges badges) {
        this.badges = badges;
        key.setLabel(getTranslation("rules.member.key"));
        key.setHelperText(getTranslation("badge.key.help"));
        key.setMaxLength(100);
        ask(getTranslation("badge.new"), getTranslation("badge.make"), this::make, key, form);
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
