package org.rocketrewards.admin;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.rocketrewards.model.access.Role;

/** The bare address of the administration: the overview, or the deliveries where there is none. */
@Route("")
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
class HomeView extends Div implements BeforeEnterObserver {
    private static final long serialVersionUID = 1L;

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.forwardTo((Navigation.open(Place.OVERVIEW) ? Place.OVERVIEW : Place.DELIVERIES).path());
    }
}
