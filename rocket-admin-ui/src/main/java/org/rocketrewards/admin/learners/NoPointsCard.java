package org.rocketrewards.admin.learners;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import org.rocketrewards.admin.deliveries.DeliveriesNavigation;
import org.rocketrewards.admin.parts.Card;
import org.rocketrewards.admin.parts.EventTitles;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ingest.DeliveryFilter;
import org.rocketrewards.ingest.DeliveryRow;
import org.rocketrewards.ingest.EventDetail;
import org.rocketrewards.ingest.boundary.DeliveryLog;
import org.rocketrewards.model.Outcome;
import org.rocketrewards.model.Page;
import org.rocketrewards.rules.boundary.RuleSets;

/** The newest events of a learner that gave nothing, and why. Looked up when somebody asks. */
final class NoPointsCard extends Composite<Div> {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 10;

    private final transient DeliveryLog deliveries;
    private final transient RuleSets rules;
    private final String source;
    private final long learner;

    NoPointsCard(DeliveryLog deliveries, RuleSets rules, String source, long learner) {
        this.deliveries = deliveries;
        this.rules = rules;
        this.source = source;
        this.learner = learner;
        Card card = new Card(getTranslation("learner.nothing"));
        card.add(new Paragraph(getTranslation("learner.nothing.text")));
        Button show = new Button(getTranslation("learner.nothing.show"));
        show.addClickListener(click -> {
            card.clear();
            card.add(list());
        });
        card.add(show);
        getContent().add(card);
    }

    private Component list() {
        DeliveryFilter filter = new DeliveryFilter(source, Outcome.ACCEPTED, null, learner, null, null);
        List<DeliveryRow> nothing = deliveries.find(filter, null, Page.MAX_LIMIT).items().stream()
                .filter(delivery -> delivery.points() == 0)
                .limit(MOST)
                .toList();
        if (nothing.isEmpty()) {
            return new Paragraph(getTranslation("learner.nothing.none"));
        }
        EventTitles titles = new EventTitles(rules.catalogue());
        UnorderedList list = new UnorderedList();
        list.addClassName("others");
        nothing.forEach(delivery -> list.add(item(delivery, titles)));
        return list;
    }

    private ListItem item(DeliveryRow delivery, EventTitles titles) {
        Span why = new Span(deliveries.event(delivery.id()).map(this::why).orElse(""));
        why.addClassName("small");
        Div item = new Div(
                new Span(titles.title(this, delivery.eventName())),
                why,
                DeliveriesNavigation.to(delivery.id(), getTranslation("delivery.title", String.valueOf(delivery.id()))),
                new Moment(delivery.receivedAt()));
        item.addClassName("in-line");
        return new ListItem(item);
    }

    private String why(EventDetail event) {
        if (!(event.decisions() instanceof JsonArray decisions) || decisions.isEmpty()) {
            return getTranslation("decision.none");
        }
        return decisions.getValuesAs(JsonObject.class).stream()
                .map(decision -> Words.reason(this, decision.getString("reason", "")))
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
