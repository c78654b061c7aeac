package org.rocketrewards.admin.security;

import com.vaadin.flow.server.auth.NavigationAccessControl;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Objects;
import org.rocketrewards.access.SignInAnswer;

/** Takes the sign-in form and sends the browser on: to the page it wanted, or back with the reason. */
public class SignInServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String ADMIN = "/admin/";
    private static final String FORM = "sign-in";

    @Inject
    transient SecurityContext security;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        sendTo(FORM, request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        if (!SameOrigin.holds(request)) {
            sendTo(FORM + "?elsewhere", request, response);
            return;
        }
        String wanted = wantedPage(request);
        String name = Objects.requireNonNullElse(request.getParameter("username"), "");
        String password = Objects.requireNonNullElse(request.getParameter("password"), "");
        sendTo(signIn(name, password, request, response) ? wanted : FORM + reason(request), request, response);
    }

    private boolean signIn(String name, String password, HttpServletRequest request, HttpServletResponse response) {
        security.authenticate(
                request,
                response,
                AuthenticationParameters.withParams()
                        .credential(new UsernamePasswordCredential(name, password))
                        .newAuthentication(true));
        // not the status: being nobody is a success to the container where nobody is asked to be anybody
        return request.getAttribute(PersonLogin.ANSWER) instanceof SignInAnswer.Accepted;
    }

    private static String reason(HttpServletRequest request) {
        Object answer = request.getAttribute(PersonLogin.ANSWER);
        if (answer instanceof SignInAnswer.Throttled throttled) {
            return "?wait=" + Math.max(1, throttled.pause().toSeconds());
        }
        return answer instanceof SignInAnswer.Refused ? "?refused" : "?busy";
    }

    /** The page that asked for the sign-in; only pages of the administration. */
    private static String wantedPage(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                        && session.getAttribute(NavigationAccessControl.SESSION_STORED_REDIRECT) instanceof String page
                        && !page.startsWith("/")
                        && !page.contains("\\")
                ? page
                : "";
    }

    private static void sendTo(String page, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", request.getContextPath() + ADMIN + page);
    }
}
