package org.rocketrewards.admin.deliveries;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ingest.DeliveryRow;
import org.rocketrewards.ingest.EventDetail;
import org.rocketrewards.model.Outcome;

/** How a delivery went on, step by step, as far as it got. */
final class Timeline extends Composite<UnorderedList> {
    private static final long serialVersionUID = 1L;

    Timeline(DeliveryRow delivery, @Nullable EventDetail event) {
        getContent().addClassName("timeline");
        if (delivery.occurredAt() != null) {
            step("delivery.step.happened", Moment.exact(delivery.occurredAt()));
        }
        boolean repeat = delivery.outcome() == Outcome.DUPLICATE;
        if (event != null && repeat) {
            step("delivery.step.first", Moment.exact(event.receivedAt()));
        }
        step("delivery.step.received", Moment.exact(delivery.receivedAt()));
        if (event != null && !repeat) {
            ofEvent(event);
        }
        String took = Words.milliseconds(delivery.tookMicros());
        step(
                "delivery.step.answered",
                new Span(getTranslation("delivery.step.answer", String.valueOf(delivery.httpStatus()), took)));
    }

    private void ofEvent(EventDetail event) {
        if (event.fields() instanceof JsonObject fields) {
            step("delivery.step.parsed", new Span(getTranslation("delivery.step.fields", fields.size())));
        }
        step(
                "delivery.step.attributed",
                new Span(
                        event.learner() == null
                                ? Words.reason(this, event.reason())
                                : getTranslation("learner.title", String.valueOf(event.learner()))));
        if (event.decisions() instanceof JsonArray decisions) {
            step(
                    "delivery.step.decided",
                    new Span(getTranslation("delivery.step.rules", decisions.size(), String.valueOf(event.ruleSet()))));
        }
        if (!event.entries().isEmpty()) {
            step(
                    "delivery.step.booked",
                    new Span(getTranslation(
                            "delivery.step.entries", event.entries().size(), Words.points(event.points()))),
                    Moment.exact(event.entries().get(0).bookedAt()));
        }
    }

    private void step(String key, Component... values) {
        Span name = new Span(getTranslation(key));
        name.addClassName("step");
        ListItem item = new ListItem(name);
        item.add(values);
        getContent().add(item);
    }
}
