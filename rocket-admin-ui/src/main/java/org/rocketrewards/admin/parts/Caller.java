package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinRequest;
import java.util.Arrays;
import org.rocketrewards.model.access.Role;

/** What the person in front of the page may do; only for what to offer, the services decide for themselves. */
public final class Caller {
    private Caller() {}

    /** Whether they may see anything at all: not before they have chosen a password. */
    public static boolean reads() {
        VaadinRequest request = VaadinRequest.getCurrent();
        return request != null && Arrays.stream(Role.values()).map(Role::code).anyMatch(request::isUserInRole);
    }

    /** Whether they may change how the system runs. */
    public static boolean operates() {
        return is(Role.ADMIN_ROLE) || is(Role.OPERATOR_ROLE);
    }

    /** Whether they may do what only administrators do. */
    public static boolean administers() {
        return is(Role.ADMIN_ROLE);
    }

    /** Whether they may read the audit trail. */
    public static boolean audits() {
        return is(Role.ADMIN_ROLE) || is(Role.AUDITOR_ROLE);
    }

    /** Their name; empty when nobody is signed in. */
    public static String name() {
        VaadinRequest request = VaadinRequest.getCurrent();
        return request == null || request.getUserPrincipal() == null
                ? ""
                : request.getUserPrincipal().getName();
    }

    /** Asked of the request; what runs in a page without one, as the end of an upload does, goes by the last answer. */
    private static boolean is(String role) {
        String remembered = Caller.class.getName() + "." + role;
        VaadinRequest request = VaadinRequest.getCurrent();
        UI page = UI.getCurrent();
        if (request == null) {
            return page != null && Boolean.TRUE.equals(ComponentUtil.getData(page, remembered));
        }
        boolean holds = request.isUserInRole(role);
        if (page != null) {
            ComponentUtil.setData(page, remembered, holds);
        }
        return holds;
    }
}
