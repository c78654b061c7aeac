package org.rocketrewards.admin.rules;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.rocketrewards.admin.deliveries.DeliveriesNavigation;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ingest.PreviewedEvent;
import org.rocketrewards.ingest.boundary.RulePreviews;
import org.rocketrewards.rules.RuleDocument;

/** The last real events that a rule would consider, and what it would say of each before its limits. */
final class PreviewBlock extends Div {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 20;

    private final transient RulePreviews previews;
    private final transient RuleWords words;
    private final Div list = new Div();

    PreviewBlock(RulePreviews previews, RuleWords words) {
        this.previews = previews;
        this.words = words;
        addClassName("block");
        add(new H2(getTranslation("preview.title")), list);
    }

    /** Shows what a rule would say. */
    void show(RuleDocument rules, String key) {
        List<PreviewedEvent> events = previews.latest(rules, key, SHOWN);
        list.removeAll();
        if (events.isEmpty()) {
            list.add(new Paragraph(getTranslation("preview.none")));
            return;
        }
        long fitting = events.stream().filter(PreviewedEvent::fits).count();
        Paragraph summary = new Paragraph(getTranslation("preview.summary", fitting, (long) events.size()));
        summary.addClassName("small");
        Table table = new Table(
                getTranslation("preview.title"),
                getTranslation("delivery.event"),
                getTranslation("preview.says"),
                getTranslation("rules.points") + "#");
        for (PreviewedEvent event : events) {
            table.row(event(event), says(event), Table.text(event.fits() ? Words.points(event.points()) : ""));
        }
        list.add(summary, table);
    }

    private Component event(PreviewedEvent event) {
        Div cell = new Div(
                DeliveriesNavigation.to(event.delivery(), getTranslation("delivery.title", "" + event.delivery())),
                new Moment(event.occurredAt()));
        cell.addClassName("stack");
        return cell;
    }

    private Component says(PreviewedEvent event) {
        if (event.fits()) {
            return new Badge(VaadinIcon.CHECK_CIRCLE, words.text("preview.fits"), "accepted");
        }
        Div cell = new Div(Table.text(Words.reason(this, event.reason())));
        cell.addClassName("stack");
        String field = event.field();
        if (field != null) {
            String value = event.value();
            cell.add(Table.code(Words.withoutTricks(field + (value == null ? "" : " = " + value))));
        }
        return cell;
    }
}
