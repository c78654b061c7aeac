package org.rocketrewards.admin.rules;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.parts.CalendarTexts;

/** From when a version holds: now, or a moment to come. */
final class EffectiveField extends Composite<Div> {
    private static final long serialVersionUID = 1L;

    private final RadioButtonGroup<String> choice = new RadioButtonGroup<>();
    private final DateTimePicker later = new DateTimePicker();

    EffectiveField(String label) {
        choice.setLabel(label);
        choice.setItems("now", "later");
        choice.setItemLabelGenerator(item -> getTranslation("publish.effective." + item));
        choice.setValue("now");
        later.setLabel(getTranslation("publish.effective.moment"));
        later.setVisible(false);
        CalendarTexts.tell(this, later);
        choice.addValueChangeListener(change -> later.setVisible("later".equals(change.getValue())));
        getContent().addClassName("form");
        getContent().add(choice, later);
    }

    /** Whether a moment is wanted but not given; says so at the field. */
    boolean complains() {
        boolean missing = later.isVisible() && later.getValue() == null;
        later.setInvalid(missing);
        later.setErrorMessage(missing ? getTranslation("publish.effective.missing") : "");
        return missing;
    }

    /** The moment; null: now. */
    @Nullable
    Instant moment() {
        LocalDateTime moment = later.isVisible() ? later.getValue() : null;
        return moment == null ? null : moment.toInstant(ZoneOffset.UTC);
    }
}
