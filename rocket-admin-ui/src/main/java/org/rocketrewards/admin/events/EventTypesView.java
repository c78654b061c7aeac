package org.rocketrewards.admin.events;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.EventTitles;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.admin.rules.RuleWords;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.rules.EventType;
import org.rocketrewards.rules.Rule;
import org.rocketrewards.rules.boundary.EventTypes;
import org.rocketrewards.rules.boundary.RuleSets;

/** All kinds of Moodle event that Rocket knows, by area of Moodle, with what they earn now. */
@Route(value = EventTypesNavigation.PATH, layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
class EventTypesView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;
    private static final String TEXT = "q";
    private static final int LONGEST = 255;

    private final transient EventTypes eventTypes;
    private final transient RuleSets ruleSets;
    private final transient RuleWords words;
    private final TextField search = new TextField();
    private final Span count = new Span();
    private final Div list = new Div();

    @Inject
    EventTypesView(EventTypes eventTypes, RuleSets ruleSets) {
        this.eventTypes = eventTypes;
        this.ruleSets = ruleSets;
        this.words = new RuleWords(this, new EventTitles(ruleSets.catalogue()));
        addClassName("page");
        search.setLabel(getTranslation("event_types.search"));
        search.setPlaceholder(getTranslation("event_types.search.placeholder"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                UI.getCurrent().navigate(EventTypesNavigation.PATH, asked(change.getValue()));
            }
        });
        count.addClassName("small");
        count.getElement().setAttribute("aria-live", "polite");
        list.addClassNames("stack-wide", "event-types");
        Div bar = new Div(search, count);
        bar.addClassName("list-bar");
        Div both = new Div(bar, list);
        both.addClassName("rule-list");
        add(
                new PageHeader(getTranslation("nav.event_types"))
                        .with(new Anchor(EventTypesNavigation.MAPPING, getTranslation("mapping.title"))),
                new Paragraph(getTranslation("event_types.text")),
                both);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        search.setValue(event.getLocation()
                .getQueryParameters()
                .getSingleParameter(TEXT)
                .filter(text -> text.length() <= LONGEST)
                .orElse(""));
        show();
    }

    /** As it is: whoever types may be between two words. */
    private static QueryParameters asked(String text) {
        return text.isBlank() ? QueryParameters.empty() : QueryParameters.of(TEXT, text);
    }

    private void show() {
        String wanted = search.getValue().strip().toLowerCase(Locale.ROOT);
        Map<String, Table> areas = new LinkedHashMap<>();
        List<EventType> shown = eventTypes.all().stream()
                .filter(type -> wanted.isEmpty() || searchable(type).contains(wanted))
                .toList();
        list.removeAll();
        count.setText(getTranslation("event_types.count", (long) shown.size()));
        for (EventType type : shown) {
            areas.computeIfAbsent(type.category(), this::area).row(cells(type));
        }
        if (shown.isEmpty()) {
            list.add(new Paragraph(getTranslation("event_types.nothing_found")));
        }
    }

    private Table area(String category) {
        String name = getTranslation("event_types.category." + category);
        Table table = new Table(
                name,
                getTranslation("delivery.event"),
                getTranslation("event_types.sends"),
                getTranslation("rules.member.learner"),
                getTranslation("rules.points"),
                getTranslation("rules.constraint"));
        Section section = new Section(new H2(name), table);
        section.addClassName("card");
        list.add(section);
        return table;
    }

    private Component[] cells(EventType type) {
        Rule rule = ruleSets.current().rule(type.rocketEvent());
        Div name = new Div(
                EventTypesNavigation.to(type.rocketEvent(), Words.rule(this, type.rocketEvent())),
                Table.code(type.rocketEvent()));
        name.addClassName("stack");
        Div earns = new Div(rule == null ? Table.text(getTranslation("event_types.no_rule")) : words.pointsOf(rule));
        earns.addClassName("stack");
        if (rule != null && rule.retired()) {
            earns.add(new Badge(VaadinIcon.PAUSE, getTranslation("rules.inactive"), "ignored"));
        }
        return new Component[] {
            name,
            Table.code(type.moodleEvent()),
            Table.text(words.learner(type.learner())),
            earns,
            Table.text(rule == null ? "" : words.constraints(rule))
        };
    }

    private String searchable(EventType type) {
        return (type.rocketEvent()
                        + ' '
                        + type.moodleEvent()
                        + ' '
                        + Words.rule(this, type.rocketEvent())
                        + ' '
                        + getTranslation("event_types.category." + type.category()))
                .toLowerCase(Locale.ROOT);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("nav.event_types") + " · " + getTranslation("product");
    }
}
