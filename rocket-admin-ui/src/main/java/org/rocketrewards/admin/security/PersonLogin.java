package org.rocketrewards.admin.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.rocketrewards.access.SignInAnswer;
import org.rocketrewards.access.SignedIn;
import org.rocketrewards.access.boundary.People;
import org.rocketrewards.access.boundary.PersonSessions;
import org.rocketrewards.access.boundary.SessionLimits;
import org.rocketrewards.ingest.boundary.RequestOrigin;
import org.rocketrewards.model.Problems;

/**
 * People: known by the session that they opened at the sign-in. Whoever is not known is nobody, not refused: pages and
 * services refuse them by their {@code @RolesAllowed}.
 */
@ApplicationScoped
class PersonLogin {
    /** Request attribute with the {@link SignInAnswer} to an attempt to sign in. */
    static final String ANSWER = SignInAnswer.class.getName();

    private static final System.Logger LOG = System.getLogger(PersonLogin.class.getPackageName());
    private static final String PATH = "/admin";
    private static final String IDLE = "rocket-idle";
    /** What a browser fetches for nobody in particular, and many files of it: not worth a look into the database. */
    private static final Set<String> FILES = Set.of("/admin/VAADIN/build", "/admin/VAADIN/static");

    @Inject
    People people;

    @Inject
    PersonSessions sessions;

    @Inject
    SessionLimits limits;

    @Inject
    RequestOrigin origins;

    @Inject
    Clock clock;

    /** Whether the request is for this login to decide. */
    boolean concerns(HttpServletRequest request) {
        return concerns(request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), ""));
    }

    static boolean concerns(String path) {
        return under(PATH, path) && FILES.stream().noneMatch(files -> under(files, path));
    }

    /** Signs in with what the form sent, or goes on with the session. */
    AuthenticationStatus decide(HttpServletRequest request, HttpMessageContext context) {
        return context.getAuthParameters().getCredential() instanceof UsernamePasswordCredential credential
                ? signIn(credential, request, context)
                : resume(request, context);
    }

    private AuthenticationStatus signIn(
            UsernamePasswordCredential credential, HttpServletRequest request, HttpMessageContext context) {
        try {
            SignInAnswer answer =
                    people.signIn(credential.getCaller(), credential.getPasswordAsString(), origins.of(request));
            request.setAttribute(ANSWER, answer);
            if (answer instanceof SignInAnswer.Accepted accepted) {
                String browser = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
                String id = sessions.open(accepted.person().name(), origins.of(request), browser);
                AdminSession.open(request, accepted.person(), id, limits, clock);
                return notify(accepted.person(), context);
            }
        } catch (RuntimeException e) {
            // without an answer the form says that signing in does not work right now
            LOG.log(
                    System.Logger.Level.WARNING,
                    "signIn.failed {0}",
                    Problems.of(e).type());
        }
        return context.doNothing();
    }

    private AuthenticationStatus resume(HttpServletRequest request, HttpMessageContext context) {
        Optional<AdminSession> open = AdminSession.find(request, limits, clock);
        if (open.isEmpty()) {
            return context.doNothing();
        }
        AdminSession session = open.get();
        Optional<SignedIn> person;
        try {
            person = people.findSignedIn(session.name())
                    .filter(session::fits)
                    .filter(known -> sessions.isOpen(session.id(), session.name()));
        } catch (RuntimeException e) {
            // nobody for this once; the session goes on when the database is back
            LOG.log(
                    System.Logger.Level.WARNING,
                    "session.unchecked {0}",
                    Problems.of(e).type());
            return context.doNothing();
        }
        if (person.isEmpty()) {
            LOG.log(System.Logger.Level.INFO, "session.ended person={0}", session.name());
            AdminSession.close(request);
            return context.doNothing();
        }
        if (!byItself(request) && session.touch(request, clock)) {
            sessions.touch(session.id());
        }
        return notify(person.get(), context);
    }

    private static AuthenticationStatus notify(SignedIn person, HttpMessageContext context) {
        String role = person.mustChangePassword()
                ? People.NEW_PASSWORD_ROLE
                : person.role().code();
        return context.notifyContainerAboutLogin(person.name(), Set.of(role));
    }

    /**
     * Whether the page in the browser asks without anybody touching it: the heartbeat, and whatever a page that shows
     * news by itself asks for while {@code rocket.js} says that nobody is there. Saying so shortens a session only.
     */
    static boolean byItself(HttpServletRequest request) {
        String query = request.getQueryString();
        Cookie[] cookies = request.getCookies();
        return query != null && query.contains("v-r=heartbeat")
                || cookies != null
                        && Arrays.stream(cookies)
                                .anyMatch(cookie -> IDLE.equals(cookie.getName()) && "1".equals(cookie.getValue()));
    }

    private static boolean under(String folder, String path) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }
}
