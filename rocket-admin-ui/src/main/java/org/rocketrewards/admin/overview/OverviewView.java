package org.rocketrewards.admin.overview;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.parts.OfSources;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.admin.parts.Pulse;
import org.rocketrewards.ingest.SourceRow;
import org.rocketrewards.ingest.boundary.Sources;
import org.rocketrewards.ingest.traffic.Overview;
import org.rocketrewards.ingest.traffic.boundary.Overviews;
import org.rocketrewards.model.access.Role;

/** The state of everything at a glance; it follows by itself. */
@Route(value = "overview", layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
class OverviewView extends Div implements BeforeEnterObserver, HasDynamicTitle, OfSources {
    private static final long serialVersionUID = 1L;
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final transient Overviews overviews;
    private final transient Sources sources;

    private final Div sentence = new Div();
    private final Div figures = new Div();
    private final Div lists = new Div();
    private final TrafficCharts charts;
    private @Nullable String source;

    @Inject
    OverviewView(Overviews overviews, Sources sources) {
        this.overviews = overviews;
        this.sources = sources;
        this.charts = new TrafficCharts();
        addClassName("page");
        sentence.addClassName("state");
        sentence.getElement().setAttribute("role", "status");
        figures.addClassName("figures");
        lists.addClassName("overview-lists");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        source = OfSources.chosen(event.getLocation().getQueryParameters(), sources.list())
                .map(SourceRow::name)
                .orElse(null);
        removeAll();
        PageHeader header = new PageHeader(getTranslation("nav.overview"));
        add(header, sentence, figures, charts, lists, new Pulse(EVERY, this::show));
        show();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("nav.overview") + " · " + getTranslation("product");
    }

    private void show() {
        Overview overview = overviews.now(source);
        sentence.removeAll();
        sentence.add(StateSentence.of(this, overview));
        figures.removeAll();
        figures.add(OverviewFigures.of(this, overview));
        charts.show(overview);
        lists.removeAll();
        lists.add(
                OverviewLists.todo(this, overview),
                OverviewLists.rules(this, overview),
                OverviewLists.sources(this, overview));
    }
}
