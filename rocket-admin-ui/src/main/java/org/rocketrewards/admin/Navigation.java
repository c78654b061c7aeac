package org.rocketrewards.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.VaadinRequest;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.frame.Duties;
import org.rocketrewards.admin.parts.OfSources;

/** The pages that the reader may open, by task. */
final class Navigation extends Composite<Nav> {
    private static final long serialVersionUID = 1L;

    /** From here on nobody counts: it is what the services count to. */
    private static final int MANY = 1_000;

    private final List<SideNavItem> ofSources = new ArrayList<>();

    Navigation(Duties duties) {
        getContent().addClassName("navigation");
        getContent().setAriaLabel(getTranslation("nav.pages"));
        getContent().add(product());
        Map<Place, Integer> waiting = duties.waiting();
        for (Place.Task task : Place.Task.values()) {
            List<Place> places = Arrays.stream(Place.values())
                    .filter(place -> place.task() == task && open(place))
                    .toList();
            if (!places.isEmpty()) {
                getContent().add(group(task, places, waiting));
            }
        }
    }

    /** Lets the ways to pages that know sources lead to this one; null: to all. */
    void carry(@Nullable String source) {
        QueryParameters parameters = source == null ? null : QueryParameters.of(OfSources.SOURCE, source);
        ofSources.forEach(page -> page.setQueryParameters(parameters));
    }

    /** Whether there is a page and the reader may open it. */
    static boolean open(Place place) {
        VaadinRequest request = VaadinRequest.getCurrent();
        return request != null
                && view(place)
                        .map(page -> page.getAnnotation(RolesAllowed.class))
                        .filter(roles -> Arrays.stream(roles.value()).anyMatch(request::isUserInRole))
                        .isPresent();
    }

    private static Optional<Class<? extends Component>> view(Place place) {
        return RouteConfiguration.forSessionScope().getRoute(place.path());
    }

    private static Anchor product() {
        Image mark = new Image("../rocket.svg", "");
        Anchor home = new Anchor("", mark, new Span("Rocket"));
        home.addClassName("product");
        return home;
    }

    private SideNav group(Place.Task task, List<Place> places, Map<Place, Integer> waiting) {
        SideNav group = new SideNav(getTranslation(task.key()));
        for (Place place : places) {
            String name = getTranslation(place.key());
            SideNavItem page = new SideNavItem(name, place.path(), place.icon().create());
            page.setMatchNested(true);
            // where only the icons are left
            page.getElement().setAttribute("title", name);
            Integer count = waiting.get(place);
            if (count != null) {
                Span number = new Span(count < MANY ? String.valueOf(count) : MANY - 1 + "+");
                number.addClassNames("badge", "quarantined");
                page.setSuffixComponent(number);
                page.getElement().setAttribute("title", getTranslation("nav.waiting", name, count));
            }
            if (view(place).filter(OfSources.class::isAssignableFrom).isPresent()) {
                // it is the page that is shown, whatever source it shows
                page.setPathAliases(Set.of(place.path()));
                ofSources.add(page);
            }
            group.addItem(page);
        }
        return group;
    }
}
