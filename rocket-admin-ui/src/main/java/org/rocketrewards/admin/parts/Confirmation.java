package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Consumer;
import org.rocketrewards.model.RocketException;

/**
 * Asks before something is done that cannot be taken back: names the object in its title and the consequence in a
 * sentence, and asks for a reason where the audit trail wants one. A refusal of the service is shown in the dialog,
 * which stays open.
 *
 * <pre>{@code
 * new Confirmation(words)
 *         .says(words)
 *         .asksReason()
 *         .does(words, reason -> people.disable(name, reason))
 *         .open();
 * }</pre>
 */
public final class Confirmation extends Dialog {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_REASON = 500;

    private final Div text = new Div();
    private final TextArea reason = new TextArea();
    private final Paragraph refusal = new Paragraph();

    /** A question; {@code title} names what is done to which object. */
    public Confirmation(String title) {
        setHeaderTitle(title);
        setWidth("30rem");
        setMaxWidth("94vw");
        getElement().setAttribute("role", "alertdialog");
        text.addClassName("stack");
        reason.setLabel(getTranslation("confirm.reason"));
        reason.setHelperText(getTranslation("confirm.reason.help"));
        reason.setMaxLength(LONGEST_REASON);
        reason.setWidthFull();
        reason.setVisible(false);
        refusal.addClassName("refusal");
        refusal.getElement().setAttribute("role", "alert");
        refusal.setVisible(false);
        Div all = new Div(text, reason, refusal);
        all.addClassName("confirmation");
        add(all);
        getFooter().add(new Button(getTranslation("dialog.cancel"), click -> close()));
    }

    /** Says a sentence. */
    public Confirmation says(String sentence) {
        return says(new Paragraph(sentence));
    }

    /** Shows something. */
    public Confirmation says(Component... parts) {
        text.add(parts);
        return this;
    }

    /** Asks why; without an answer nothing is done. */
    public Confirmation asksReason() {
        reason.setVisible(true);
        reason.setRequiredIndicatorVisible(true);
        return this;
    }

    /** What is done, as the word of the button says; it gets the reason, or an empty text where none was asked for. */
    public Confirmation does(String word, Consumer<String> act) {
        Button confirm = new Button(word, click -> {
            reason.setInvalid(false);
            refusal.setVisible(false);
            if (reason.isVisible() && reason.getValue().isBlank()) {
                reason.setErrorMessage(getTranslation("confirm.reason.missing"));
                reason.setInvalid(true);
                reason.focus();
                return;
            }
            try {
                act.accept(reason.getValue().strip());
                close();
            } catch (RocketException e) {
                refusal.setText(e.detail());
                refusal.setVisible(true);
            }
        });
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_ERROR);
        getFooter().add(confirm);
        return this;
    }
}
