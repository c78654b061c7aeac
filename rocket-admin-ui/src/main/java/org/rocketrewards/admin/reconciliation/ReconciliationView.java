package org.rocketrewards.admin.reconciliation;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.parts.Background;
import org.rocketrewards.admin.parts.Empty;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.ingest.SourceRow;
import org.rocketrewards.ingest.boundary.Sources;
import org.rocketrewards.ingest.reconciliation.Comparison;
import org.rocketrewards.ingest.reconciliation.boundary.Reconciliation;
import org.rocketrewards.ledger.boundary.Reconciliations;
import org.rocketrewards.model.access.Role;

/** The books with themselves, and a source's history with what came of it. Nothing is mended by itself. */
@Route(value = ReconciliationView.PATH, layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
class ReconciliationView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    static final String PATH = "reconciliation";

    private static final long serialVersionUID = 1L;

    private final transient Reconciliations books;
    private final transient Reconciliation reconciliation;
    private final transient Sources sources;
    private final transient Background background;

    @Inject
    ReconciliationView(Reconciliations books, Reconciliation reconciliation, Sources sources, Background background) {
        this.books = books;
        this.reconciliation = reconciliation;
        this.sources = sources;
        this.background = background;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        add(
                new PageHeader(getTranslation("nav.reconciliation")),
                new Paragraph(getTranslation("reconciliation.intro")),
                new BooksCard(books, background));
        List<SourceRow> sites = sources.list();
        if (sites.isEmpty()) {
            add(new Empty(
                    VaadinIcon.PLUG,
                    getTranslation("sources.none.title"),
                    getTranslation("sources.none.text"),
                    new Anchor("sources", getTranslation("deliveries.none.next"))));
            return;
        }
        String wanted = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("source")
                .orElse("");
        SourceRow site = sites.stream()
                .filter(known -> known.name().equals(wanted))
                .findFirst()
                .orElse(sites.get(0));
        add(choice(sites, site));
        Div cards = new Div();
        cards.addClassName("columns");
        for (Comparison comparison : Comparison.values()) {
            cards.add(new ComparisonCard(reconciliation, background, comparison, site.name()));
        }
        add(cards);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("nav.reconciliation") + " · " + getTranslation("product");
    }

    private Select<SourceRow> choice(List<SourceRow> sites, SourceRow site) {
        Select<SourceRow> source = new Select<>();
        source.setLabel(getTranslation("delivery.source"));
        source.setItems(sites);
        source.setItemLabelGenerator(SourceRow::title);
        source.setValue(site);
        source.addClassName("choice");
        source.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                UI.getCurrent()
                        .navigate(
                                PATH,
                                QueryParameters.simple(
                                        Map.of("source", change.getValue().name())));
            }
        });
        return source;
    }
}
