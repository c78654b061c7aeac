package org.rocketrewards.admin.rules;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.parts.ActDialog;
import org.rocketrewards.admin.parts.Caller;
import org.rocketrewards.admin.parts.EventTitles;
import org.rocketrewards.admin.parts.Facts;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.admin.parts.Refusals;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.rules.RuleSetVersion;
import org.rocketrewards.rules.boundary.RuleSetVersions;
import org.rocketrewards.rules.boundary.RuleSets;

/** One published version: who, when, why, its rules, and the way back to it. */
@Route(value = RulesNavigation.VERSIONS + "/:version" + RulesNavigation.NUMBER, layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
class VersionView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private static final int LONGEST_NOTE = 1_000;

    private final transient RuleSetVersions versions;
    private final transient RuleWords words;
    private int number;

    @Inject
    VersionView(RuleSetVersions versions, RuleSets ruleSets) {
        this.versions = versions;
        this.words = new RuleWords(this, new EventTitles(ruleSets.catalogue()));
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        number = event.getRouteParameters().getInteger("version").orElseThrow();
        RuleSetVersion version = find(versions, number);
        String name = String.valueOf(number);
        List<Component> actions = new ArrayList<>();
        if (number > 1) {
            actions.add(new Anchor(
                    RulesNavigation.compare(String.valueOf(number - 1), name),
                    getTranslation("rules.compare.with", String.valueOf(number - 1))));
        }
        actions.add(RulesNavigation.toSimulations(name, getTranslation("simulation.try_version")));
        actions.add(RuleFileLink.of(this, versions, name));
        if (Caller.administers() && !version.state().equals("in_force")) {
            actions.add(new Button(
                    getTranslation("rules.roll_back"), VaadinIcon.TIME_BACKWARD.create(), click -> rollBack(version)));
        }
        add(
                new PageHeader(getTranslation("rules.version", name))
                        .below(RulesNavigation.PATH, getTranslation("nav.rules"))
                        .below(RulesNavigation.VERSIONS, getTranslation("rules.versions"))
                        .with(actions.toArray(Component[]::new)),
                facts(version),
                new RuleList(
                        words, versions.rules(name).rules(), rule -> RulesNavigation.rule(number, rule.key()), null));
    }

    private void rollBack(RuleSetVersion version) {
        String name = String.valueOf(version.version());
        EffectiveField effective = new EffectiveField(getTranslation("publish.effective"));
        new ActDialog(getTranslation("rules.roll_back.title", name), getTranslation("rules.roll_back.do"))
                .say(getTranslation("rules.roll_back.text", name))
                .with(effective)
                .askWhy(LONGEST_NOTE)
                .when(() -> !effective.complains())
                .ask(why -> {
                    RuleSetVersion published = versions.rollBack(version.version(), why, effective.moment());
                    getUI().ifPresent(ui -> ui.navigate(RulesNavigation.VERSIONS + "/" + published.version()));
                });
    }

    /** A version, or the page that says that there is none. */
    static RuleSetVersion find(RuleSetVersions versions, int number) {
        try {
            return versions.get(number);
        } catch (RocketException e) {
            if (e.type() == ProblemType.NOT_FOUND) {
                throw new NotFoundException(Refusals.words(e));
            }
            throw e;
        }
    }

    private Component facts(RuleSetVersion version) {
        Facts facts = new Facts()
                .add(getTranslation("rules.version.state"), VersionFacts.state(this, version))
                .add(getTranslation("rules.version.note"), Words.withoutTricks(version.note()))
                .add(getTranslation("rules.version.published"), Moment.exact(version.publishedAt()))
                .add(getTranslation("rules.version.by"), Words.withoutTricks(version.publishedBy()))
                .add(getTranslation("rules.version.effective"), Moment.exact(version.effectiveFrom()));
        if (version.effectiveUntil() != null) {
            facts.add(getTranslation("rules.version.until"), Moment.exact(version.effectiveUntil()));
        }
        Integer restores = version.restores();
        if (restores != null) {
            facts.add(
                    getTranslation("rules.version.restores"),
                    RulesNavigation.toVersion(restores, getTranslation("rules.version", String.valueOf(restores))));
        }
        Div card = new Div(facts);
        card.addClassName("card");
        return card;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("rules.version", String.valueOf(number)) + " · " + getTranslation("product");
    }
}
