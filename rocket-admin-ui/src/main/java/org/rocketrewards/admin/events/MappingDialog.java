package org.rocketrewards.admin.events;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.parts.FormDialog;
import org.rocketrewards.rules.MappingTable;
import org.rocketrewards.rules.Rule;

/** One row of the mapping table. */
final class MappingDialog extends FormDialog {
    private static final long serialVersionUID = 1L;
    private static final List<String> PHRASES = List.of(
            "None",
            "Once per course",
            "Once per module",
            "Once per resource",
            "Once per quiz",
            "Once per user",
            "Per submission",
            "Per attempt",
            "Per badge",
            "Per object",
            "Daily cap",
            "3 per day max",
            "10 per week max");

    private final transient List<Rule> rules;
    private final transient Consumer<List<Rule>> save;
    private final TextField moodleEvent = new TextField();
    private final TextField rocketEvent = new TextField();
    private final TextField points = new TextField();
    private final ComboBox<String> constraint = new ComboBox<>();

    /** A row to change; null: a new one. */
    MappingDialog(List<Rule> rules, MappingTable.@Nullable Row row, Consumer<List<Rule>> save) {
        this.rules = rules;
        this.save = save;
        moodleEvent.setLabel(getTranslation("rules.event"));
        moodleEvent.setHelperText(getTranslation("mapping.event.help"));
        rocketEvent.setLabel(getTranslation("event_types.rocket_event"));
        rocketEvent.setReadOnly(row != null);
        points.setLabel(getTranslation("rules.points"));
        points.getElement().setAttribute("inputmode", "numeric");
        List<String> phrases = new ArrayList<>(PHRASES);
        if (row != null && !phrases.contains(row.constraint())) {
            phrases.add(0, row.constraint());
        }
        constraint.setLabel(getTranslation("rules.constraint"));
        constraint.setHelperText(getTranslation("mapping.constraint.help"));
        constraint.setItems(phrases);
        constraint.setAllowCustomValue(true);
        constraint.addCustomValueSetListener(
                entered -> constraint.setValue(entered.getDetail().strip()));
        if (row != null) {
            moodleEvent.setValue(row.moodleEvents().get(0));
            rocketEvent.setValue(row.rocketEvent());
            points.setValue(String.valueOf(row.points()));
            constraint.setValue(row.constraint());
        } else {
            constraint.setValue("None");
        }
        ask(
                row == null ? getTranslation("mapping.add") : row.rocketEvent(),
                getTranslation("rule.save"),
                this::save,
                new Paragraph(getTranslation("mapping.goes_to_draft")),
                moodleEvent,
                rocketEvent,
                points,
                constraint);
    }

    private void save() {
        moodleEvent.setInvalid(moodleEvent.getValue().isBlank());
        moodleEvent.setErrorMessage(getTranslation("mapping.event.missing"));
        rocketEvent.setInvalid(!rocketEvent.getValue().matches("[a-z0-9][a-z0-9_.-]{0,99}"));
        rocketEvent.setErrorMessage(getTranslation("rule.key.help"));
        points.setInvalid(!points.getValue().strip().matches("[0-9]{1,9}"));
        points.setErrorMessage(getTranslation("mapping.points.invalid"));
        if (moodleEvent.isInvalid() || rocketEvent.isInvalid() || points.isInvalid()) {
            return;
        }
        List<Rule> changed;
        try {
            changed = MappingTable.with(
                    rules,
                    moodleEvent.getValue().strip(),
                    rocketEvent.getValue(),
                    Long.parseLong(points.getValue().strip()),
                    constraint.getValue() == null ? "None" : constraint.getValue());
        } catch (IllegalArgumentException e) {
            constraint.setErrorMessage(String.valueOf(e.getMessage()));
            constraint.setInvalid(true);
            return;
        }
        close();
        save.accept(changed);
    }
}
