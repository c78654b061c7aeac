package org.rocketrewards.admin.audit;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.UI;
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
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.parts.Empty;
import org.rocketrewards.admin.parts.KeysetRows;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.audit.AuditRow;
import org.rocketrewards.audit.boundary.AuditLog;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.seal.boundary.Seals;

/** The audit trail, and one record beside it. The address line holds the filter and the selection. */
@Route(value = AuditView.PATH + "/:id?([0-9]{1,18})", layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.AUDITOR_ROLE})
class AuditView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    static final String PATH = "audit";

    private static final long serialVersionUID = 1L;

    private final transient AuditLog log;
    private final transient Seals seals;
    private final AuditFilterBar filterBar = new AuditFilterBar(wanted -> show(wanted, null));
    private final AuditGrid grid = new AuditGrid(row -> choose(row));
    private final Div list = new Div();
    private final Div beside = new Div();
    private transient AuditQuery query = AuditQuery.ALL;
    private transient @Nullable AuditQuery shown;
    private @Nullable Long selected;

    @Inject
    AuditView(AuditLog log, Seals seals, Clock clock) {
        this.log = log;
        this.seals = seals;
        addClassNames("page", "full");
        list.addClassName("list");
        beside.addClassName("beside");
        Div split = new Div(list, beside);
        split.addClassName("split");
        Button refresh =
                new Button(getTranslation("deliveries.refresh"), VaadinIcon.REFRESH.create(), click -> reload());
        refresh.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        Button export = new Button(getTranslation("export.open"), VaadinIcon.DOWNLOAD.create());
        export.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        export.addClickListener(
                click -> new ExportDialog(seals, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)).open());
        add(new PageHeader(getTranslation("nav.audit")).with(refresh, export), new SealBar(seals), filterBar, split);
        // a dialog over the page is closed by the same key, and has to hear of it
        Shortcuts.addShortcutListener(this, this::close, Key.ESCAPE).allowEventPropagation();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        query = AuditQuery.of(event.getLocation().getQueryParameters());
        selected = event.getRouteParameters().getLong("id").orElse(null);
        filterBar.show(query);
        if (!query.equals(shown)) {
            reload();
        }
        showBeside();
    }

    @Override
    public String getPageTitle() {
        String page = selected == null
                ? getTranslation("nav.audit")
                : getTranslation("audit.record", String.valueOf(selected));
        return page + " · " + getTranslation("product");
    }

    private void reload() {
        shown = query;
        Paragraph cut = new Paragraph(getTranslation("audit.cut", KeysetRows.MOST));
        cut.setVisible(false);
        AuditQuery asked = query;
        KeysetRows<AuditRow> rows = new KeysetRows<>(
                cursor -> log.find(asked.filter(), cursor, Page.DEFAULT_LIMIT), () -> cut.setVisible(true));
        list.removeAll();
        if (rows.none()) {
            list.add(new Empty(
                    VaadinIcon.FILTER,
                    getTranslation("audit.nothing.title"),
                    getTranslation("audit.nothing.text"),
                    new Button(getTranslation("filter.clear"), click -> show(AuditQuery.ALL, null))));
        } else {
            grid.show(rows);
            list.add(grid, cut);
        }
    }

    private void showBeside() {
        beside.removeAll();
        setClassName("with-detail", selected != null);
        Long id = selected;
        if (id == null) {
            return;
        }
        Optional<AuditRow> record = log.record(id);
        beside.add(
                record.isPresent()
                        ? new AuditPane(record.get(), seals, this::close)
                        : new Empty(
                                VaadinIcon.SEARCH,
                                getTranslation("audit.unknown.title", String.valueOf(id)),
                                getTranslation("audit.unknown.text"),
                                new Anchor(PATH, getTranslation("delivery.back"))));
    }

    private void choose(@Nullable AuditRow row) {
        show(query, row == null ? null : row.id());
    }

    private void close() {
        if (selected != null) {
            grid.deselectAll();
            show(query, null);
        }
    }

    private void show(AuditQuery wanted, @Nullable Long record) {
        if (!wanted.equals(query) || !Objects.equals(record, selected)) {
            UI ui = getUI().orElseThrow();
            ui.navigate(record == null ? PATH : PATH + "/" + record, wanted.parameters());
        }
    }
}
