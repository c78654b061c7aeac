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
import org.rocketrewards.admin.parts.PageHeader;
import org.rocketrewards.model.access.Role;

/** Where the reader is signed in; reached from the account. */
@Route(value = "account/sessions", layout = MainLayout.class)
@RouteScoped
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class OwnSessionsView extends Div implements HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    @Inject
    OwnSessionsView(PersonSessions sessions, SessionLimits limits) {
        addClassName("page");
        add(
                new PageHeader(getTranslation("account.sessions")),
                new Paragraph(getTranslation(
                        "sessions.text",
                        limits.idle().toMinutes(),
                        limits.longest().toHours())),
                new SessionsTable(sessions, sessions::own, true));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("account.sessions") + " · " + getTranslation("product");
    }
}
