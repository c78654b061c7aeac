package org.rocketrewards.admin.audit;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The conditions of the list. Every change asks for another address line; the fields follow it. */
final class AuditFilterBar extends Div {
    private static final long serialVersionUID = 1L;

    private final TextField actor = new TextField();
    private final TextField action = new TextField();
    private final TextField type = new TextField();
    private final TextField object = new TextField();
    private final Select<String> result = new Select<>();
    private final DateTimePicker from = new DateTimePicker();
    private final DateTimePicker to = new DateTimePicker();
    private final Button clear = new Button();
    private final Button toggle = new Button(VaadinIcon.FILTER.create());
    private final transient Consumer<AuditQuery> changed;

    AuditFilterBar(Consumer<AuditQuery> changed) {
        this.changed = changed;
        addClassName("filter");
        Div fields = new Div(actor, action, type, object, result, from, to, clear);
        fields.addClassName("filter-fields");
        toggle.setText(getTranslation("filter.title"));
        toggle.addClassName("filter-toggle");
        toggle.addClickListener(click -> {
            boolean open = !fields.hasClassName("open");
            fields.setClassName("open", open);
            toggle.getElement().setAttribute("aria-expanded", String.valueOf(open));
        });
        toggle.getElement().setAttribute("aria-expanded", "false");
        text(actor, "audit.actor");
        text(action, "audit.action");
        text(type, "audit.object_type");
        text(object, "audit.object_id");
        result.setLabel(getTranslation("audit.result"));
        result.setItems("done", "refused");
        result.setItemLabelGenerator(code -> code == null
                ? getTranslation("filter.any")
                : getTranslation("audit.result." + code.toLowerCase(Locale.ROOT)));
        result.setEmptySelectionAllowed(true);
        result.setEmptySelectionCaption(getTranslation("filter.any"));
        from.setLabel(getTranslation("filter.from"));
        to.setLabel(getTranslation("filter.to"));
        clear.setText(getTranslation("filter.clear"));
        clear.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        clear.addClickListener(click -> changed.accept(AuditQuery.ALL));
        List.<AbstractField<?, ?>>of(actor, action, type, object, result, from, to)
                .forEach(field -> field.addValueChangeListener(change -> {
                    if (change.isFromClient()) {
                        ask();
                    }
                }));
        add(toggle, fields);
    }

    /** Shows the conditions of an address line. */
    void show(AuditQuery query) {
        actor.setValue(text(query.actor()));
        action.setValue(text(query.action()));
        type.setValue(text(query.type()));
        object.setValue(text(query.object()));
        object.setEnabled(query.type() != null);
        result.setValue(query.result());
        from.setValue(local(query.from()));
        to.setValue(local(query.to()));
        clear.setVisible(query.narrows());
    }

    private void text(TextField field, String label) {
        field.setLabel(getTranslation(label));
        field.setClearButtonVisible(true);
        field.setMaxLength(300);
    }

    private void ask() {
        String wanted = blankToNull(type.getValue());
        Instant first = instant(from.getValue());
        Instant last = instant(to.getValue());
        boolean backwards = first != null && last != null && !first.isBefore(last);
        to.setInvalid(backwards);
        to.setErrorMessage(backwards ? getTranslation("audit.to.early") : "");
        if (!backwards) {
            changed.accept(new AuditQuery(
                    blankToNull(actor.getValue()),
                    blankToNull(action.getValue()),
                    wanted,
                    wanted == null ? null : blankToNull(object.getValue()),
                    result.getValue(),
                    first,
                    last));
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static @Nullable String blankToNull(String text) {
        return text.isBlank() ? null : text.strip();
    }

    private static @Nullable LocalDateTime local(@Nullable Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable LocalDateTime local) {
        return local == null ? null : local.toInstant(ZoneOffset.UTC);
    }
}
