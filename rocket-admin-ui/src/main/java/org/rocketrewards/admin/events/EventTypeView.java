package org.rocketrewards.admin.events;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.deliveries.DeliveriesNavigation;
import org.rocketrewards.admin.parts.EventTitles;
import org.rocketrewards.admin.parts.Facts;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.admin.rules.RuleWords;
import org.rocketrewards.admin.rules.RulesNavigation;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.rules.EventType;
import org.rocketrewards.rules.Rule;
import org.rocketrewards.rules.boundary.EventTypes;
import org.rocketrewards.rules.boundary.RuleSets;

/** One kind of event: what Moodle sends, who is credited, what it earns, and what to beware of. */
@Route(value = EventTypesNavigation.ONE + "/:key([a-z0-9][a-z0-9_.-]{0,99})", layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
class EventTypeView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient EventTypes eventTypes;
    private final transient RuleSets ruleSets;
    private final transient RuleWords words;
    private String title = "";

    @Inject
    EventTypeView(EventTypes eventTypes, RuleSets ruleSets) {
        this.eventTypes = eventTypes;
        this.ruleSets = ruleSets;
        this.words = new RuleWords(this, new EventTitles(ruleSets.catalogue()));
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        String key = event.getRouteParameters().get("key").orElseThrow();
        EventType type = eventTypes.all().stream()
                .filter(known -> known.rocketEvent().equals(key))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        title = Words.rule(this, key);
        String shortName = type.moodleEvent().substring(type.moodleEvent().lastIndexOf('\\') + 1);
        add(
                new PageHeader(title)
                        .below(EventTypesNavigation.PATH, getTranslation("nav.event_types"))
                        .with(DeliveriesNavigation.ofEvent(shortName, getTranslation("event_types.deliveries"))),
                section("event_types.earns", earns(ruleSets.current().rule(key))),
                section("event_types.sends", sends(type)));
        if (!type.caution().isBlank()) {
            add(section("event_types.traps", caution(type)));
        }
    }

    private Section section(String heading, Component... content) {
        Section section = new Section(new H2(getTranslation(heading)));
        section.add(content);
        section.addClassName("card");
        return section;
    }

    private Component earns(@Nullable Rule rule) {
        if (rule == null) {
            return new Paragraph(getTranslation("event_types.no_rule"));
        }
        Facts facts = new Facts();
        if (rule.takesBack() == null) {
            facts.add(getTranslation("rules.points"), words.points(rule.points()));
        }
        facts.add(getTranslation("rules.constraint"), words.constraints(rule));
        if (!rule.filters().isEmpty()) {
            facts.add(getTranslation("rules.member.filters"), words.conditions(rule.filters()));
        }
        return facts.add(
                getTranslation("rules.rule"),
                RulesNavigation.to(rule.key(), rule.key()),
                Table.text(getTranslation(rule.retired() ? "rules.inactive" : "rules.active")));
    }

    private Component sends(EventType type) {
        Div patterns = new Div();
        patterns.addClassName("stack");
        type.defaultRule().events().forEach(pattern -> patterns.add(Table.code(pattern)));
        Facts facts = new Facts()
                .add(getTranslation("rules.member.events"), patterns)
                .addCode(getTranslation("event_types.rocket_event"), type.rocketEvent())
                .add(getTranslation("rules.member.learner"), words.learner(type.learner()))
                .addCode(getTranslation("event_types.component"), type.component())
                .addCode(getTranslation("event_types.target"), type.target() + " · " + type.action());
        String table = type.objectTable();
        if (table != null) {
            facts.addCode(getTranslation("event_types.object"), table);
        }
        facts.addCode(getTranslation("event_types.context"), type.contextLevel());
        if (!type.otherKeys().isEmpty()) {
            facts.addCode(getTranslation("event_types.other"), String.join(", ", other(type.otherKeys())));
        }
        if (type.since() != null) {
            facts.add(getTranslation("event_types.since"), "Moodle " + type.since());
        }
        if (type.removedIn() != null) {
            facts.add(getTranslation("event_types.removed"), "Moodle " + type.removedIn());
        }
        return facts;
    }

    private static List<String> other(List<String> keys) {
        return keys.stream().map(key -> "other_" + key).toList();
    }

    private Component caution(EventType type) {
        Cautions.Caution known = Cautions.of(type, getLocale());
        Paragraph caution = new Paragraph(known.text());
        caution.addClassName("quote");
        caution.getElement().setAttribute("lang", known.language());
        return caution;
    }

    @Override
    public String getPageTitle() {
        return title + " · " + getTranslation("product");
    }
}
