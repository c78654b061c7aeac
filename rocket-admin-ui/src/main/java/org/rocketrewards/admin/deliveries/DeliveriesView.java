package org.rocketrewards.admin.deliveries;

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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.access.boundary.SavedViews;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.doctor.DoctorNavigation;
import org.rocketrewards.admin.parts.Empty;
import org.rocketrewards.admin.parts.EventTitles;
import org.rocketrewards.admin.parts.FilterValues;
import org.rocketrewards.admin.parts.Listing;
import org.rocketrewards.admin.parts.OfSources;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.ingest.DeliveryFilter;
import org.rocketrewards.ingest.DeliveryRow;
import org.rocketrewards.ingest.SourceRow;
import org.rocketrewards.ingest.boundary.DeliveryLog;
import org.rocketrewards.ingest.boundary.Replays;
import org.rocketrewards.ingest.boundary.Sources;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.rules.boundary.RuleSets;

/** The delivery log, and one delivery beside it. The address line holds the filter and the selection. */
@Route(value = DeliveriesNavigation.PATH + "/:id?([0-9]{1,18})", layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
class DeliveriesView extends Div implements BeforeEnterObserver, HasDynamicTitle, OfSources {
    private static final long serialVersionUID = 1L;
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final transient DeliveryLog log;
    private final transient Replays replays;
    private final transient Clock clock;
    private final transient EventTitles titles;
    private final Listing<DeliveryRow> listing;
    private @Nullable Long selected;

    @Inject
    DeliveriesView(
            DeliveryLog log, Replays replays, Sources sources, RuleSets rules, SavedViews savedViews, Clock clock) {
        this.log = log;
        this.replays = replays;
        this.clock = clock;
        this.titles = new EventTitles(rules.catalogue());
        List<SourceRow> sites = sources.list();
        addClassNames("page", "full");
        listing = new Listing<>(
                        DeliveriesNavigation.PATH,
                        getTranslation("nav.deliveries"),
                        (values, cursor, limit) -> log.find(filter(values), cursor, limit))
                .exports("rocket-deliveries.csv", values -> log.csv(filter(values)))
                .keeps(savedViews)
                .live(EVERY, values -> log.newest(filter(values)))
                .counts((values, most) -> log.count(filter(values), most))
                .opens(DeliveryRow::id, row -> DeliveriesNavigation.PATH + "/" + row.id())
                .whenNone(() -> new Empty(
                        VaadinIcon.INBOX,
                        getTranslation("deliveries.none.title"),
                        getTranslation("deliveries.none.text"),
                        new Anchor("sources", getTranslation("deliveries.none.next"))));
        listing.addClassName("deliveries");
        DeliveriesFilterBar bar = new DeliveriesFilterBar(sites, titles, wanted -> listing.ask(wanted.values()));
        listing.narrowedBy(bar, values -> bar.show(DeliveriesQuery.of(values)));
        DeliveriesQuery.conditions(this::getTranslation).forEach(listing::condition);
        new DeliveriesColumns(this, titles).of(sites.size() > 1).forEach(listing::column);
        Button refresh = new Button(
                getTranslation("deliveries.refresh"), VaadinIcon.REFRESH.create(), click -> listing.reload());
        refresh.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        add(
                new PageHeader(getTranslation("nav.deliveries"))
                        .with(DoctorNavigation.ofAll(getTranslation("doctor.open")), refresh),
                listing);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        selected = event.getRouteParameters().getLong("id").orElse(null);
        listing.show(event.getLocation().getQueryParameters());
        showBeside();
    }

    @Override
    public String getPageTitle() {
        String page = selected == null
                ? getTranslation("nav.deliveries")
                : getTranslation("delivery.title", String.valueOf(selected));
        return page + " · " + getTranslation("product");
    }

    private DeliveryFilter filter(FilterValues values) {
        return DeliveriesQuery.of(values).filter(clock);
    }

    private void showBeside() {
        Long id = selected;
        if (id == null) {
            listing.beside(null, null);
            return;
        }
        DeliveryPane pane = log.delivery(id)
                .map(detail -> new DeliveryPane(detail, titles, listing::close, this::tryAgain))
                .orElse(null);
        listing.beside(id, pane == null ? unknown(id) : pane);
        if (pane != null) {
            pane.takeFocusIfAlone();
        }
    }

    private Component unknown(long id) {
        return new Empty(
                VaadinIcon.SEARCH,
                getTranslation("delivery.unknown.title", String.valueOf(id)),
                getTranslation("delivery.unknown.text"),
                new Anchor(DeliveriesNavigation.PATH, getTranslation("delivery.back")));
    }

    private void tryAgain(DeliveryRow delivery) {
        new TryAgainDialog(delivery, release -> replays.again(delivery.id(), release), () -> {
                    listing.reload();
                    showBeside();
                })
                .open();
    }
}
