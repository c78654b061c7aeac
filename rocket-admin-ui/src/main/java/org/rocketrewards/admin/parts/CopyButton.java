package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;

/** Puts a text on the clipboard and says whether that worked. */
public final class CopyButton extends Button {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN_MILLIS = 3000;

    /** A button that copies {@code text}; {@code label} says what it is. */
    public CopyButton(String label, String text) {
        super(VaadinIcon.COPY_O.create());
        addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        setAriaLabel(label);
        setTooltipText(label);
        addClickListener(click ->
                getElement().executeJs("return window.rocket.copy($0)", text).then(Boolean.class, this::tell));
    }

    private void tell(Boolean copied) {
        Notification notification = Notification.show(
                getTranslation(Boolean.TRUE.equals(copied) ? "copy.done" : "copy.failed"),
                SHOWN_MILLIS,
                Notification.Position.BOTTOM_START);
        if (!Boolean.TRUE.equals(copied)) {
            notification.addThemeVariants(NotificationVariant.LUMO_ERROR);
        }
    }
}
