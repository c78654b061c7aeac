package org.rocketrewards.admin.deliveries;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.stream.Collectors;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ingest.EventDetail;

/** Which rules were looked at and what each decided, with the numbers behind it. */
final class DecisionsTable extends Composite<Div> {
    private static final long serialVersionUID = 1L;

    DecisionsTable(EventDetail event) {
        if (!(event.decisions() instanceof JsonArray decisions) || decisions.isEmpty()) {
            getContent().add(new Paragraph(getTranslation("decision.none")));
            return;
        }
        Table table = new Table(
                getTranslation("delivery.decisions"),
                getTranslation("decision.rule"),
                getTranslation("decision.why"),
                getTranslation("decision.points") + "#");
        for (JsonObject decision : decisions.getValuesAs(JsonObject.class)) {
            table.row(rule(decision), why(decision), new Span(Words.points(number(decision, "points"))));
        }
        getContent().add(table);
    }

    private Component rule(JsonObject decision) {
        String key = decision.getString("rule", "");
        Div rule = new Div(new Span(Words.rule(this, key)), Table.code(key));
        rule.addClassName("stack");
        return rule;
    }

    private Component why(JsonObject decision) {
        Div why = new Div(new Span(Words.reason(this, decision.getString("reason", ""))));
        why.addClassName("stack");
        if (decision.get("field") instanceof JsonString field) {
            why.add(small(getTranslation("decision.field", field.getString())));
        }
        if (decision.get("campaign") instanceof JsonString campaign) {
            why.add(small(getTranslation("decision.campaign", campaign.getString())));
        }
        if (decision.get("counter") instanceof JsonObject counter) {
            why.add(small(getTranslation(
                    "decision.counter",
                    counter.getString("period", ""),
                    Words.number(number(counter, "before")),
                    Words.number(number(counter, "after")),
                    Words.number(number(counter, "limit")))));
        }
        if (decision.get("key") instanceof JsonArray keys && !keys.isEmpty()) {
            String held = keys.stream()
                    .map(key -> key instanceof JsonString text ? text.getString() : key.toString())
                    .collect(Collectors.joining(", "));
            why.add(small(getTranslation("decision.key", held)));
        }
        if (decision.get("of") instanceof JsonString of) {
            why.add(small(getTranslation("decision.of", Words.rule(this, of.getString()))));
        }
        if (decision.get("event") instanceof JsonNumber earned) {
            why.add(DeliveriesNavigation.to(
                    earned.longValue(), getTranslation("decision.event", String.valueOf(earned.longValue()))));
        }
        return why;
    }

    private static Span small(String text) {
        Span small = new Span(text);
        small.addClassName("small");
        return small;
    }

    private static long number(JsonObject object, String name) {
        JsonValue value = object.get(name);
        return value instanceof JsonNumber number ? number.longValue() : 0;
    }
}
