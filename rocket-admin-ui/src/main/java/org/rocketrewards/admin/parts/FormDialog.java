package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;

/** A dialog with fields to fill in, and two ways out of it. Its own fields say what is wrong with them. */
public abstract class FormDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    /** Says what it is for, and asks; {@code word} is that of the act. */
    protected final void ask(String title, String word, Runnable act, Component... fields) {
        setHeaderTitle(title);
        setWidth("34rem");
        setMaxWidth("94vw");
        Div form = new Div(fields);
        form.addClassName("form");
        add(form);
        Button go = new Button(word, click -> act.run());
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("dialog.cancel"), click -> close()), go);
    }
}
