package org.rocketrewards.admin.alerts;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Locale;
import org.rocketrewards.admin.parts.ActDialog;
import org.rocketrewards.admin.parts.Caller;
import org.rocketrewards.admin.parts.Card;
import org.rocketrewards.admin.parts.Facts;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.ingest.alerts.AlertKind;
import org.rocketrewards.ingest.alerts.AlertRow;
import org.rocketrewards.ingest.alerts.boundary.Alerts;

/** Something that is wrong and that nobody sees to yet. */
final class AlertCard extends Card {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_NOTE = 500;

    private final transient Alerts alerts;
    private final transient Runnable done;

    AlertCard(Alerts alerts, AlertRow alert, Locale reader, Runnable done) {
        super(alert.title(reader));
        this.alerts = alerts;
        this.done = done;
        Facts facts = new Facts();
        String source = alert.source();
        if (source != null) {
            facts.add(getTranslation("delivery.source"), new Anchor("sources/" + source, source));
        }
        facts.add(getTranslation("alert.since"), new Moment(alert.since()))
                .add(getTranslation("alert.seen"), new Moment(alert.seenAt()));
        Paragraph remedy = new Paragraph(AlertKind.of(alert.kind()).remedy(reader));
        remedy.addClassName("small");
        add(new Paragraph(alert.text(reader)), remedy, facts);
        if (Caller.operates()) {
            Button acknowledge =
                    new Button(getTranslation("alert.acknowledge"), click -> ask(alert, alert.title(reader)));
            acknowledge.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            Div acts = new Div(acknowledge);
            acts.addClassName("in-line");
            add(acts);
        }
    }

    private void ask(AlertRow alert, String title) {
        TextArea note = new TextArea(getTranslation("alert.note"));
        note.setHelperText(getTranslation("alert.note.help"));
        note.setMaxLength(LONGEST_NOTE);
        note.setWidthFull();
        new ActDialog(getTranslation("alert.acknowledge.title"), getTranslation("alert.acknowledge.do"))
                .say(title)
                .say(getTranslation("alert.acknowledge.text"))
                .with(note)
                .ask(reason -> {
                    alerts.acknowledge(alert.id(), note.getValue().strip());
                    done.run();
                });
    }
}
