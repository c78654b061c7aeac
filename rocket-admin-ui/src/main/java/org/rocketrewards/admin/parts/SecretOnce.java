package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** Shows a secret at the only moment at which it can be read; leaving takes a deliberate click. */
public final class SecretOnce extends Dialog {
    private static final long serialVersionUID = 1L;

    /** A dialog with a secret; {@code more} is what to do with it. */
    public SecretOnce(String title, String text, String secret, Component... more) {
        setHeaderTitle(title);
        setWidth("34rem");
        setMaxWidth("94vw");
        setCloseOnEsc(false);
        setCloseOnOutsideClick(false);
        Div line = new Div(Table.code(secret), new CopyButton(getTranslation("secret.copy"), secret));
        line.addClassName("code-line");
        Div all = new Div(new Paragraph(text), line);
        all.add(more);
        all.addClassName("stack");
        add(all);
        Button stored = new Button(getTranslation("rotate.done.close"), click -> close());
        stored.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(stored);
    }
}
