package org.rocketrewards.admin.people;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import org.rocketrewards.access.boundary.PersonSessions;
import org.rocketrewards.access.boundary.SessionLimits;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.parts.Caller;
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.model.access.Role;

/** Where everybody is signed in. */
@Route(value = PeopleNavigation.SESSIONS, layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.AUDITOR_ROLE})
class SessionsView extends Div implements HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    @Inject
    SessionsView(PersonSessions sessions, SessionLimits limits) {
        addClassName("page");
        add(
                new PageHeader(getTranslation("sessions.title"))
                        .below(PeopleNavigation.PEOPLE, getTranslation("people.title")),
                new PeopleNavigation(PeopleNavigation.SESSIONS),
                new Paragraph(getTranslation(
                        "sessions.text",
                        limits.idle().toMinutes(),
                        limits.longest().toHours())),
                new SessionsTable(sessions, sessions::all, Caller.administers()));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("sessions.title") + " · " + getTranslation("product");
    }
}
