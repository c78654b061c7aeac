package org.rocketrewards.admin.deliveries;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.parts.CopyButton;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ingest.DeliveryRow;
import org.rocketrewards.ingest.EventDetail;
import org.rocketrewards.ingest.RawBody;
import org.rocketrewards.model.Outcome;

/** What came over the wire, as text and nothing else: whatever a learner wrote into it stays text. */
final class RawBodyBlock extends Composite<Div> {
    private static final long serialVersionUID = 1L;

    RawBodyBlock(@Nullable RawBody body, DeliveryRow delivery, @Nullable EventDetail event) {
        H3 heading = new H3(getTranslation("delivery.body"));
        Div head = new Div(heading);
        head.addClassName("block-head");
        getContent().addClassName("block");
        getContent().add(head);
        if (body == null) {
            getContent().add(new Paragraph(missing(delivery, event)));
            return;
        }
        String type = body.contentType() == null ? getTranslation("delivery.body.no_type") : body.contentType();
        Span about = new Span(getTranslation("delivery.body.about", type, Words.number(body.bytes())));
        about.addClassName("small");
        head.add(about, new CopyButton(getTranslation("delivery.body.copy"), body.text()));
        if (!body.exact()) {
            getContent().add(new Paragraph(getTranslation("delivery.body.inexact")));
        }
        Pre text = new Pre();
        BodyMarks.of(Words.withoutTricks(body.text())).forEach(part -> {
            Span span = new Span(part.text());
            if (part.kind() != BodyMarks.Kind.PLAIN) {
                span.addClassName("mark-" + part.kind().code());
            }
            text.add(span);
        });
        text.addClassName("raw");
        // it scrolls, so that the keyboard has to reach it
        text.getElement().setAttribute("tabindex", "0");
        text.getElement().setAttribute("role", "region");
        text.getElement().setAttribute("aria-label", heading.getText());
        getContent().add(text);
    }

    private String missing(DeliveryRow delivery, @Nullable EventDetail event) {
        if (delivery.outcome() == Outcome.DUPLICATE && event != null) {
            return getTranslation("delivery.body.same", String.valueOf(event.id()));
        }
        return getTranslation(delivery.outcome() == Outcome.REFUSED ? "delivery.body.unread" : "delivery.body.expired");
    }
}
