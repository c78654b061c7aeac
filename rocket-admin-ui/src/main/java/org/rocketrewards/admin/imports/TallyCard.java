package org.rocketrewards.admin.imports;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.List;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.model.Outcome;

/** What rows became, or would become: by outcome, by reason, by rule. */
final class TallyCard extends Composite<Div> {
    private static final long serialVersionUID = 1L;
    private static final List<Outcome> OUTCOMES =
            List.of(Outcome.ACCEPTED, Outcome.DUPLICATE, Outcome.IGNORED, Outcome.QUARANTINED, Outcome.FAILED);

    TallyCard(JsonObject tally) {
        getContent().addClassName("tally");
        getContent().add(outcomes(tally));
        Div beside = new Div();
        beside.addClassName("columns");
        JsonObject reasons = tally.getJsonObject("reasons");
        if (reasons != null && !reasons.isEmpty()) {
            beside.add(reasons(reasons));
        }
        JsonArray rules = tally.getJsonArray("rules");
        if (rules != null && !rules.isEmpty()) {
            beside.add(rules(rules));
        }
        getContent().add(beside);
    }

    private Div outcomes(JsonObject tally) {
        Div outcomes = new Div();
        outcomes.addClassName("sums");
        outcomes.add(figure(new Span(getTranslation("import.rows")), Words.number(ImportWords.count(tally, "rows"))));
        for (Outcome outcome : OUTCOMES) {
            long rows = ImportWords.count(tally, outcome.code());
            if (rows > 0) {
                outcomes.add(figure(Badge.of(outcome, Words.outcome(this, outcome)), Words.number(rows)));
            }
        }
        long invalid = ImportWords.count(tally, "invalid");
        if (invalid > 0) {
            outcomes.add(figure(
                    new Badge(VaadinIcon.EXCLAMATION_CIRCLE, getTranslation("import.invalid"), "failed"),
                    Words.number(invalid)));
        }
        outcomes.add(
                figure(new Span(getTranslation("entry.points")), Words.points(ImportWords.count(tally, "points"))));
        return outcomes;
    }

    private static Div figure(Span name, String value) {
        Span number = new Span(value);
        number.addClassName("figure-number");
        Div figure = new Div(name, number);
        figure.addClassName("stack");
        return figure;
    }

    private Table reasons(JsonObject reasons) {
        Table table = new Table(
                getTranslation("import.reasons"),
                getTranslation("delivery.reason"),
                getTranslation("import.count") + "#");
        reasons.forEach((reason, count) -> {
            if (count instanceof JsonNumber number) {
                table.row(new Span(Words.reason(this, reason)), new Span(Words.number(number.longValue())));
            }
        });
        return table;
    }

    private Table rules(JsonArray rules) {
        Table table = new Table(
                getTranslation("import.rules"),
                getTranslation("decision.rule"),
                getTranslation("import.awards") + "#",
                getTranslation("entry.points") + "#");
        for (JsonObject rule : rules.getValuesAs(JsonObject.class)) {
            table.row(
                    new Span(Words.rule(this, rule.getString("rule"))),
                    new Span(Words.number(ImportWords.count(rule, "decisions"))),
                    new Span(Words.points(ImportWords.count(rule, "points"))));
        }
        return table;
    }
}
