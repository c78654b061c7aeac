package org.rocketrewards.admin.events;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.Caller;
import org.rocketrewards.admin.parts.EventTitles;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.admin.rules.RuleWords;
import org.rocketrewards.admin.rules.RulesNavigation;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.rules.MappingTable;
import org.rocketrewards.rules.Rule;
import org.rocketrewards.rules.RuleDocument;
import org.rocketrewards.rules.RuleSet;
import org.rocketrewards.rules.RuleSetDraft;
import org.rocketrewards.rules.boundary.RuleSetDrafts;
import org.rocketrewards.rules.boundary.RuleSetVersions;
import org.rocketrewards.rules.boundary.RuleSets;

/** The guide's mapping table: Moodle event, Rocket event, points, constraint. Changing a row changes the draft. */
@Route(value = EventTypesNavigation.MAPPING, layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
class MappingView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient RuleSetVersions versions;
    private final transient RuleSetDrafts drafts;
    private final transient RuleSets ruleSets;
    private final transient RuleWords words;

    @Inject
    MappingView(RuleSetVersions versions, RuleSetDrafts drafts, RuleSets ruleSets) {
        this.versions = versions;
        this.drafts = drafts;
        this.ruleSets = ruleSets;
        this.words = new RuleWords(this, new EventTitles(ruleSets.catalogue()));
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private Optional<RuleSetDraft> draft() {
        try {
            return Optional.of(drafts.get());
        } catch (RocketException e) {
            if (e.type() == ProblemType.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private void show() {
        removeAll();
        Optional<RuleSetDraft> draft = draft();
        String name = draft.isPresent()
                ? RuleSetVersions.DRAFT
                : String.valueOf(ruleSets.current().version());
        RuleSet rules = versions.rules(name);
        PageHeader header = new PageHeader(getTranslation("mapping.title"))
                .below(EventTypesNavigation.PATH, getTranslation("nav.event_types"));
        if (Caller.administers()) {
            header.with(
                    new Button(getTranslation("mapping.add"), VaadinIcon.PLUS.create(), click -> edit(rules, null)));
        }
        add(header, new Paragraph(getTranslation("mapping.text")));
        if (draft.isPresent()) {
            Div notice = new Div(
                    new Paragraph(getTranslation("mapping.of_draft")),
                    new Anchor("rules/draft", getTranslation("rules.draft.show")));
            notice.addClassNames("card", "warning");
            add(notice);
        }
        Div card = new Div(table(rules));
        card.addClassNames("card", "flush");
        add(card);
    }

    private Table table(RuleSet rules) {
        Table table = new Table(
                getTranslation("mapping.title"),
                getTranslation("rules.event"),
                getTranslation("event_types.rocket_event"),
                getTranslation("rules.points") + "#",
                getTranslation("rules.constraint"),
                getTranslation("token.actions"));
        for (MappingTable.Row row : MappingTable.rows(rules.rules())) {
            Rule rule = rules.rule(row.rocketEvent());
            Div events = new Div();
            events.addClassName("stack");
            row.moodleEvents().stream().limit(3).forEach(pattern -> events.add(Table.code(pattern)));
            Div name = new Div(RulesNavigation.to(row.rocketEvent(), row.rocketEvent()));
            name.addClassName("stack");
            if (!row.active()) {
                name.add(new Badge(VaadinIcon.PAUSE, getTranslation("rules.inactive"), "ignored"));
            }
            table.row(
                    events,
                    name,
                    Table.text(rule == null ? "" : words.points(rule.points())),
                    Table.text(rule == null ? row.constraint() : words.constraints(rule)),
                    Caller.administers() ? change(rules, row) : Table.text(""));
        }
        return table;
    }

    private Component change(RuleSet rules, MappingTable.Row row) {
        Button change = new Button(VaadinIcon.EDIT.create(), click -> edit(rules, row));
        change.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        change.setAriaLabel(getTranslation("shares.edit", row.rocketEvent()));
        change.setTooltipText(getTranslation("shares.edit", row.rocketEvent()));
        return change;
    }

    private void edit(RuleSet rules, MappingTable.@Nullable Row row) {
        new MappingDialog(rules.rules(), row, this::save).open();
    }

    /** Puts the rules into the draft, and begins one if there is none. */
    private void save(List<Rule> rules) {
        Optional<RuleSetDraft> draft = draft();
        String name = draft.isPresent()
                ? RuleSetVersions.DRAFT
                : String.valueOf(ruleSets.current().version());
        RuleDocument now = versions.rules(name).document();
        RuleDocument wanted = new RuleDocument(rules, now.groups(), now.campaigns());
        if (draft.isPresent()) {
            drafts.replace(draft.get().revision(), wanted);
        } else {
            drafts.createFrom(wanted);
        }
        show();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("mapping.title") + " · " + getTranslation("product");
    }
}
