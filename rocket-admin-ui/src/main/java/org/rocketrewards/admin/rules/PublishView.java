package org.rocketrewards.admin.rules;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.parts.EventTitles;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.ingest.SimulationRow;
import org.rocketrewards.ingest.boundary.Simulations;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.rules.RuleSetDraft;
import org.rocketrewards.rules.RuleSetVersion;
import org.rocketrewards.rules.boundary.RuleSetDrafts;
import org.rocketrewards.rules.boundary.RuleSetVersions;
import org.rocketrewards.rules.boundary.RuleSets;

/** The last step of a draft: what it changes, what a simulation said, why, and from when it holds. */
@Route(value = RulesNavigation.PUBLISH, layout = MainLayout.class)
@RouteScoped
@RolesAllowed(Role.ADMIN_ROLE)
class PublishView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_NOTE = 1_000;
    private static final int SIMULATIONS_LOOKED_AT = 20;

    private final transient RuleSetDrafts drafts;
    private final transient RuleSetVersions versions;
    private final transient RuleSets ruleSets;
    private final transient Simulations simulations;
    private final transient RuleWords words;
    private final TextArea note = new TextArea();
    private final EffectiveField effective;
    private transient @Nullable RuleSetDraft draft;
    private int newest;

    @Inject
    PublishView(RuleSetDrafts drafts, RuleSetVersions versions, RuleSets ruleSets, Simulations simulations) {
        this.drafts = drafts;
        this.versions = versions;
        this.ruleSets = ruleSets;
        this.simulations = simulations;
        this.words = new RuleWords(this, new EventTitles(ruleSets.catalogue()));
        this.effective = new EffectiveField(getTranslation("publish.effective"));
        addClassName("page");
        note.setLabel(getTranslation("publish.note"));
        note.setHelperText(getTranslation("publish.note.help"));
        note.setMaxLength(LONGEST_NOTE);
        note.setRequired(true);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        RuleSetDraft now = Drafts.find(drafts).orElse(null);
        if (now == null) {
            event.forwardTo(DraftView.class);
            return;
        }
        show(now);
    }

    private void show(RuleSetDraft now) {
        removeAll();
        draft = now;
        newest = versions.list(null, 1).items().get(0).version();
        String before = String.valueOf(newest);
        Button publish = new Button(getTranslation("publish.do"), click -> publish());
        publish.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div form = new Div(note, effective, publish);
        form.addClassName("form");
        add(
                new PageHeader(getTranslation("publish.title"))
                        .below(RulesNavigation.PATH, getTranslation("nav.rules"))
                        .below(RulesNavigation.DRAFT, getTranslation("rules.draft")),
                section(
                        getTranslation("publish.changes", before),
                        new DiffBlock(
                                words,
                                versions.diff(before, RuleSetVersions.DRAFT),
                                versions.rules(before),
                                versions.rules(RuleSetVersions.DRAFT))),
                section(getTranslation("publish.simulated"), simulated(now)),
                section(getTranslation("publish.last"), form));
        if (newest != ruleSets.current().version()) {
            addComponentAtIndex(1, new Paragraph(getTranslation("publish.scheduled", before)));
        }
    }

    private static Section section(String heading, Component content) {
        Section section = new Section(new H2(heading), content);
        section.addClassName("card");
        return section;
    }

    private Component simulated(RuleSetDraft now) {
        Optional<SimulationRow> latest = simulations.list(null, SIMULATIONS_LOOKED_AT).items().stream()
                .filter(simulation -> simulation.ruleSet().equals(RuleSetVersions.DRAFT))
                .filter(simulation -> simulation.state().equals("done"))
                .filter(simulation -> simulation.startedAt().isAfter(now.changedAt()))
                .findFirst();
        Div block = new Div();
        block.addClassName("stack");
        latest.ifPresentOrElse(
                simulation -> block.add(
                        new Paragraph(SimulationWords.sentence(this, simulation)),
                        new Moment(simulation.startedAt()),
                        new Anchor(RulesNavigation.simulation(simulation.id()), getTranslation("simulation.show"))),
                () -> block.add(
                        new Paragraph(getTranslation("publish.not_simulated")),
                        RulesNavigation.toSimulations(RuleSetVersions.DRAFT, getTranslation("simulation.try"))));
        return block;
    }

    private void publish() {
        RuleSetDraft now = draft;
        note.setInvalid(note.getValue().isBlank());
        if (note.isInvalid()) {
            note.setErrorMessage(getTranslation("publish.note.missing"));
            note.focus();
            return;
        }
        if (now == null || effective.complains()) {
            return;
        }
        try {
            RuleSetVersion published =
                    drafts.publish(now.revision(), note.getValue().strip(), effective.moment(), newest);
            getUI().ifPresent(ui -> ui.navigate(RulesNavigation.VERSIONS + "/" + published.version()));
        } catch (RocketException e) {
            if (!Drafts.outdated(e) && e.type() != ProblemType.CONFLICT) {
                throw e;
            }
            Drafts.tell(
                    this,
                    drafts,
                    () -> Drafts.find(drafts)
                            .ifPresentOrElse(
                                    this::show, () -> getUI().ifPresent(ui -> ui.navigate(RulesNavigation.DRAFT))));
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("publish.title") + " · " + getTranslation("product");
    }
}
