package org.rocketrewards.admin.parts;

import com.vaadin.flow.server.VaadinRequest;
import org.rocketrewards.model.access.Role;

/** What the person in front of the page may do; only for what to offer, the services decide for themselves. */
public final class Caller {
    private Caller() {}

    /** Whether they may change how the system runs. */
    public static boolean operates() {
        VaadinRequest request = VaadinRequest.getCurrent();
        return request != null && (request.isUserInRole(Role.ADMIN_ROLE) || request.isUserInRole(Role.OPERATOR_ROLE));
    }
}
