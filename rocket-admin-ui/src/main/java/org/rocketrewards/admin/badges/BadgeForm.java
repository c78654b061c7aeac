package org.rocketrewards.admin.badges;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import org.rocketrewards.badges.RocketBadgeRow;

/** What a badge says. */
final class BadgeForm extends Div {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 4_000;

    private final TextField name = new TextField();
    private final TextArea description = new TextArea();
    private final TextArea criteria = new TextArea();

    BadgeForm() {
        addClassName("form");
        name.setLabel(getTranslation("badge.name"));
        name.setMaxLength(LONGEST_NAME);
        description.setLabel(getTranslation("badge.description"));
        description.setMaxLength(LONGEST_TEXT);
        criteria.setLabel(getTranslation("badge.criteria"));
        criteria.setHelperText(getTranslation("badge.criteria.help"));
        criteria.setMaxLength(LONGEST_TEXT);
        add(name, description, criteria);
    }

    /** Shows a badge. */
    void show(RocketBadgeRow badge) {
        name.setValue(badge.name());
        description.setValue(badge.description());
        criteria.setValue(badge.criteria());
    }

    /** Lets it be read only. */
    void readOnly() {
        name.setReadOnly(true);
        description.setReadOnly(true);
        criteria.setReadOnly(true);
    }

    /** Whether something is missing; says so at the field. */
    boolean complains() {
        name.setInvalid(name.getValue().isBlank());
        name.setErrorMessage(name.isInvalid() ? getTranslation("badge.name.missing") : "");
        return name.isInvalid();
    }

    String name() {
        return name.getValue().strip();
    }

    String description() {
        return description.getValue().strip();
    }

    String criteria() {
        return criteria.getValue().strip();
    }
}
