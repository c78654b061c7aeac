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
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.Caller;
import org.rocketrewards.admin.parts.EventTitles;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.admin.rules.Drafts;
import org.rocketrewards.admin.rules.RuleWords;
import org.rocketrewards.admin.rules.RulesNavigation;
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

    /**
     * What is shown.
     *
     * @param draft what it is the draft of; null when it is in force
     */
    private record Shown(RuleSet rules, @Nullable RuleSetDraft draft) {}

    private Shown now() {
        RuleSetDraft draft = Drafts.find(drafts).orElse(null);
        int inForce = ruleSets.current().version();
        return new Shown(versions.rules(draft == null ? String.valueOf(inForce) : RuleSetVersions.DRAFT), draft);
    }

    private void show() {
        removeAll();
        Shown shown = now();
        PageHeader header = new PageHeader(getTranslation("mapping.title"))
                .below(EventTypesNavigation.PATH, getTranslation("nav.event_types"));
        if (Caller.administers()) {
            header.with(
                    new Button(getTranslation("mapping.add"), VaadinIcon.PLUS.create(), click -> edit(shown, null)));
        }
        add(header, new Paragraph(getTranslation("mapping.text")));
        if (shown.draft() != null) {
            Div notice = new Div(
                    new Paragraph(getTranslation("mapping.of_draft")),
                    new Anchor("rules/draft", getTranslation("rules.draft.show")));
            notice.addClassNames("card", "warning");
            add(notice);
        }
        Div card = new Div(table(shown));
        card.addClassNames("card", "flush", "event-types", "mapping");
        add(card);
    }

    private Table table(Shown shown) {
        RuleSet rules = shown.rules();
        Table table = new Table(
                getTranslation("mapping.title"),
                getTranslation("rules.event"),
                getTranslation("event_types.rocket_event"),
                getTranslation("rules.points"),
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
                    rule == null ? Table.text("") : words.pointsOf(rule),
                    Table.text(rule == null ? row.constraint() : words.constraints(rule)),
                    Caller.administers() ? change(shown, row) : Table.text(""));
        }
        return table;
    }

    private Component change(Shown shown, MappingTable.Row row) {
        Button change = new Button(VaadinIcon.EDIT.create(), click -> edit(shown, row));
        change.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        change.setAriaLabel(getTranslation("shares.edit", row.rocketEvent()));
        change.setTooltipText(getTranslation("shares.edit", row.rocketEvent()));
        return change;
    }

    private void edit(Shown shown, MappingTable.@Nullable Row row) {
        new MappingDialog(shown.rules().rules(), row, rules -> save(shown, rules)).open();
    }

    /** Puts the rules into the draft, or begins one; not in the place of what somebody else has changed meanwhile. */
    private void save(Shown shown, List<Rule> rules) {
        RuleDocument before = shown.rules().document();
        RuleDocument wanted = new RuleDocument(rules, before.groups(), before.campaigns());
        if (shown.draft() == null
                && shown.rules().version() != ruleSets.current().version()) {
            Drafts.tell(this, drafts, this::show);
        } else {
            Drafts.save(this, drafts, shown.draft(), wanted, this::show);
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("mapping.title") + " · " + getTranslation("product");
    }
}
