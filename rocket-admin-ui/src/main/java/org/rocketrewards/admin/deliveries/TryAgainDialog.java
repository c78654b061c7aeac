package org.rocketrewards.admin.deliveries;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Function;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ingest.DeliveryRow;
import org.rocketrewards.ingest.Release;
import org.rocketrewards.ingest.ReplayRow;
import org.rocketrewards.model.Outcome;

/** Tries a delivery again; of a quarantined one the person says whose it is. */
final class TryAgainDialog extends Dialog {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN_MILLIS = 5000;

    private final transient Function<Release, ReplayRow> again;
    private final transient Runnable done;
    private final RadioButtonGroup<String> whose = new RadioButtonGroup<>();
    private final TextField learner = new TextField();

    TryAgainDialog(DeliveryRow delivery, Function<Release, ReplayRow> again, Runnable done) {
        this.again = again;
        this.done = done;
        boolean quarantined = delivery.outcome() == Outcome.QUARANTINED;
        setHeaderTitle(getTranslation("replay.title", String.valueOf(delivery.id())));
        setWidth("32rem");
        whose.setLabel(getTranslation("replay.whose"));
        whose.setItems("same", "confirmed", "learner");
        whose.setItemLabelGenerator(choice -> getTranslation("replay.whose." + choice));
        whose.setValue("same");
        whose.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        whose.setVisible(quarantined);
        whose.addValueChangeListener(change -> learner.setVisible("learner".equals(change.getValue())));
        learner.setLabel(getTranslation("filter.learner.placeholder"));
        learner.setVisible(false);
        Div text = new Div(
                new Paragraph(getTranslation(quarantined ? "replay.text.quarantined" : "replay.text.failed")),
                whose,
                learner);
        text.addClassName("stack");
        add(text);
        Button go = new Button(getTranslation("replay.do"), click -> tryAgain());
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("dialog.cancel"), click -> close()), go);
    }

    private void tryAgain() {
        Release release = Release.NONE;
        if ("confirmed".equals(whose.getValue())) {
            release = new Release(true, null);
        } else if ("learner".equals(whose.getValue())) {
            Long user = DeliveriesQuery.userId(learner.getValue())
                    .filter(id -> id > 0)
                    .orElse(null);
            if (user == null) {
                learner.setErrorMessage(getTranslation("filter.learner.invalid"));
                learner.setInvalid(true);
                return;
            }
            release = new Release(true, user);
        }
        ReplayRow row = again.apply(release);
        close();
        String outcome = Words.outcome(this, row.outcome());
        Notification.show(
                row.outcome() == Outcome.ACCEPTED
                        ? getTranslation("replay.done", outcome, Words.points(row.points()))
                        : getTranslation("replay.not_done", outcome, Words.reason(this, row.reason())),
                SHOWN_MILLIS,
                Notification.Position.BOTTOM_START);
        done.run();
    }
}
