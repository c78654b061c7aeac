package org.rocketrewards.admin.deliveries;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.learners.LearnersNavigation;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.Caller;
import org.rocketrewards.admin.parts.EventTitles;
import org.rocketrewards.admin.parts.Facts;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.Refusals;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ingest.DeliveryDetail;
import org.rocketrewards.ingest.DeliveryRow;
import org.rocketrewards.ingest.EventDetail;
import org.rocketrewards.ledger.EntryRow;
import org.rocketrewards.model.Outcome;

/** One delivery: what became of it and why, what it booked, what came over the wire. */
final class DeliveryPane extends Section {
    private static final long serialVersionUID = 1L;

    private final H2 title = new H2();

    DeliveryPane(DeliveryDetail detail, EventTitles titles, Runnable close, Consumer<DeliveryRow> tryAgain) {
        DeliveryRow delivery = detail.delivery();
        EventDetail event = detail.event();
        addClassName("pane");
        title.setText(getTranslation("delivery.title", String.valueOf(delivery.id())));
        title.getElement().setAttribute("tabindex", "-1");
        getElement().setAttribute("aria-label", title.getText());
        add(head(delivery, close), new Paragraph(summary(delivery, event)));
        boolean waits = delivery.outcome() == Outcome.FAILED || delivery.outcome() == Outcome.QUARANTINED;
        if (waits && Caller.operates()) {
            Button again = new Button(
                    getTranslation("replay.open"),
                    VaadinIcon.ROTATE_RIGHT.create(),
                    click -> tryAgain.accept(delivery));
            again.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
            again.addClassName("try-again");
            add(again);
        }
        if (delivery.detail() != null) {
            Paragraph sentence = new Paragraph(Refusals.words(delivery.detail()));
            sentence.addClassName("quote");
            add(sentence);
        }
        add(new Timeline(delivery, event), facts(delivery, event, titles));
        if (event != null) {
            add(new H3(getTranslation("delivery.decisions")), new DecisionsTable(event));
            addEntries(event);
        }
        add(new RawBodyBlock(detail.body(), delivery, event));
        if (event != null && event.fields() != null) {
            add(new H3(getTranslation("delivery.fields")), new FieldsTable(event.fields()));
        }
        addOthers(detail.others());
    }

    /** Where the list is not to be seen beside, the reader goes on here. */
    void takeFocusIfAlone() {
        title.getElement()
                .executeJs("const list = document.querySelector('.split > .list');"
                        + "if (!list || getComputedStyle(list).display === 'none') { this.focus(); }");
    }

    private Component head(DeliveryRow delivery, Runnable close) {
        Button button = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> close.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        button.setAriaLabel(getTranslation("delivery.close"));
        button.setTooltipText(getTranslation("delivery.close"));
        Span gap = new Span();
        gap.addClassName("gap");
        Div head = new Div(title, Badge.of(delivery.outcome(), Words.outcome(this, delivery.outcome())), gap, button);
        head.addClassName("pane-head");
        return head;
    }

    /** The outcome in one sentence. */
    private String summary(DeliveryRow delivery, @Nullable EventDetail event) {
        String reason = Words.reason(this, delivery.reason());
        return switch (delivery.outcome()) {
            case ACCEPTED ->
                delivery.points() == 0
                        ? getTranslation("delivery.summary.accepted_nothing")
                        : getTranslation("delivery.summary.accepted", Words.points(delivery.points()));
            case DUPLICATE ->
                event == null
                        ? getTranslation("delivery.summary.duplicate")
                        : getTranslation("delivery.summary.duplicate_of", String.valueOf(event.id()));
            case IGNORED -> getTranslation("delivery.summary.ignored", reason);
            case QUARANTINED -> getTranslation("delivery.summary.quarantined", reason);
            case REFUSED -> getTranslation("delivery.summary.refused", reason);
            case FAILED -> getTranslation("delivery.summary.failed", reason);
        };
    }

    private Facts facts(DeliveryRow delivery, @Nullable EventDetail event, EventTitles titles) {
        Facts facts = new Facts();
        if (delivery.eventName() != null) {
            facts.add(
                    getTranslation("delivery.event"),
                    new Span(titles.title(this, delivery.eventName())),
                    Table.code(delivery.eventName()));
        }
        if (delivery.source() != null) {
            facts.add(getTranslation("delivery.source"), delivery.source());
        }
        if (delivery.learner() != null && delivery.source() != null) {
            facts.add(
                    getTranslation("delivery.learner"),
                    LearnersNavigation.to(
                            delivery.source(),
                            delivery.learner(),
                            getTranslation("learner.title", String.valueOf(delivery.learner()))));
        }
        code(facts, "delivery.actor", delivery.actor());
        code(facts, "delivery.moodle_id", delivery.moodleId());
        if (event != null) {
            code(facts, "delivery.course", event.course());
            code(facts, "delivery.rule_set", event.ruleSet());
            if (event.balance() != null) {
                facts.add(getTranslation("delivery.balance"), Words.number(event.balance()));
            }
        }
        code(facts, "delivery.address", delivery.address());
        code(facts, "delivery.token", delivery.token());
        if (!delivery.flags().isEmpty()) {
            UnorderedList flags = new UnorderedList();
            delivery.flags().forEach(flag -> flags.add(new ListItem(getTranslation("flag." + flag))));
            facts.add(getTranslation("delivery.flags"), flags);
        }
        return facts;
    }

    private void code(Facts facts, String key, @Nullable Object value) {
        if (value != null) {
            facts.addCode(getTranslation(key), value.toString());
        }
    }

    private void addEntries(EventDetail event) {
        if (event.entries().isEmpty()) {
            return;
        }
        add(new H3(getTranslation("delivery.entries")));
        Table table = new Table(
                getTranslation("delivery.entries"),
                getTranslation("delivery.learner"),
                getTranslation("entry.kind"),
                getTranslation("entry.points") + "#",
                getTranslation("entry.balance") + "#");
        for (EntryRow entry : event.entries()) {
            Component learner = event.source() == null
                    ? Table.code(String.valueOf(entry.learner()))
                    : LearnersNavigation.to(event.source(), entry.learner(), String.valueOf(entry.learner()));
            table.row(
                    learner,
                    Table.text(getTranslation("entry.kind." + entry.kind())),
                    Table.text(Words.points(entry.points())),
                    Table.text(Words.number(entry.balance())));
        }
        add(table);
    }

    private void addOthers(List<DeliveryRow> others) {
        if (others.isEmpty()) {
            return;
        }
        add(new H3(getTranslation("delivery.others")));
        UnorderedList list = new UnorderedList();
        list.addClassName("others");
        for (DeliveryRow other : others) {
            list.add(new ListItem(
                    DeliveriesNavigation.to(other.id(), getTranslation("delivery.title", String.valueOf(other.id()))),
                    Badge.of(other.outcome(), Words.outcome(this, other.outcome())),
                    new Moment(other.receivedAt())));
        }
        add(list);
    }
}
