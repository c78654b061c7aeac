package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;

/** A word about what was done, which goes away by itself. */
public final class Notice {
    private static final int SHOWN_MILLIS = 4_000;
    private static final int UNDO_MILLIS = 10_000;

    private Notice() {}

    /** Says that something was done. */
    public static void show(String text) {
        Notification.show(text, SHOWN_MILLIS, Notification.Position.BOTTOM_START);
    }

    /** Says that something was done and offers to take it back. */
    public static void undoable(Component reader, String text, Runnable undo) {
        Notification notice = new Notification();
        notice.setDuration(UNDO_MILLIS);
        notice.setPosition(Notification.Position.BOTTOM_START);
        Button back = new Button(reader.getTranslation("notice.undo"), click -> {
            notice.close();
            undo.run();
        });
        back.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
        Div line = new Div(new Span(text), back);
        line.addClassName("notice-line");
        notice.add(line);
        notice.open();
    }
}
