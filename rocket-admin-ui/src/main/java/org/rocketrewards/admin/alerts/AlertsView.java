package org.rocketrewards.admin.alerts;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.access.boundary.SavedViews;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.parts.Background;
import org.rocketrewards.admin.parts.Condition;
import org.rocketrewards.admin.parts.Empty;
import org.rocketrewards.admin.parts.FilterValues;
import org.rocketrewards.admin.parts.ListColumn;
import org.rocketrewards.admin.parts.Listing;
import org.rocketrewards.admin.parts.OfSources;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.audit.boundary.Exports;
import org.rocketrewards.ingest.SourceRow;
import org.rocketrewards.ingest.alerts.AlertRow;
import org.rocketrewards.ingest.alerts.AlertState;
import org.rocketrewards.ingest.alerts.boundary.Alerts;
import org.rocketrewards.ingest.boundary.Sources;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.access.Role;

/** What is wrong now, what was, and who is told. */
@Route(value = AlertsNavigation.PATH, layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
class AlertsView extends Div implements BeforeEnterObserver, HasDynamicTitle, OfSources {
    private static final long serialVersionUID = 1L;
    private static final int MOST_OPEN = 20;
    private static final Map<String, String> LOOKS =
            Map.of("open", "failed", "acknowledged", "quarantined", "over", "accepted");
    private static final Map<String, String> ICONS =
            Map.of("open", "vaadin:bell", "acknowledged", "vaadin:eye", "over", "vaadin:check-circle");

    private final transient Alerts alerts;
    private final transient Sources sources;
    private final Div open = new Div();
    private final Listing<AlertRow> listing;
    private @Nullable String source;

    @Inject
    AlertsView(Alerts alerts, Sources sources, SavedViews views, Exports exports, Background background) {
        this.alerts = alerts;
        this.sources = sources;
        addClassName("page");
        open.addClassName("block");
        listing = new Listing<>(AlertsNavigation.PATH, getTranslation("nav.alerts"), this::read)
                .exports(exports)
                .keeps(views)
                .whenNone(() -> new Empty(
                        VaadinIcon.BELL, getTranslation("alerts.none.title"), getTranslation("alerts.none.text")));
        listing.addClassName("tall");
        condition();
        columns();
        add(
                new PageHeader(getTranslation("nav.alerts")),
                new Paragraph(getTranslation("alerts.intro")),
                open,
                listing,
                new ChannelsCard(alerts, background));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        source = OfSources.chosen(event.getLocation().getQueryParameters(), sources.list())
                .map(SourceRow::name)
                .orElse(null);
        showOpen();
        listing.show(event.getLocation().getQueryParameters());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("nav.alerts") + " · " + getTranslation("product");
    }

    private Page<AlertRow> read(FilterValues values, @Nullable String cursor, int limit) {
        return alerts.list(
                values.get("state").flatMap(AlertState::find).orElse(null),
                values.get(SOURCE).orElse(null),
                cursor,
                limit);
    }

    private void acknowledged() {
        showOpen();
        listing.reload();
    }

    private void showOpen() {
        open.removeAll();
        Page<AlertRow> rows = alerts.list(AlertState.OPEN, source, null, MOST_OPEN);
        if (rows.items().isEmpty()) {
            return;
        }
        Div cards = new Div();
        cards.addClassName("cards");
        rows.items().forEach(row -> cards.add(new AlertCard(alerts, row, getLocale(), this::acknowledged)));
        open.add(new H2(getTranslation("alerts.open", rows.items().size())), cards);
        if (rows.next() != null) {
            open.add(new Paragraph(getTranslation("alerts.more_open", MOST_OPEN)));
        }
    }

    private void condition() {
        Map<String, String> states = new LinkedHashMap<>();
        for (AlertState state : AlertState.values()) {
            states.put(state.code(), getTranslation("alert.state." + state.code()));
        }
        listing.condition(Condition.choice("state", getTranslation("correction.state"), states))
                .condition(Condition.source());
    }

    private void columns() {
        listing.column(ListColumn.<AlertRow>text("kind", getTranslation("alert.kind"), AlertRow::kind)
                        .shownAs(row -> row.title(getLocale()))
                        .wide("10rem", 1))
                .column(ListColumn.<AlertRow>text("state", getTranslation("correction.state"), AlertRow::state)
                        .shownAs(row -> getTranslation("alert.state." + row.state()))
                        .asBadge(row -> LOOKS.getOrDefault(row.state(), ""), row -> ICONS.getOrDefault(row.state(), ""))
                        .wide("9.5rem", 0))
                .column(ListColumn.<AlertRow>text("source", getTranslation("delivery.source"), AlertRow::source)
                        .shownAs(row -> row.source() == null ? "" : row.source())
                        .wide("6rem", 1))
                .column(ListColumn.<AlertRow>text("text", getTranslation("alert.text"), AlertRow::text)
                        .shownAs(row -> row.text(getLocale()))
                        .wide("12rem", 2))
                .column(ListColumn.<AlertRow>time("since", getTranslation("alert.since"), AlertRow::since)
                        .wide("6.5rem", 0))
                .column(ListColumn.<AlertRow>time("overAt", getTranslation("alert.over"), AlertRow::overAt)
                        .wide("6.5rem", 0))
                .column(ListColumn.<AlertRow>text(
                                "acknowledgedBy", getTranslation("alert.acknowledged"), AlertRow::acknowledgedBy)
                        .shownAs(row -> row.acknowledgedBy() == null ? "" : row.acknowledgedBy())
                        .wide("7rem", 1))
                .column(ListColumn.<AlertRow>text("note", getTranslation("alert.note"), AlertRow::note)
                        .shownAs(row -> row.note() == null ? "" : Words.withoutTricks(row.note()))
                        .onDemand())
                .column(ListColumn.<AlertRow>time("seenAt", getTranslation("alert.seen"), AlertRow::seenAt)
                        .onDemand());
    }
}
