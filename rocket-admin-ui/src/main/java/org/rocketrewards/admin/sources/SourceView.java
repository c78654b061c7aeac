package org.rocketrewards.admin.sources;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.deliveries.DeliveriesNavigation;
import org.rocketrewards.admin.doctor.DoctorNavigation;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.Caller;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.ingest.SourceRow;
import org.rocketrewards.ingest.boundary.Sources;
import org.rocketrewards.ingest.traffic.boundary.Overviews;
import org.rocketrewards.model.access.Role;

/** One Moodle site: webhook, tokens, allowlist, settings. */
@Route(value = "sources/:name([a-z0-9-]{1,63})", layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
class SourceView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient Sources sources;
    private final transient Overviews overviews;
    private final transient Clock clock;
    private final transient Optional<String> publicUrl;
    private String title = "";

    @Inject
    SourceView(
            Sources sources,
            Overviews overviews,
            Clock clock,
            @ConfigProperty(name = "rocket.public.url") Optional<String> publicUrl) {
        this.sources = sources;
        this.overviews = overviews;
        this.clock = clock;
        this.publicUrl = publicUrl;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String name = event.getRouteParameters().get("name").orElseThrow();
        SourceRow source = sources.list().stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        title = source.title();
        removeAll();
        boolean operates = Caller.operates();
        add(
                new PageHeader(title)
                        .below("sources", getTranslation("nav.sources"))
                        .with(actions(source, operates)),
                new WebhookSection(publicUrl),
                new HealthSection(overviews.days(name)),
                new TokensSection(sources, name, operates, clock),
                new AllowlistSection(sources, name, operates),
                new SettingsSection(sources, source, operates));
    }

    private Component[] actions(SourceRow source, boolean operates) {
        Stream.Builder<Component> actions = Stream.builder();
        if (!source.environment().isEmpty()) {
            actions.add(new Badge(VaadinIcon.FLASK, source.environment(), "quarantined"));
        }
        if (operates) {
            actions.add(new Anchor("sources/" + source.name() + "/setup", getTranslation("setup.open")));
        }
        actions.add(DoctorNavigation.ofSource(source.name(), getTranslation("doctor.open")));
        return actions.add(DeliveriesNavigation.ofSource(source.name(), getTranslation("source.deliveries")))
                .build()
                .toArray(Component[]::new);
    }

    @Override
    public String getPageTitle() {
        return title + " · " + getTranslation("product");
    }
}
