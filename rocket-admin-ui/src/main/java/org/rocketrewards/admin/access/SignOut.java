package org.rocketrewards.admin.access;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.enterprise.inject.spi.CDI;
import org.rocketrewards.access.boundary.People;
import org.rocketrewards.access.boundary.PersonSessions;
import org.rocketrewards.admin.security.AdminSession;

/** Ends the session of the person in front of the browser. */
public final class SignOut {
    private SignOut() {}

    /** Signs out and leaves for the sign-in. */
    public static void of(UI ui) {
        CDI.current().select(People.class).get().signOut();
        ui.getPage().setLocation("sign-in?left");
        VaadinServletRequest request = VaadinServletRequest.getCurrent();
        AdminSession.id(request.getHttpServletRequest())
                .ifPresent(
                        id -> CDI.current().select(PersonSessions.class).get().close(id));
        AdminSession.close(request.getHttpServletRequest());
    }
}
