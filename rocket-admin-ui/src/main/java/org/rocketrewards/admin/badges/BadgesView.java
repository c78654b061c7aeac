package org.rocketrewards.admin.badges;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.parts.Caller;
import org.rocketrewards.admin.parts.Empty;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.admin.parts.Table;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.badges.RocketBadgeRow;
import org.rocketrewards.badges.boundary.BadgeMappings;
import org.rocketrewards.badges.boundary.BadgeThresholds;
import org.rocketrewards.badges.boundary.Credentials;
import org.rocketrewards.badges.boundary.RocketBadges;
import org.rocketrewards.ingest.boundary.Sources;
import org.rocketrewards.model.access.Role;

/** All badges with their pictures, and what brings them: Moodle badges and numbers of points. */
@Route(value = BadgesNavigation.PATH, layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
class BadgesView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient RocketBadges badges;
    private final transient Credentials credentials;
    private final transient BadgeMappings mappings;
    private final transient BadgeThresholds thresholds;
    private final transient Sources sources;

    @Inject
    BadgesView(
            RocketBadges badges,
            Credentials credentials,
            BadgeMappings mappings,
            BadgeThresholds thresholds,
            Sources sources) {
        this.badges = badges;
        this.credentials = credentials;
        this.mappings = mappings;
        this.thresholds = thresholds;
        this.sources = sources;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void show() {
        removeAll();
        PageHeader header = new PageHeader(getTranslation("nav.badges"));
        if (Caller.administers()) {
            Button make = new Button(
                    getTranslation("badge.new"), VaadinIcon.PLUS.create(), click -> new BadgeDialog(badges).open());
            make.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            header.with(make);
        }
        add(header);
        List<RocketBadgeRow> all = badges.list();
        if (all.isEmpty()) {
            add(new Empty(VaadinIcon.MEDAL, getTranslation("badges.none.title"), getTranslation("badges.none.text")));
        } else {
            Map<String, Long> holders = credentials.holders();
            Div cards = new Div();
            cards.addClassName("cards");
            all.forEach(badge -> cards.add(card(badge, holders.getOrDefault(badge.key(), 0L))));
            add(cards);
        }
        List<String> names =
                sources.list().stream().map(source -> source.name()).toList();
        List<String> keys = all.stream().map(RocketBadgeRow::key).toList();
        add(
                new MappingsSection(mappings, null, keys, names, this::show),
                new ThresholdsSection(thresholds, null, keys, names, this::show));
    }

    private Component card(RocketBadgeRow badge, long holders) {
        H2 name = new H2(BadgesNavigation.to(badge.key(), Words.withoutTricks(badge.name())));
        Span held = new Span(holders(this, holders));
        held.addClassName("small");
        Div text = new Div(name, Table.code(badge.key()), held);
        text.addClassName("stack");
        if (!badge.criteria().isEmpty()) {
            Paragraph criteria = new Paragraph(Words.withoutTricks(badge.criteria()));
            criteria.addClassName("clamped");
            text.add(criteria);
        }
        Div card = new Div(BadgePicture.of(badges, badge), text);
        card.addClassNames("card", "badge-card");
        return card;
    }

    /** How many have a badge. */
    static String holders(Component reader, long holders) {
        return holders >= Credentials.COUNTED
                ? reader.getTranslation("badge.holders.many", Words.number(Credentials.COUNTED - 1L))
                : reader.getTranslation("badge.holders", holders);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("nav.badges") + " · " + getTranslation("product");
    }
}
