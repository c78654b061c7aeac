package org.rocketrewards.admin.people;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.inject.Inject;
import org.rocketrewards.access.PasswordRefusedException;
import org.rocketrewards.access.Welcome;
import org.rocketrewards.access.boundary.Invitations;
import org.rocketrewards.admin.parts.Refusals;
import org.rocketrewards.ingest.boundary.RequestOrigin;
import org.rocketrewards.model.RocketException;

/** Where the link of an invitation leads: sets a password, and then to the sign-in. */
@Route(PeopleNavigation.WELCOME + "/:secret([A-Za-z0-9_-]{10,80})")
@RouteScoped
@AnonymousAllowed
@StyleSheet("context://rocket.css")
@StyleSheet("context://rocket-frame.css")
public class WelcomeView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient Invitations invitations;
    private final transient RequestOrigin origins;
    private final PasswordField wanted = new PasswordField();
    private final PasswordField again = new PasswordField();
    private final Div form = new Div();
    private String secret = "";

    @Inject
    WelcomeView(Invitations invitations, RequestOrigin origins) {
        this.invitations = invitations;
        this.origins = origins;
        addClassName("sign-in");
        form.addClassNames("welcome", "form");
        wanted.setLabel(getTranslation("password.new"));
        wanted.setHelperText(getTranslation("password.new.help"));
        wanted.getElement().setAttribute("autocomplete", "new-password");
        again.setLabel(getTranslation("password.again"));
        again.getElement().setAttribute("autocomplete", "new-password");
        add(new Image("../rocket.svg", ""), new H1(getTranslation("product")), form);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        secret = event.getRouteParameters().get("secret").orElse("");
        invitations.find(secret).ifPresentOrElse(this::offer, this::refuse);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("welcome.title") + " · " + getTranslation("product");
    }

    private void offer(Welcome welcome) {
        form.removeAll();
        Button accept = new Button(getTranslation("welcome.accept"), click -> check());
        accept.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        accept.addClickShortcut(Key.ENTER);
        form.add(
                new H2(getTranslation(welcome.renews() ? "welcome.renew" : "welcome.title")),
                new Paragraph(getTranslation(
                        "welcome.text",
                        welcome.name(),
                        getTranslation("role." + welcome.role().code()))),
                wanted,
                again,
                accept);
        wanted.focus();
    }

    private void refuse() {
        form.removeAll();
        form.add(
                new H2(getTranslation("welcome.over")),
                new Paragraph(getTranslation("welcome.over.text")),
                new Anchor("sign-in", getTranslation("welcome.sign_in")));
    }

    private void check() {
        wanted.setInvalid(false);
        again.setInvalid(false);
        if (wanted.isEmpty()) {
            fail(wanted, getTranslation("password.new.missing"));
        } else if (!wanted.getValue().equals(again.getValue())) {
            fail(again, getTranslation("password.again.differs"));
        } else {
            accept();
        }
    }

    private void accept() {
        try {
            invitations.accept(
                    secret,
                    wanted.getValue(),
                    origins.of(VaadinServletRequest.getCurrent().getHttpServletRequest()));
            getUI().ifPresent(ui -> ui.getPage().setLocation("sign-in?welcome"));
        } catch (PasswordRefusedException e) {
            fail(wanted, getTranslation("password.fault." + e.fault().code()));
        } catch (RocketException e) {
            fail(wanted, Refusals.words(e));
        }
    }

    private static void fail(PasswordField field, String why) {
        field.setErrorMessage(why);
        field.setInvalid(true);
        field.focus();
    }
}
