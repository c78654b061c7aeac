package org.rocketrewards.admin.rules;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.rocketrewards.admin.learners.LearnersNavigation;
import org.rocketrewards.admin.parts.Download;
import org.rocketrewards.admin.parts.Facts;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ingest.SimulatedLearner;
import org.rocketrewards.ingest.SimulationRow;
import org.rocketrewards.ingest.boundary.SimulationCsv;
import org.rocketrewards.ingest.boundary.Simulations;

/** One simulation: how far it is, or what it found. */
final class SimulationBlock extends Section {
    private static final long serialVersionUID = 1L;
    private static final int LOOKED_AT = 200;
    private static final int SHOWN = 10;

    private final transient Simulations simulations;
    private final transient SimulationRow simulation;

    SimulationBlock(Simulations simulations, SimulationRow simulation) {
        this.simulations = simulations;
        this.simulation = simulation;
        addClassName("card");
        Div head = new Div(
                new H2(getTranslation(
                        "simulation.title",
                        String.valueOf(simulation.id()),
                        SimulationWords.rules(this, simulation.ruleSet()))),
                SimulationWords.state(this, simulation.state()));
        head.addClassName("card-head");
        add(head);
    }

    /** How far it is, with a way to stop it. */
    SimulationBlock running(Instant now, Runnable cancel, boolean may) {
        long all = simulation.events();
        long read = simulation.eventsRead();
        ProgressBar bar = new ProgressBar(0, 1, all == 0 ? 0 : Math.min(1, (double) read / all));
        bar.getElement().setAttribute("aria-label", getTranslation("simulation.progress"));
        Paragraph progress = new Paragraph(
                getTranslation("simulation.progress.events", Words.number(read), Words.number(all)) + remaining(now));
        add(bar, progress, new Paragraph(getTranslation("simulation.goes_on")));
        if (may) {
            Button stop = new Button(getTranslation("simulation.cancel"), click -> cancel.run());
            add(stop);
            stop.addClassName("start");
        }
        return this;
    }

    private String remaining(Instant now) {
        long seconds = Math.max(1, Duration.between(simulation.startedAt(), now).toSeconds());
        long rate = simulation.eventsRead() / seconds;
        if (rate == 0) {
            return "";
        }
        long left = Math.max(0, simulation.events() - simulation.eventsRead()) / rate;
        return " " + getTranslation("simulation.progress.rate", Words.number(rate), Words.number(left));
    }

    /** What came of it. */
    SimulationBlock over() {
        add(facts());
        String failure = simulation.failure();
        if (failure != null) {
            add(new Paragraph(failure));
        }
        if (!simulation.state().equals("done")) {
            return this;
        }
        Paragraph sentence = new Paragraph(SimulationWords.sentence(this, simulation));
        sentence.addClassName("sentence");
        add(sentence);
        add(rules());
        List<SimulatedLearner> learners =
                simulations.learners(simulation.id(), null, LOOKED_AT).items();
        if (!learners.isEmpty()) {
            Div both = new Div(
                    learners("simulation.winners", learners, true), learners("simulation.losers", learners, false));
            both.addClassNames("cards", "two");
            add(both, csv());
        }
        return this;
    }

    private Component facts() {
        return new Facts()
                .add(getTranslation("delivery.source"), simulation.source())
                .add(
                        getTranslation("simulation.period"),
                        Moment.exact(simulation.from()),
                        Moment.exact(simulation.to()))
                .add(
                        getTranslation("simulation.started"),
                        new Span(Words.withoutTricks(simulation.startedBy())),
                        new Moment(simulation.startedAt()))
                .add(getTranslation("simulation.events"), Words.number(simulation.eventsRead()));
    }

    private Component rules() {
        JsonArray rules = SimulationWords.result(simulation).get("rules") instanceof JsonArray array
                ? array
                : JsonValue.EMPTY_JSON_ARRAY;
        List<JsonObject> sorted = rules.getValuesAs(JsonObject.class).stream()
                .sorted(Comparator.comparingLong(
                        (JsonObject rule) -> -Math.abs(SimulationWords.number(rule, "difference"))))
                .toList();
        Table table = new Table(
                getTranslation("simulation.by_rule"),
                getTranslation("rules.rule"),
                getTranslation("simulation.booked") + "#",
                getTranslation("simulation.simulated") + "#",
                getTranslation("simulation.difference") + "#",
                getTranslation("delivery.decisions"));
        for (JsonObject rule : sorted) {
            table.row(
                    Table.code(Words.withoutTricks(Values.text(rule.get("rule")))),
                    Table.text(Words.number(SimulationWords.number(rule, "booked"))),
                    Table.text(Words.number(SimulationWords.number(rule, "simulated"))),
                    difference(SimulationWords.number(rule, "difference")),
                    Table.text(decisions(rule)));
        }
        Div block = new Div(new H3(getTranslation("simulation.by_rule")), table);
        block.addClassName("block");
        return block;
    }

    private String decisions(JsonObject rule) {
        return rule.get("decisions") instanceof JsonObject decisions
                ? decisions.keySet().stream()
                        .map(code ->
                                Words.reason(this, code) + ": " + Words.number(SimulationWords.number(decisions, code)))
                        .collect(Collectors.joining(" · "))
                : "";
    }

    private static Span difference(long points) {
        Span difference = new Span(Words.points(points));
        difference.addClassNames("line-points", points > 0 ? "plus" : points < 0 ? "minus" : "same");
        return difference;
    }

    private Component learners(String key, List<SimulatedLearner> learners, boolean winners) {
        Table table = new Table(
                getTranslation(key),
                getTranslation("delivery.learner"),
                getTranslation("simulation.booked") + "#",
                getTranslation("simulation.simulated") + "#",
                getTranslation("simulation.difference") + "#");
        List<SimulatedLearner> shown = learners.stream()
                .filter(learner -> learner.difference() != 0 && learner.difference() > 0 == winners)
                .limit(SHOWN)
                .toList();
        for (SimulatedLearner learner : shown) {
            table.row(
                    LearnersNavigation.to(
                            simulation.source(),
                            learner.learner(),
                            getTranslation("learner.title", String.valueOf(learner.learner()))),
                    Table.text(Words.number(learner.booked())),
                    Table.text(Words.number(learner.simulated())),
                    difference(learner.difference()));
        }
        Div block = new Div(new H3(getTranslation(key)));
        block.addClassName("block");
        block.add(shown.isEmpty() ? new Paragraph(getTranslation("simulation.nobody")) : table);
        return block;
    }

    private Component csv() {
        int id = simulation.id();
        return new Download(getTranslation("simulation.csv"), () -> {
            simulations.get(id);
            return new Download.File(
                    "simulation-" + id + ".csv", "text/csv", out -> SimulationCsv.write(simulations, id, out));
        });
    }
}
