package org.rocketrewards.admin.reconciliation;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.html.Anchor;
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
import java.util.Optional;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.parts.Background;
import org.rocketrewards.admin.parts.Empty;
import org.rocketrewards.admin.parts.OfSources;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.admin.parts.Words;
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
class ReconciliationView extends Div implements BeforeEnterObserver, HasDynamicTitle, OfSources {
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
        Optional<SourceRow> site = OfSources.one(event.getLocation().getQueryParameters(), sources.list());
        if (site.isEmpty()) {
            add(new Empty(
                    VaadinIcon.PLUG,
                    getTranslation("sources.none.title"),
                    getTranslation("sources.none.text"),
                    new Anchor("sources", getTranslation("deliveries.none.next"))));
            return;
        }
        add(new H2(Words.withoutTricks(site.get().title())));
        Div cards = new Div();
        cards.addClassNames("columns", "comparisons");
        for (Comparison comparison : Comparison.values()) {
            cards.add(new ComparisonCard(
                    reconciliation, background, comparison, site.get().name()));
        }
        add(cards);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("nav.reconciliation") + " · " + getTranslation("product");
    }

    @Override
    public boolean oneAtATime() {
        return true;
    }
}
