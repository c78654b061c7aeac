package org.rocketrewards.admin.audit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.Download;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.seal.SealHead;
import org.rocketrewards.seal.boundary.Seals;

/** How far the seals are, in one line; the checkpoint itself for whoever keeps them. */
final class SealBar extends Composite<Div> {
    private static final long serialVersionUID = 1L;

    SealBar(Seals seals) {
        Div bar = getContent();
        bar.addClassNames("in-line", "seal-bar");
        Optional<SealHead> head = seals.head();
        Optional<Instant> signed = seals.signedAt();
        if (head.isEmpty() || signed.isEmpty()) {
            bar.add(
                    new Badge(VaadinIcon.HOURGLASS, getTranslation("seal.none"), "quarantined"),
                    new Span(getTranslation("seal.none.text")));
            return;
        }
        Button show = new Button(getTranslation("seal.checkpoint"), click -> show(head.get()));
        show.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        bar.add(
                new Badge(VaadinIcon.SHIELD, getTranslation("seal.sealed"), "accepted"),
                new Span(getTranslation("seal.leaves", Words.number(head.get().size()))),
                new Moment(signed.get()),
                show);
    }

    private void show(SealHead head) {
        Dialog dialog = new Dialog(getTranslation("seal.checkpoint"));
        dialog.setWidth("38rem");
        dialog.setMaxWidth("100%");
        Div body = new Div(
                new Paragraph(getTranslation("seal.checkpoint.text")),
                raw(head.checkpoint()),
                new Paragraph(getTranslation("seal.keys.text")),
                raw(String.join("\n", head.keys())));
        body.addClassNames("stack", "act");
        dialog.add(body);
        dialog.getFooter()
                .add(
                        file("seal.checkpoint.download", "checkpoint.txt", head.checkpoint()),
                        file("seal.keys.download", "public.key", String.join("\n", head.keys()) + "\n"),
                        new Button(getTranslation("error.close"), click -> dialog.close()));
        dialog.open();
    }

    private Component file(String key, String name, String text) {
        return new Download(
                getTranslation(key),
                () -> new Download.File(
                        name, "text/plain;charset=UTF-8", out -> out.write(text.getBytes(StandardCharsets.UTF_8))));
    }

    private static Pre raw(String text) {
        Pre raw = new Pre(text);
        raw.addClassName("raw");
        raw.getElement().setAttribute("tabindex", "0");
        return raw;
    }
}
