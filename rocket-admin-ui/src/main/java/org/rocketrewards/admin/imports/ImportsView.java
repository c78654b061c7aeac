package org.rocketrewards.admin.imports;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import org.rocketrewards.access.boundary.SavedViews;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.parts.Caller;
import org.rocketrewards.admin.parts.Condition;
import org.rocketrewards.admin.parts.Empty;
import org.rocketrewards.admin.parts.ListColumn;
import org.rocketrewards.admin.parts.Listing;
import org.rocketrewards.admin.parts.OfSources;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.audit.boundary.Exports;
import org.rocketrewards.ingest.imports.ImportRow;
import org.rocketrewards.ingest.imports.boundary.Imports;
import org.rocketrewards.model.access.Role;

/** All imports, newest first. */
@Route(value = ImportsNavigation.PATH, layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
class ImportsView extends Div implements BeforeEnterObserver, HasDynamicTitle, OfSources {
    private static final long serialVersionUID = 1L;

    private final Listing<ImportRow> listing;

    @Inject
    ImportsView(Imports imports, SavedViews views, Exports exports) {
        addClassNames("page", "full");
        PageHeader header = new PageHeader(getTranslation("nav.imports"));
        if (Caller.operates()) {
            Button add = new Button(getTranslation("imports.add"), VaadinIcon.UPLOAD.create());
            add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            add.addClickListener(
                    click -> click.getSource().getUI().ifPresent(ui -> ui.navigate(ImportsNavigation.NEW)));
            header.with(new Anchor(ImportsNavigation.BALANCES, getTranslation("balances.title")), add);
        }
        listing = new Listing<>(
                        ImportsNavigation.PATH,
                        getTranslation("nav.imports"),
                        (values, cursor, limit) ->
                                imports.list(values.get(SOURCE).orElse(null), cursor, limit))
                .condition(Condition.source())
                .exports(exports)
                .keeps(views)
                .opens(ImportRow::id, row -> ImportsNavigation.PATH + "/" + row.id())
                .whenNone(() -> new Empty(
                        VaadinIcon.UPLOAD,
                        getTranslation("imports.none.title"),
                        getTranslation("imports.none.text"),
                        Caller.operates()
                                ? new Anchor(ImportsNavigation.NEW, getTranslation("imports.add"))
                                : new Span()));
        columns();
        add(header, new Paragraph(getTranslation("imports.intro")), listing);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        listing.show(event.getLocation().getQueryParameters());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("nav.imports") + " · " + getTranslation("product");
    }

    private void columns() {
        listing.column(ListColumn.<ImportRow>text("file", getTranslation("import.file"), ImportRow::fileName)
                        .shownAs(row -> Words.withoutTricks(row.fileName()))
                        .wide("10rem", 2))
                .column(ListColumn.<ImportRow>text("state", getTranslation("correction.state"), ImportRow::state)
                        .shownAs(row -> getTranslation("import.state." + row.state()))
                        .asBadge(ImportWords::look, ImportWords::icon)
                        .wide("9rem", 0))
                .column(ListColumn.<ImportRow>text("source", getTranslation("delivery.source"), ImportRow::source)
                        .wide("6rem", 1))
                .column(ListColumn.<ImportRow>text("kind", getTranslation("import.kind"), ImportRow::kind)
                        .shownAs(row -> getTranslation("import.kind." + row.kind()))
                        .wide("8rem", 1))
                .column(ListColumn.<ImportRow>number(
                                "rows",
                                getTranslation("import.rows"),
                                row -> Math.max(row.rowsDone(), ImportWords.count(row.checked(), "rows")))
                        .wide("5rem", 0))
                .column(ListColumn.<ImportRow>number(
                                "invalid",
                                getTranslation("import.invalid"),
                                row -> ImportWords.count(row.checked(), "invalid"))
                        .wide("5.5rem", 0))
                .column(ListColumn.<ImportRow>text("createdBy", getTranslation("audit.actor"), ImportRow::createdBy)
                        .wide("7rem", 1))
                .column(ListColumn.<ImportRow>time("createdAt", getTranslation("import.uploaded"), ImportRow::createdAt)
                        .wide("7rem", 0))
                .column(ListColumn.<ImportRow>text("id", getTranslation("audit.number"), ImportRow::id)
                        .onDemand());
    }
}
