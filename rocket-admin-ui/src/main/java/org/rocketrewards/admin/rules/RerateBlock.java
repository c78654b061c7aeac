package org.rocketrewards.admin.rules;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.rocketrewards.admin.parts.ActDialog;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ingest.RerateRow;
import org.rocketrewards.ingest.SimulationRow;
import org.rocketrewards.ingest.boundary.Reratings;
import org.rocketrewards.rules.boundary.RuleSetVersions;

/** Applying a published version to the past: what was done so far, and the offer to do it. */
final class RerateBlock extends Section {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 20;
    private static final int LONGEST_REASON = 1_000;

    private final transient Reratings reratings;

    RerateBlock(Reratings reratings) {
        this.reratings = reratings;
        addClassName("card");
    }

    /** Whether what a simulation showed can be booked: it is done, of a version, and something would be different. */
    static boolean applicable(SimulationRow simulation) {
        return simulation.state().equals("done") && !RuleSetVersions.DRAFT.equals(simulation.ruleSet());
    }

    /** Whether one runs. */
    boolean running() {
        List<RerateRow> newest = reratings.list(null, 1).items();
        return !newest.isEmpty() && newest.get(0).state().equals("running");
    }

    /** Shows what was done. */
    void show() {
        removeAll();
        List<RerateRow> all = reratings.list(null, SHOWN).items();
        setVisible(!all.isEmpty());
        Table table = new Table(
                getTranslation("rerate.all"),
                getTranslation("rules.version.state"),
                getTranslation("nav.rules"),
                getTranslation("rerate.reason"),
                getTranslation("simulation.started"),
                getTranslation("rerate.booked"));
        for (RerateRow row : all) {
            Span by = new Span(Words.withoutTricks(row.startedBy()));
            by.addClassName("small");
            Div started = new Div(new Moment(row.startedAt()), by);
            started.addClassName("stack");
            table.row(
                    SimulationWords.state(this, row.state()),
                    Table.text(getTranslation("rules.version", String.valueOf(row.ruleSet())) + " · " + row.source()),
                    Table.text(Words.withoutTricks(row.reason())),
                    started,
                    Table.text(getTranslation(
                            "rerate.sentence",
                            Words.number(row.learners()),
                            Words.points(row.awarded()),
                            Words.points(-row.takenBack()),
                            Words.number(row.skipped()))));
        }
        add(new H2(getTranslation("rerate.all")), table);
    }

    /** Offers to book what a simulation showed. */
    Component offer(SimulationRow simulation, Runnable begun) {
        Button apply = new Button(getTranslation("rerate.apply"), click -> ask(simulation, begun));
        apply.addClassName("start");
        Section offer = new Section(
                new H2(getTranslation("rerate.title")), new Paragraph(getTranslation("rerate.text")), apply);
        offer.addClassName("card");
        return offer;
    }

    private void ask(SimulationRow simulation, Runnable begun) {
        new ActDialog(getTranslation("rerate.title"), getTranslation("rerate.apply"))
                .say(SimulationWords.sentence(this, simulation))
                .say(getTranslation("rerate.consequence"))
                .askWhy(LONGEST_REASON)
                .ask(why -> {
                    reratings.start(simulation.id(), why);
                    show();
                    begun.run();
                });
    }
}
