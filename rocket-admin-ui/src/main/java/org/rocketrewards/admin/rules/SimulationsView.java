package org.rocketrewards.admin.rules;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.parts.Caller;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.admin.parts.Refusals;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.ingest.SimulationRow;
import org.rocketrewards.ingest.boundary.Reratings;
import org.rocketrewards.ingest.boundary.Simulations;
import org.rocketrewards.ingest.boundary.Sources;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.rules.boundary.RuleSetDrafts;
import org.rocketrewards.rules.boundary.RuleSetVersions;

/** What other rules would have booked, and booking it. A simulation goes on when the page is left. */
@Route(value = RulesNavigation.SIMULATIONS + "/:id?" + RulesNavigation.NUMBER, layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
class SimulationsView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;
    private static final int POLL_MILLIS = 1_000;
    private static final int VERSIONS = 50;

    private final transient Simulations simulations;
    private final transient Reratings reratings;
    private final transient RuleSetVersions versions;
    private final transient RuleSetDrafts drafts;
    private final transient Sources sources;
    private final transient Clock clock;
    private final Div shown = new Div();
    private final RerateBlock applied;
    private final Section recent = new Section();
    private @Nullable Integer id;
    private @Nullable Registration polling;
    private boolean ran;

    @Inject
    SimulationsView(
            Simulations simulations,
            Reratings reratings,
            RuleSetVersions versions,
            RuleSetDrafts drafts,
            Sources sources,
            Clock clock) {
        this.simulations = simulations;
        this.reratings = reratings;
        this.versions = versions;
        this.drafts = drafts;
        this.sources = sources;
        this.clock = clock;
        this.applied = new RerateBlock(reratings);
        addClassName("page");
        shown.addClassName("stack-wide");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        id = event.getRouteParameters().getInteger("id").orElse(null);
        String chosen = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("rules")
                .orElse(RuleSetVersions.DRAFT);
        add(new PageHeader(getTranslation("simulation.all")).below(RulesNavigation.PATH, getTranslation("nav.rules")));
        if (Caller.operates()) {
            Section form = new Section(
                    new H2(getTranslation("simulation.new")),
                    new Paragraph(getTranslation("simulation.text")),
                    new SimulationForm(ruleSets(), chosen, sources.list(), clock, this::start));
            form.addClassName("card");
            add(form);
        }
        add(shown, recent, applied);
        listAll();
        refresh();
    }

    private List<String> ruleSets() {
        List<String> names = new ArrayList<>();
        if (Drafts.find(drafts).isPresent()) {
            names.add(RuleSetVersions.DRAFT);
        }
        versions.list(null, VERSIONS).items().forEach(version -> names.add(String.valueOf(version.version())));
        return names;
    }

    private void start(String rules, String source, Instant from, Instant to) {
        SimulationRow started = simulations.start(rules, source, from, to);
        getUI().ifPresent(ui -> ui.navigate(RulesNavigation.simulation(started.id())));
    }

    /** Shows the simulation as it is now; as long as anything runs, again in a second. */
    private void refresh() {
        shown.removeAll();
        boolean running = applied.running();
        Integer wanted = id;
        if (wanted != null) {
            SimulationRow simulation = find(wanted);
            SimulationBlock block = new SimulationBlock(simulations, simulation);
            if (simulation.state().equals("running")) {
                running = true;
                shown.add(block.running(clock.instant(), () -> cancel(wanted), Caller.operates()));
            } else {
                shown.add(block.over());
                if (Caller.administers() && RerateBlock.applicable(simulation)) {
                    shown.add(applied.offer(simulation, this::refresh));
                }
            }
        }
        if (ran && !running) {
            listAll();
        }
        ran = running;
        getUI().ifPresent(ui -> ui.setPollInterval(ran ? POLL_MILLIS : -1));
    }

    private void listAll() {
        showRecent();
        applied.show();
    }

    private void cancel(int simulation) {
        simulations.cancel(simulation);
        refresh();
    }

    private SimulationRow find(int wanted) {
        try {
            return simulations.get(wanted);
        } catch (RocketException e) {
            if (e.type() == ProblemType.NOT_FOUND) {
                throw new NotFoundException(Refusals.words(e));
            }
            throw e;
        }
    }

    private void showRecent() {
        Table table = new Table(
                getTranslation("simulation.recent"),
                getTranslation("simulation.number"),
                getTranslation("rules.version.state"),
                getTranslation("nav.rules"),
                getTranslation("delivery.source"),
                getTranslation("simulation.started"),
                getTranslation("simulation.found"));
        List<SimulationRow> all = simulations.list(null, VERSIONS).items();
        for (SimulationRow simulation : all) {
            table.row(
                    new Anchor(
                            RulesNavigation.simulation(simulation.id()),
                            getTranslation("simulation.number_of", String.valueOf(simulation.id()))),
                    SimulationWords.state(this, simulation.state()),
                    Table.text(SimulationWords.rules(this, simulation.ruleSet())),
                    Table.text(simulation.source()),
                    new Moment(simulation.startedAt()),
                    Table.text(simulation.state().equals("done") ? SimulationWords.sentence(this, simulation) : ""));
        }
        recent.removeAll();
        recent.add(
                new H2(getTranslation("simulation.recent")),
                all.isEmpty() ? new Paragraph(getTranslation("simulation.none")) : table);
        recent.addClassName("card");
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        UI ui = attachEvent.getUI();
        polling = ui.addPollListener(poll -> refresh());
        refresh();
    }

    @Override
    protected void onDetach(DetachEvent detachEvent) {
        detachEvent.getUI().setPollInterval(-1);
        if (polling != null) {
            polling.remove();
        }
    }

    @Override
    public String getPageTitle() {
        Integer wanted = id;
        String page = wanted == null
                ? getTranslation("simulation.all")
                : getTranslation("simulation.number_of", String.valueOf(wanted));
        return page + " · " + getTranslation("product");
    }
}
