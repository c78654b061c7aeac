package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.rocketrewards.model.RocketException;

/**
 * Asks before something is done: says what it does, and takes what it needs and the reason for the audit trail. When the
 * act is refused, it stays open with what was entered.
 */
public final class ActDialog extends Dialog {
    private static final long serialVersionUID = 1L;
    private static final int USUAL_REASON = 500;

    private final Div body = new Div();
    private final Button act;
    private final TextArea reason = new TextArea();
    private final Paragraph refused = new Paragraph();
    private transient BooleanSupplier complete = () -> true;

    /** A dialog with a title, and the word for the act. */
    public ActDialog(String title, String word) {
        setHeaderTitle(title);
        setWidth("34rem");
        setMaxWidth("100%");
        act = new Button(word);
        act.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        act.setDisableOnClick(true);
        reason.setLabel(getTranslation("act.reason"));
        reason.setHelperText(getTranslation("act.reason.help"));
        reason.setVisible(false);
        reason.setWidthFull();
        body.addClassNames("stack", "act");
        refused.addClassName("problem");
        refused.getElement().setAttribute("role", "alert");
        body.add(reason, refused);
        add(body);
        getFooter().add(new Button(getTranslation("dialog.cancel"), click -> close()), act);
    }

    /** Adds a sentence about what it does. */
    public ActDialog say(String sentence) {
        return with(new Paragraph(sentence));
    }

    /** Adds fields, above the reason. */
    public ActDialog with(Component... parts) {
        for (Component part : parts) {
            body.addComponentAtIndex(body.getComponentCount() - 2, part);
        }
        return this;
    }

    /** Asks why, in as many characters as most services take. */
    public ActDialog askWhy() {
        return askWhy(USUAL_REASON);
    }

    /** Asks why, in at most so many characters. */
    public ActDialog askWhy(int longest) {
        reason.setVisible(true);
        reason.setRequiredIndicatorVisible(true);
        reason.setMaxLength(longest);
        reason.setValueChangeMode(ValueChangeMode.EAGER);
        return this;
    }

    /** Marks it as one that takes something away. */
    public ActDialog dangerous() {
        act.addThemeVariants(ButtonVariant.LUMO_ERROR);
        getElement().setAttribute("role", "alertdialog");
        return this;
    }

    /** Checks the fields before the act, and shows at them what is wrong. */
    public ActDialog when(BooleanSupplier fieldsAreComplete) {
        complete = fieldsAreComplete;
        return this;
    }

    /** Opens it; the act gets the reason, which is empty when none was asked for. */
    public void ask(Consumer<String> deed) {
        act.addClickListener(click -> {
            try {
                refused.setText("");
                if (mayGoOn()) {
                    deed.accept(reason.getValue().strip());
                    close();
                }
            } catch (RocketException e) {
                // on record already: services note what they refuse
                refused.setText(Refusals.words(e));
            } finally {
                act.setEnabled(true);
            }
        });
        open();
    }

    private boolean mayGoOn() {
        boolean given = !reason.isVisible() || !reason.getValue().isBlank();
        reason.setInvalid(!given);
        reason.setErrorMessage(given ? "" : getTranslation("act.reason.missing"));
        if (!given) {
            reason.focus();
        }
        return complete.getAsBoolean() && given;
    }
}
