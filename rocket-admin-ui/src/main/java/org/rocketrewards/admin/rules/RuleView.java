package org.rocketrewards.admin.rules;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.parts.EventTitles;
import org.rocketrewards.admin.parts.Facts;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.rules.Rule;
import org.rocketrewards.rules.RuleDocument;
import org.rocketrewards.rules.RuleSetVersion;
import org.rocketrewards.rules.boundary.RuleSetDrafts;
import org.rocketrewards.rules.boundary.RuleSetVersions;
import org.rocketrewards.rules.boundary.RuleSets;
import org.rocketrewards.rules.file.RuleFile;

/** One rule of a published version, read out; without a version, of the one in force. */
@Route(
        value = RulesNavigation.VERSIONS + "/:version" + RulesNavigation.NUMBER + "/" + RulesNavigation.KEY,
        layout = MainLayout.class)
@RouteAlias(value = RulesNavigation.IN_FORCE + "/" + RulesNavigation.KEY, layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
class RuleView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient RuleSetVersions versions;
    private final transient RuleSetDrafts drafts;
    private final transient RuleSets ruleSets;
    private final transient RuleWords words;
    private String title = "";

    @Inject
    RuleView(RuleSetVersions versions, RuleSetDrafts drafts, RuleSets ruleSets) {
        this.versions = versions;
        this.drafts = drafts;
        this.ruleSets = ruleSets;
        this.words = new RuleWords(this, new EventTitles(ruleSets.catalogue()));
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        String key = event.getRouteParameters().get("key").orElseThrow();
        int number = event.getRouteParameters()
                .getInteger("version")
                .orElseGet(() -> ruleSets.current().version());
        RuleSetVersion version = VersionView.find(versions, number);
        Rule rule = versions.rules(String.valueOf(number)).rule(key);
        if (rule == null) {
            throw new NotFoundException(key);
        }
        title = words.title(rule);
        PageHeader header = new PageHeader(title)
                .below(RulesNavigation.PATH, getTranslation("nav.rules"))
                .below(
                        RulesNavigation.VERSIONS + "/" + number,
                        getTranslation("rules.version", String.valueOf(number)));
        if (Drafts.find(drafts).isPresent()) {
            header.with(new Anchor(RulesNavigation.edit(key), getTranslation("rules.draft.edit_rule")));
        }
        Div card = new Div(sentence(words, rule), facts(rule, version), written(rule));
        card.addClassName("card");
        add(header, card);
    }

    /** The rule read out. */
    static Component sentence(RuleWords words, Rule rule) {
        Paragraph sentence = new Paragraph(new RuleSentence(words).of(rule));
        sentence.addClassNames("sentence");
        return sentence;
    }

    private Component facts(Rule rule, RuleSetVersion version) {
        Div events = new Div();
        events.addClassName("stack");
        rule.events().forEach(pattern -> events.add(Table.code(pattern)));
        return new Facts()
                .addCode(getTranslation("rules.member.key"), rule.key())
                .add(getTranslation("rules.version.state"), VersionFacts.state(this, version))
                .add(getTranslation("rules.member.events"), events)
                .add(getTranslation("rules.member.points"), words.points(rule.points()))
                .add(getTranslation("rules.constraint"), words.constraints(rule))
                .add(
                        getTranslation("rules.member.filters"),
                        rule.filters().isEmpty() ? "–" : words.conditions(rule.filters()));
    }

    private Component written(Rule rule) {
        Pre file = new Pre(Words.withoutTricks(RuleFile.print(RuleDocument.of(List.of(rule)), RuleFile.Format.YAML)));
        file.addClassName("raw");
        file.getElement().setAttribute("tabindex", "0");
        file.getElement().setAttribute("role", "region");
        file.getElement().setAttribute("aria-label", getTranslation("rules.as_file"));
        return new Details(getTranslation("rules.as_file"), file);
    }

    @Override
    public String getPageTitle() {
        return title + " · " + getTranslation("product");
    }
}
