package org.rocketrewards.admin.corrections;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.deliveries.DeliveriesNavigation;
import org.rocketrewards.admin.learners.LearnersNavigation;
import org.rocketrewards.admin.parts.ActDialog;
import org.rocketrewards.admin.parts.Caller;
import org.rocketrewards.admin.parts.Facts;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ledger.CorrectionRow;
import org.rocketrewards.ledger.CorrectionState;
import org.rocketrewards.ledger.EntryRow;
import org.rocketrewards.ledger.boundary.Corrections;

/** One correction: what, why, who asked and who decided; to whom it is to decide, what to decide. */
final class CorrectionCard extends Composite<Section> {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_NOTE = 1_000;

    private final transient Corrections corrections;
    private final transient Runnable decided;

    CorrectionCard(Corrections corrections, CorrectionRow correction, Runnable decided) {
        this.corrections = corrections;
        this.decided = decided;
        Section card = getContent();
        card.addClassName("card");
        Div head = new Div(new H2(CorrectionWords.what(this, correction)), CorrectionWords.badge(this, correction));
        head.addClassName("card-head");
        Paragraph reason = new Paragraph(Words.withoutTricks(correction.reason()));
        reason.addClassNames("quote", "foreign");
        card.add(head, reason, facts(correction));
        if (correction.state().equals(CorrectionState.WAITING.code()) && Caller.operates()) {
            card.add(acts(correction));
        }
    }

    private Facts facts(CorrectionRow correction) {
        Facts facts = new Facts();
        if (correction.source() != null && correction.learner() != null) {
            facts.add(
                    getTranslation("correction.learner"),
                    LearnersNavigation.to(
                            correction.source(),
                            correction.learner(),
                            correction.source() + " · "
                                    + getTranslation("learner.title", String.valueOf(correction.learner()))));
        }
        if (correction.event() != null) {
            facts.add(
                    getTranslation("correction.event"),
                    DeliveriesNavigation.to(
                            correction.event(), getTranslation("delivery.title", String.valueOf(correction.event()))));
        }
        if (correction.reference() != null) {
            facts.add(getTranslation("act.reference"), Words.withoutTricks(correction.reference()));
        }
        if (correction.occurredAt() != null) {
            facts.add(getTranslation("correction.counts_for"), Moment.exact(correction.occurredAt()));
        }
        if (correction.keepsAward()) {
            facts.add(getTranslation("correction.keeps"), getTranslation("reverse.keeps"));
        }
        facts.add(
                getTranslation("correction.requested"),
                new Span(correction.requestedBy()),
                new Moment(correction.requestedAt()));
        if (correction.decidedAt() != null && correction.decidedBy() != null) {
            facts.add(
                    getTranslation("correction.decided"),
                    new Span(correction.decidedBy()),
                    new Moment(correction.decidedAt()));
        }
        if (correction.note() != null) {
            facts.add(getTranslation("correction.note"), Words.withoutTricks(correction.note()));
        }
        for (EntryRow entry : correction.entries()) {
            facts.add(
                    getTranslation("correction.entry", entry.entryNo()),
                    getTranslation(
                            "correction.entry.of",
                            Words.points(entry.points()),
                            String.valueOf(entry.learner()),
                            Words.number(entry.balance())));
        }
        return facts;
    }

    private Component acts(CorrectionRow correction) {
        boolean own = correction.requestedBy().equals(Caller.name());
        Div acts = new Div();
        acts.addClassName("in-line");
        String id = String.valueOf(correction.id());
        if (own) {
            acts.add(new Span(getTranslation("correction.own")));
        } else {
            Button approve = new Button(
                    getTranslation("correction.approve"),
                    click -> decide(
                            getTranslation("correction.approve.title", id),
                            getTranslation("correction.approve"),
                            getTranslation("correction.approve.text"),
                            false,
                            (number, note) -> corrections.approve(number, note),
                            correction));
            approve.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            acts.add(approve);
        }
        String word = getTranslation(own ? "correction.withdraw" : "correction.refuse");
        Button refuse = new Button(
                word,
                click -> decide(
                        getTranslation(own ? "correction.withdraw.title" : "correction.refuse.title", id),
                        word,
                        getTranslation("correction.refuse.text"),
                        true,
                        (number, note) -> corrections.refuse(number, note),
                        correction));
        acts.add(refuse);
        return acts;
    }

    private void decide(
            String title,
            String word,
            String text,
            boolean refuses,
            BiConsumer<Long, @Nullable String> deed,
            CorrectionRow correction) {
        TextArea note = new TextArea(getTranslation("correction.note"));
        note.setHelperText(getTranslation("correction.note.help"));
        note.setMaxLength(LONGEST_NOTE);
        note.setWidthFull();
        ActDialog dialog = new ActDialog(title, word)
                .say(CorrectionWords.what(this, correction))
                .say(text)
                .with(note);
        if (refuses) {
            dialog.dangerous();
        }
        dialog.ask(reason -> {
            deed.accept(
                    correction.id(),
                    note.getValue().isBlank() ? null : note.getValue().strip());
            decided.run();
        });
    }
}
