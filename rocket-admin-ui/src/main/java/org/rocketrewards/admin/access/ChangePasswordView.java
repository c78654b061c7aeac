package org.rocketrewards.admin.access;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;
import org.rocketrewards.access.CurrentPasswordException;
import org.rocketrewards.access.PasswordRefusedException;
import org.rocketrewards.access.boundary.People;
import org.rocketrewards.admin.MainLayout;
import org.rocketrewards.admin.security.AdminSession;
import org.rocketrewards.ingest.boundary.RequestOrigin;
import org.rocketrewards.model.access.Role;

/** Changes one's own password; the only page there is for somebody who has to. */
@Route(value = "password", layout = MainLayout.class)
@RouteScoped
@RolesAllowed({People.NEW_PASSWORD_ROLE, Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class ChangePasswordView extends Div implements HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient People people;
    private final transient RequestOrigin origins;
    private final PasswordField current = new PasswordField();
    private final PasswordField wanted = new PasswordField();
    private final PasswordField again = new PasswordField();

    @Inject
    ChangePasswordView(People people, RequestOrigin origins) {
        this.people = people;
        this.origins = origins;
        addClassNames("page", "narrow");
        add(new H1(getTranslation("password.title")));
        VaadinRequest request = VaadinRequest.getCurrent();
        boolean forced = request != null && request.isUserInRole(People.NEW_PASSWORD_ROLE);
        add(new Paragraph(getTranslation(forced ? "password.forced" : "password.intro")));

        current.setLabel(getTranslation("password.current"));
        current.getElement().setAttribute("autocomplete", "current-password");
        wanted.setLabel(getTranslation("password.new"));
        wanted.setHelperText(getTranslation("password.new.help"));
        wanted.getElement().setAttribute("autocomplete", "new-password");
        again.setLabel(getTranslation("password.again"));
        again.getElement().setAttribute("autocomplete", "new-password");

        Button change = new Button(getTranslation("password.change"), click -> change());
        change.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        change.addClickShortcut(Key.ENTER);
        Div form = new Div(current, wanted, again, change);
        form.addClassName("form");
        add(form);
        current.focus();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("password.title") + " · " + getTranslation("product");
    }

    private void change() {
        Stream.of(current, wanted, again).forEach(field -> field.setInvalid(false));
        if (current.isEmpty()) {
            fail(current, "password.current.missing");
        } else if (wanted.isEmpty()) {
            fail(wanted, "password.new.missing");
        } else if (!wanted.getValue().equals(again.getValue())) {
            fail(again, "password.again.differs");
        } else {
            tryChange();
        }
    }

    private void tryChange() {
        HttpServletRequest request = VaadinServletRequest.getCurrent().getHttpServletRequest();
        try {
            AdminSession.passwordChanged(
                    request,
                    people.changePassword(
                            current.getValue(),
                            wanted.getValue(),
                            origins.of(request),
                            AdminSession.id(request).orElse("")));
            // a new page, so that everything on it belongs to what the person may do now
            getUI().ifPresent(ui -> ui.getPage().setLocation("."));
        } catch (CurrentPasswordException e) {
            fail(current, e.throttled() ? "password.current.throttled" : "password.current.wrong");
        } catch (PasswordRefusedException e) {
            fail(wanted, "password.fault." + e.fault().code());
        }
    }

    private void fail(PasswordField field, String key) {
        field.setErrorMessage(getTranslation(key));
        field.setInvalid(true);
        field.focus();
    }
}
