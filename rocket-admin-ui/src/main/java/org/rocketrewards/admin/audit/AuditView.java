package org.rocketrewards.admin.audit;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.access.boundary.SavedViews;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.parts.Condition;
import org.rocketrewards.admin.parts.Empty;
import org.rocketrewards.admin.parts.FilterValues;
import org.rocketrewards.admin.parts.ListColumn;
import org.rocketrewards.admin.parts.Listing;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.audit.AuditFilter;
import org.rocketrewards.audit.AuditRow;
import org.rocketrewards.audit.boundary.AuditLog;
import org.rocketrewards.audit.boundary.Exports;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.seal.boundary.Seals;

/** The audit trail, and one record beside it. */
@Route(value = AuditView.PATH + "/:id?([0-9]{1,18})", layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.AUDITOR_ROLE})
class AuditView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    static final String PATH = "audit";

    private static final long serialVersionUID = 1L;
    private static final String CODE = "<span class=\"code\">${item.text}</span>";

    private final transient AuditLog log;
    private final transient Seals seals;
    private final Listing<AuditRow> listing;
    private @Nullable Long selected;

    @Inject
    AuditView(AuditLog log, Seals seals, SavedViews views, Exports exports, Clock clock) {
        this.log = log;
        this.seals = seals;
        addClassNames("page", "full");
        Button export = new Button(getTranslation("export.open"), VaadinIcon.DOWNLOAD.create());
        export.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        export.addClickListener(
                click -> new ExportDialog(seals, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)).open());
        listing = new Listing<>(
                        PATH,
                        getTranslation("nav.audit"),
                        (values, cursor, limit) -> log.find(filter(values), cursor, limit))
                .exports(exports)
                .keeps(views)
                .live(Duration.ofSeconds(5))
                .opens(AuditRow::id, row -> PATH + "/" + row.id());
        conditions();
        columns();
        add(new PageHeader(getTranslation("nav.audit")).with(export), new SealBar(seals), listing);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        selected = event.getRouteParameters().getLong("id").orElse(null);
        listing.show(event.getLocation().getQueryParameters());
        Long id = selected;
        listing.beside(id, id == null ? null : detail(id));
    }

    @Override
    public String getPageTitle() {
        String page = selected == null
                ? getTranslation("nav.audit")
                : getTranslation("audit.record", String.valueOf(selected));
        return page + " · " + getTranslation("product");
    }

    private Component detail(long id) {
        return log.record(id)
                .<Component>map(record -> new AuditPane(record, seals, listing::close))
                .orElseGet(() -> new Empty(
                        VaadinIcon.SEARCH,
                        getTranslation("audit.unknown.title", String.valueOf(id)),
                        getTranslation("audit.unknown.text"),
                        new Anchor(PATH, getTranslation("delivery.back"))));
    }

    private void conditions() {
        Map<String, String> results = new LinkedHashMap<>();
        results.put("done", getTranslation("audit.result.done"));
        results.put("refused", getTranslation("audit.result.refused"));
        listing.condition(Condition.text("actor", getTranslation("audit.actor")))
                .condition(Condition.text("action", getTranslation("audit.action")))
                .condition(Condition.text("type", getTranslation("audit.object_type")))
                .condition(Condition.text("object", getTranslation("audit.object_id")))
                .condition(Condition.choice("result", getTranslation("audit.result"), results))
                .condition(Condition.instant("from", getTranslation("filter.from")))
                .condition(Condition.instant("to", getTranslation("filter.to")));
    }

    private void columns() {
        listing.column(ListColumn.time("recordedAt", getTranslation("audit.time"), AuditRow::recordedAt))
                .column(ListColumn.<AuditRow>text("actor", getTranslation("audit.actor"), AuditRow::actor)
                        .shownAs(row -> Words.withoutTricks(row.actor())))
                .column(ListColumn.<AuditRow>text("action", getTranslation("audit.action"), AuditRow::action)
                        .drawn(CODE)
                        .wide("12rem", 1))
                .column(ListColumn.<AuditRow>text(
                                "objectType", getTranslation("audit.object_type"), AuditRow::objectType)
                        .drawn(CODE))
                .column(ListColumn.<AuditRow>text("objectId", getTranslation("audit.object_id"), AuditRow::objectId)
                        .shownAs(row -> Words.withoutTricks(row.objectId()))
                        .wide("10rem", 2))
                .column(ListColumn.<AuditRow>text("result", getTranslation("audit.result"), AuditRow::result)
                        .shownAs(row -> getTranslation("audit.result." + row.result()))
                        .asBadge(
                                row -> row.result().equals("done") ? "accepted" : "refused",
                                row -> row.result().equals("done") ? "vaadin:check-circle" : "vaadin:ban")
                        .wide("9rem", 0))
                .column(ListColumn.<AuditRow>text("id", getTranslation("audit.number"), AuditRow::id)
                        .onDemand())
                .column(ListColumn.<AuditRow>text("actorKind", getTranslation("audit.actor_kind"), AuditRow::actorKind)
                        .shownAs(row -> getTranslation("audit.actor." + row.actorKind()))
                        .onDemand())
                .column(ListColumn.<AuditRow>text("reason", getTranslation("act.reason"), AuditRow::reason)
                        .shownAs(row -> row.reason() == null ? "" : Words.withoutTricks(row.reason()))
                        .wide("12rem", 2)
                        .onDemand())
                .column(ListColumn.<AuditRow>text("address", getTranslation("audit.address"), AuditRow::address)
                        .onDemand())
                .column(ListColumn.<AuditRow>text("requestId", getTranslation("audit.request"), AuditRow::requestId)
                        .onDemand());
    }

    /** An object without its kind narrows nothing; an end before the beginning is no end. */
    private static AuditFilter filter(FilterValues values) {
        String type = values.get("type").orElse(null);
        var from = values.instant("from");
        var to = values.instant("to");
        return new AuditFilter(
                values.get("actor").orElse(null),
                values.get("action").orElse(null),
                type,
                type == null ? null : values.get("object").orElse(null),
                values.get("result").orElse(null),
                from,
                from != null && to != null && !from.isBefore(to) ? null : to);
    }
}
