package org.rocketrewards.admin.deliveries;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.access.boundary.SavedViews;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.doctor.DoctorNavigation;
import org.rocketrewards.admin.parts.ColumnsMenu;
import org.rocketrewards.admin.parts.Download;
import org.rocketrewards.admin.parts.Empty;
import org.rocketrewards.admin.parts.EventTitles;
import org.rocketrewards.admin.parts.KeysetRows;
import org.rocketrewards.admin.parts.OfSources;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.admin.parts.Pulse;
import org.rocketrewards.admin.parts.ViewsMenu;
import org.rocketrewards.ingest.DeliveryDetail;
import org.rocketrewards.ingest.DeliveryFilter;
import org.rocketrewards.ingest.DeliveryRow;
import org.rocketrewards.ingest.SourceRow;
import org.rocketrewards.ingest.boundary.DeliveryLog;
import org.rocketrewards.ingest.boundary.Replays;
import org.rocketrewards.ingest.boundary.Sources;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.rules.boundary.RuleSets;

/** The delivery log, and one delivery beside it. The address line holds the filter and the selection. */
@Route(value = "deliveries/:id?([0-9]{1,18})", layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
class DeliveriesView extends Div implements BeforeEnterObserver, HasDynamicTitle, OfSources {
    private static final long serialVersionUID = 1L;

    private static final String COLUMNS = "columns";
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final transient DeliveryLog log;
    private final transient Replays replays;
    private final transient Clock clock;
    private final transient EventTitles titles;
    private final DeliveriesFilterBar filterBar;
    private final DeliveriesGrid grid;
    private final ViewsMenu views;
    private final Div tools = new Div();
    private final Div list = new Div();
    private final Div beside = new Div();
    private transient DeliveriesQuery query = DeliveriesQuery.ALL;
    private transient @Nullable DeliveriesQuery shown;
    private final Button live = new Button();
    private final Pulse pulse = new Pulse(EVERY, this::follow);
    private long newestShown;
    private @Nullable Long selected;
    private @Nullable String columns;

    @Inject
    DeliveriesView(
            DeliveryLog log, Replays replays, Sources sources, RuleSets rules, SavedViews savedViews, Clock clock) {
        this.log = log;
        this.replays = replays;
        this.clock = clock;
        this.titles = new EventTitles(rules.catalogue());
        List<SourceRow> sites = sources.list();
        this.filterBar = new DeliveriesFilterBar(sites, titles, wanted -> show(wanted, null));
        this.grid = new DeliveriesGrid(titles, sites.size() > 1, row -> show(query, row == null ? null : row.id()));
        this.views = new ViewsMenu(savedViews, DeliveriesNavigation.PATH);
        addClassNames("page", "full");
        tools.addClassName("listing-tools");
        list.addClassName("list");
        beside.addClassName("beside");
        Div top = new Div(filterBar, tools);
        top.addClassNames("listing-top", "deliveries-top");
        Div split = new Div(list, beside);
        split.addClassName("split");
        Button refresh =
                new Button(getTranslation("deliveries.refresh"), VaadinIcon.REFRESH.create(), click -> reload());
        refresh.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        live.setText(getTranslation("deliveries.live"));
        live.setIcon(VaadinIcon.DOT_CIRCLE.create());
        live.addClassName("live");
        live.getElement().setAttribute("aria-pressed", "false");
        live.addClickListener(click -> live(!live.hasClassName("on")));
        Download file = new Download(getTranslation("deliveries.csv"), this::file);
        add(
                new PageHeader(getTranslation("nav.deliveries"))
                        .with(DoctorNavigation.ofAll(getTranslation("doctor.open")), file, live, refresh),
                top,
                split);
        // a dialog over the page is closed by the same key, and has to hear of it
        Shortcuts.addShortcutListener(this, this::close, Key.ESCAPE)
                .allowEventPropagation()
                .allowBrowserDefault();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        query = DeliveriesQuery.of(event.getLocation().getQueryParameters());
        selected = event.getRouteParameters().getLong("id").orElse(null);
        filterBar.show(query);
        showTools(event.getLocation().getQueryParameters().getSingleParameter(COLUMNS));
        if (!query.equals(shown)) {
            reload();
        }
        showBeside();
    }

    @Override
    public String getPageTitle() {
        String page = selected == null
                ? getTranslation("nav.deliveries")
                : getTranslation("delivery.title", String.valueOf(selected));
        return page + " · " + getTranslation("product");
    }

    private void showTools(Optional<String> named) {
        Set<String> shown = grid.showColumns(named.orElse(null));
        columns = grid.name(shown);
        tools.removeAll();
        tools.add(views.show(parameters(query)), new ColumnsMenu(grid.headers(), shown, wanted -> {
            columns = grid.name(wanted);
            DeliveriesNavigation.show(getUI().orElseThrow(), parameters(query), selected);
        }));
    }

    private QueryParameters parameters(DeliveriesQuery wanted) {
        String named = columns;
        QueryParameters parameters = wanted.parameters();
        return named == null ? parameters : parameters.merging(COLUMNS, named);
    }

    private void reload() {
        shown = query;
        newestShown = live.hasClassName("on") ? log.newest(query.filter(clock)) : 0;
        Paragraph cut = new Paragraph(getTranslation("deliveries.cut", KeysetRows.MOST));
        cut.setVisible(false);
        DeliveryFilter filter = query.filter(clock);
        KeysetRows<DeliveryRow> rows =
                new KeysetRows<>(cursor -> log.find(filter, cursor, Page.DEFAULT_LIMIT), () -> cut.setVisible(true));
        list.removeAll();
        if (rows.none()) {
            list.add(query.equals(DeliveriesQuery.ALL) ? nothingYet() : nothingFound());
        } else {
            grid.show(rows);
            list.add(grid, cut);
        }
    }

    private void showBeside() {
        beside.removeAll();
        setClassName("with-detail", selected != null);
        grid.mark(selected);
        if (selected == null) {
            return;
        }
        Optional<DeliveryDetail> detail = log.delivery(selected);
        if (detail.isPresent()) {
            DeliveryPane pane = new DeliveryPane(detail.get(), titles, this::close, this::tryAgain);
            beside.add(pane);
            pane.takeFocusIfAlone();
        } else {
            Anchor back = new Anchor("deliveries", getTranslation("delivery.back"));
            beside.add(new Empty(
                    VaadinIcon.SEARCH,
                    getTranslation("delivery.unknown.title", String.valueOf(selected)),
                    getTranslation("delivery.unknown.text"),
                    back));
        }
    }

    private Download.File file() {
        byte[] csv = log.csv(query.filter(clock));
        return new Download.File("rocket-deliveries.csv", "text/csv;charset=utf-8", out -> out.write(csv));
    }

    private void tryAgain(DeliveryRow delivery) {
        new TryAgainDialog(delivery, release -> replays.again(delivery.id(), release), () -> {
                    reload();
                    showBeside();
                })
                .open();
    }

    /** Follows what comes, or stops to; the list is read again only when there is something new in it. */
    private void live(boolean on) {
        live.setClassName("on", on);
        live.getElement().setAttribute("aria-pressed", String.valueOf(on));
        if (on) {
            add(pulse);
        } else {
            remove(pulse);
        }
    }

    private void follow() {
        long newest = log.newest(query.filter(clock));
        if (newest != newestShown) {
            reload();
        }
    }

    private void close() {
        if (selected != null) {
            show(query, null);
            grid.focusLine();
        }
    }

    private void show(DeliveriesQuery wanted, @Nullable Long delivery) {
        if (!wanted.equals(query) || !Objects.equals(delivery, selected)) {
            DeliveriesNavigation.show(getUI().orElseThrow(), parameters(wanted), delivery);
        }
    }

    private Empty nothingYet() {
        return new Empty(
                VaadinIcon.INBOX,
                getTranslation("deliveries.none.title"),
                getTranslation("deliveries.none.text"),
                new Anchor("sources", getTranslation("deliveries.none.next")));
    }

    private Empty nothingFound() {
        return new Empty(
                VaadinIcon.FILTER,
                getTranslation("deliveries.nothing.title"),
                getTranslation("deliveries.nothing.text"),
                new Button(getTranslation("filter.clear"), click -> show(DeliveriesQuery.of(query.source()), null)));
    }
}
