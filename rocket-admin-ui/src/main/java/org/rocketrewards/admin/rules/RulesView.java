package org.rocketrewards.admin.rules;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.access.boundary.SavedViews;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.Caller;
import org.rocketrewards.admin.parts.Download;
import org.rocketrewards.admin.parts.EventTitles;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.admin.parts.ViewsMenu;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.audit.boundary.Exports;
import org.rocketrewards.ingest.traffic.boundary.Overviews;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.rules.RuleSetDraft;
import org.rocketrewards.rules.RuleSetVersion;
import org.rocketrewards.rules.boundary.RuleSetDrafts;
import org.rocketrewards.rules.boundary.RuleSetVersions;
import org.rocketrewards.rules.boundary.RuleSets;

/** The rules that hold, beside the draft of the next version. */
@Route(value = RulesNavigation.PATH, layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
class RulesView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;
    private static final int VERSIONS_LOOKED_AT = 20;

    private final transient RuleSetVersions versions;
    private final transient RuleSetDrafts drafts;
    private final transient RuleSets ruleSets;
    private final transient Overviews overviews;
    private final transient RuleWords words;
    private final transient Exports exports;
    private final ViewsMenu views;
    private @Nullable RuleList list;

    @Inject
    RulesView(
            RuleSetVersions versions,
            RuleSetDrafts drafts,
            RuleSets ruleSets,
            Overviews overviews,
            SavedViews savedViews,
            Exports exports) {
        this.versions = versions;
        this.drafts = drafts;
        this.ruleSets = ruleSets;
        this.overviews = overviews;
        this.exports = exports;
        this.views = new ViewsMenu(savedViews, RulesNavigation.PATH);
        this.words = new RuleWords(this, new EventTitles(ruleSets.catalogue()));
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters asked = event.getLocation().getQueryParameters();
        views.show(asked);
        if (list != null) {
            // another filter of what is there: whoever types goes on typing
            list.show(asked);
            return;
        }
        int number = ruleSets.current().version();
        RuleSetVersion version = versions.get(number);
        Anchor history = new Anchor(RulesNavigation.VERSIONS, getTranslation("rules.versions"));
        Anchor simulations = new Anchor(RulesNavigation.SIMULATIONS, getTranslation("simulation.all"));
        add(new PageHeader(getTranslation("nav.rules")).with(history, simulations));
        Div both = new Div(published(version), draft(number));
        both.addClassNames("cards", "two");
        RuleList rules = new RuleList(
                words,
                versions.rules(String.valueOf(number)).rules(),
                rule -> RulesNavigation.rule(number, rule.key()),
                null);
        rules.showAwards(overviews.awards());
        rules.follows(
                wanted -> UI.getCurrent().navigate(RulesNavigation.PATH, wanted),
                views,
                new Download(getTranslation("list.csv"), () -> file(rules)));
        rules.show(asked);
        list = rules;
        add(both, rules);
    }

    private Download.File file(RuleList rules) {
        Map<String, String> conditions = new TreeMap<>();
        rules.parameters().getParameters().forEach((name, values) -> conditions.put(name, values.get(0)));
        exports.note(RulesNavigation.PATH, conditions);
        return new Download.File(RulesNavigation.PATH + ".csv", "text/csv; charset=utf-8", rules::write);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("nav.rules") + " · " + getTranslation("product");
    }

    private Component published(RuleSetVersion version) {
        Div head = new Div(
                new H2(RulesNavigation.toVersion(
                        version.version(), getTranslation("rules.version", String.valueOf(version.version())))),
                new Badge(VaadinIcon.CHECK_CIRCLE, getTranslation("rules.state.in_force"), "accepted"));
        head.addClassName("card-head");
        Div card = new Div(head, new Paragraph(note(version)), VersionFacts.line(this, version));
        List<RuleSetVersion> scheduled = versions.list(null, VERSIONS_LOOKED_AT).items().stream()
                .filter(other -> other.state().equals("scheduled"))
                .toList();
        for (RuleSetVersion later : scheduled) {
            Paragraph next = new Paragraph(
                    new Span(getTranslation("rules.scheduled", String.valueOf(later.version())) + " "),
                    Moment.exact(later.effectiveFrom()));
            next.addClassName("quote");
            card.add(next);
        }
        card.addClassName("card");
        return card;
    }

    static String note(RuleSetVersion version) {
        return "“" + Words.withoutTricks(version.note()) + "”";
    }

    private Component draft(int inForce) {
        Div card = new Div();
        card.addClassName("card");
        Optional<RuleSetDraft> open = Drafts.find(drafts);
        Div head = new Div(new H2(getTranslation("rules.draft")));
        head.addClassName("card-head");
        card.add(head);
        if (open.isEmpty()) {
            card.add(new Paragraph(getTranslation("rules.draft.none")));
            if (Caller.administers()) {
                Button make =
                        new Button(getTranslation("rules.draft.make"), VaadinIcon.PLUS.create(), click -> makeDraft());
                make.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
                card.add(actions(make));
            }
            return card;
        }
        RuleSetDraft draft = open.get();
        head.add(new Badge(VaadinIcon.EDIT, getTranslation("rules.draft.open"), "quarantined"));
        card.add(
                new Paragraph(DiffBlock.summary(words, versions.diff(String.valueOf(inForce), RuleSetVersions.DRAFT))),
                VersionFacts.line(this, draft),
                actions(
                        new Anchor(RulesNavigation.DRAFT, getTranslation("rules.draft.show")),
                        RulesNavigation.toSimulations(RuleSetVersions.DRAFT, getTranslation("simulation.try"))));
        return card;
    }

    private static Component actions(Component... all) {
        Div actions = new Div(all);
        actions.addClassName("actions");
        return actions;
    }

    private void makeDraft() {
        drafts.create(null);
        getUI().ifPresent(ui -> ui.navigate(RulesNavigation.DRAFT));
    }
}
