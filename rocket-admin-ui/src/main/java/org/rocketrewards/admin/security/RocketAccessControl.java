package org.rocketrewards.admin.security;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.auth.NavigationAccessControl;
import org.rocketrewards.access.boundary.People;
import org.rocketrewards.admin.access.ChangePasswordView;
import org.rocketrewards.admin.access.SignInView;

/**
 * Lets people navigate where the {@code @RolesAllowed} of a view lets them, sends nobody to the sign-in, and whoever
 * has to change their password to the page for that, whatever they asked for.
 */
final class RocketAccessControl extends NavigationAccessControl {
    private static final long serialVersionUID = 1L;

    RocketAccessControl() {
        setLoginView(SignInView.class);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        VaadinRequest request = VaadinRequest.getCurrent();
        if (request != null
                && request.isUserInRole(People.NEW_PASSWORD_ROLE)
                && event.getNavigationTarget() != ChangePasswordView.class) {
            event.forwardTo(ChangePasswordView.class);
            return;
        }
        super.beforeEnter(event);
    }
}
