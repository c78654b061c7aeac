package org.rocketrewards.admin.sources;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import java.time.Duration;
import java.util.List;
import org.rocketrewards.admin.parts.CopyButton;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.ingest.IssuedToken;
import org.rocketrewards.ingest.TokenRow;
import org.rocketrewards.ingest.boundary.Sources;

/** Makes a new token: first how long the old ones go on, then the token itself, once. */
final class RotateDialog extends Dialog {
    private static final long serialVersionUID = 1L;
    private static final List<Duration> OVERLAPS =
            List.of(Duration.ZERO, Duration.ofHours(1), Sources.DEFAULT_OVERLAP, Duration.ofDays(7));

    private final transient Sources sources;
    private final String source;
    private final transient Runnable changed;
    private final boolean replaces;
    private final RadioButtonGroup<Duration> overlap = new RadioButtonGroup<>();

    RotateDialog(Sources sources, String source, List<TokenRow> tokens, Runnable changed) {
        this.sources = sources;
        this.source = source;
        this.changed = changed;
        this.replaces = tokens.stream().anyMatch(token -> token.state().valid());
        setHeaderTitle(getTranslation(replaces ? "rotate.title" : "rotate.first.title"));
        setWidth("32rem");
        overlap.setLabel(getTranslation("rotate.overlap"));
        overlap.setItems(OVERLAPS);
        overlap.setItemLabelGenerator(length -> getTranslation("rotate.overlap." + length.toHours()));
        overlap.setValue(Sources.DEFAULT_OVERLAP);
        overlap.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        overlap.setVisible(replaces);
        Div text = new Div(new Paragraph(getTranslation(replaces ? "rotate.text" : "rotate.first.text")), overlap);
        text.addClassName("stack");
        add(text);
        Button make = new Button(getTranslation("rotate.make"), click -> make());
        make.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        make.setDisableOnClick(true);
        getFooter().add(new Button(getTranslation("dialog.cancel"), click -> close()), make);
    }

    private void make() {
        IssuedToken issued = sources.rotate(source, replaces ? overlap.getValue() : Duration.ZERO);
        changed.run();
        showOnce(issued.secret().value());
    }

    /** The only moment at which the token can be read; leaving takes a deliberate click. */
    private void showOnce(String token) {
        removeAll();
        getFooter().removeAll();
        setCloseOnEsc(false);
        setCloseOnOutsideClick(false);
        setHeaderTitle(getTranslation("rotate.done.title"));
        Div line = new Div(Table.code(token), new CopyButton(getTranslation("rotate.done.copy"), token));
        line.addClassName("code-line");
        Div header = new Div(
                Table.code("Authorization: Bearer " + token),
                new CopyButton(getTranslation("rotate.done.copy_header"), "Authorization: Bearer " + token));
        header.addClassName("code-line");
        Div text = new Div(
                new Paragraph(getTranslation("rotate.done.once")),
                line,
                new Paragraph(getTranslation("rotate.done.moodle")),
                header,
                new Paragraph(getTranslation(
                        replaces ? "rotate.done.until." + overlap.getValue().toHours() : "rotate.done.check")));
        text.addClassName("stack");
        add(text);
        Button stored = new Button(getTranslation("rotate.done.close"), click -> close());
        stored.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(stored);
    }
}
