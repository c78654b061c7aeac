package org.rocketrewards.admin.sources;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.ingest.SourceRow;
import org.rocketrewards.ingest.boundary.Sources;
import org.rocketrewards.ingest.traffic.boundary.Setup;
import org.rocketrewards.ingest.workflows.boundary.Workflows;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.rules.boundary.RuleSets;

/** From a registered Moodle to its first event: token, events, workflow files, and waiting for what comes. */
@Route(value = "sources/:name([a-z0-9-]{1,63})/setup", layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE})
class SetupView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient Sources sources;
    private final transient Setup setup;
    private final transient Workflows workflows;
    private final transient RuleSets rules;

    private String title = "";

    @Inject
    SetupView(Sources sources, Setup setup, Workflows workflows, RuleSets rules) {
        this.sources = sources;
        this.setup = setup;
        this.workflows = workflows;
        this.rules = rules;
        addClassNames("page", "setup");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String name = event.getRouteParameters().get("name").orElseThrow();
        SourceRow source = sources.list().stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        title = getTranslation("setup.title", source.title());
        removeAll();
        SetupToken token = new SetupToken(sources, name);
        SetupEvents events = new SetupEvents(rules.catalogue(), workflows);
        SetupFiles files = new SetupFiles(workflows, name, events, token);
        add(
                new PageHeader(title)
                        .below("sources", getTranslation("nav.sources"))
                        .below("sources/" + name, source.title())
                        .with(new Anchor("sources/" + name, getTranslation("setup.settings"))),
                new Paragraph(getTranslation("setup.intro")),
                token,
                events,
                files,
                new SetupWaiting(setup, name));
    }

    @Override
    public String getPageTitle() {
        return title + " · " + getTranslation("product");
    }
}
