package org.rocketrewards.admin.access;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import java.util.Map;

/**
 * The sign-in: the product's name and a form. The form is an ordinary one and goes to a servlet, so that password
 * managers know it and the session can be replaced by a new one.
 */
@Route("sign-in")
@RouteScoped
@AnonymousAllowed
@StyleSheet("context://rocket.css")
public class SignInView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final LoginForm form = new LoginForm();
    private final Paragraph notice = new Paragraph();

    SignInView() {
        addClassName("sign-in");
        notice.addClassName("notice");
        notice.setVisible(false);
        form.setAction("session");
        form.setForgotPasswordButtonVisible(false);
        form.setI18n(texts("", ""));
        // the page has its one H1 already
        form.getElement().setProperty("headingLevel", 2);
        Image mark = new Image("../rocket.svg", "");
        add(mark, new H1(getTranslation("product")), notice, form);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        VaadinRequest request = VaadinRequest.getCurrent();
        if (request != null && request.getUserPrincipal() != null) {
            event.forwardTo("");
            return;
        }
        Map<String, List<String>> reasons =
                event.getLocation().getQueryParameters().getParameters();
        if (reasons.containsKey("refused")) {
            fail(getTranslation("signin.refused.title"), getTranslation("signin.refused.text"));
        } else if (reasons.containsKey("wait")) {
            fail(getTranslation("signin.wait.title"), getTranslation("signin.wait.text", wait(reasons.get("wait"))));
        } else if (reasons.containsKey("busy")) {
            fail(getTranslation("signin.busy.title"), getTranslation("signin.busy.text"));
        } else if (reasons.containsKey("elsewhere")) {
            fail(getTranslation("signin.elsewhere.title"), getTranslation("signin.elsewhere.text"));
        } else if (reasons.containsKey("left")) {
            say("signin.left");
        } else if (reasons.containsKey("welcome")) {
            say("signin.welcome");
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("signin.title") + " · " + getTranslation("product");
    }

    private void say(String key) {
        notice.setText(getTranslation(key));
        notice.setVisible(true);
    }

    private void fail(String title, String text) {
        form.setI18n(texts(title, text));
        form.setError(true);
    }

    private LoginI18n texts(String errorTitle, String errorText) {
        LoginI18n texts = LoginI18n.createDefault();
        LoginI18n.Form labels = texts.getForm();
        labels.setTitle(getTranslation("signin.title"));
        labels.setUsername(getTranslation("signin.name"));
        labels.setPassword(getTranslation("signin.password"));
        labels.setSubmit(getTranslation("signin.submit"));
        texts.getErrorMessage().setTitle(errorTitle);
        texts.getErrorMessage().setMessage(errorText);
        texts.getErrorMessage().setUsername(getTranslation("signin.name.missing"));
        texts.getErrorMessage().setPassword(getTranslation("signin.password.missing"));
        return texts;
    }

    /** The seconds of the address line, which anybody may have typed. */
    private static String wait(List<String> values) {
        String seconds = values.isEmpty() ? "" : values.get(0);
        return seconds.matches("[0-9]{1,4}") ? seconds : "60";
    }
}
