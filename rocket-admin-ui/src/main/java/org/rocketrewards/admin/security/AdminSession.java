package org.rocketrewards.admin.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.rocketrewards.access.SignedIn;

/**
 * Who is signed in in a browser session.
 *
 * @param name of the person
 * @param passwordChangedAt the password that the session was opened with; another one ends it
 * @param openedAt when the person signed in
 * @param activeAt when the person last did something; what the browser does by itself does not count
 */
public record AdminSession(String name, Instant passwordChangedAt, Instant openedAt, Instant activeAt)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    static final Duration IDLE = Duration.ofMinutes(30);
    static final Duration LONGEST = Duration.ofHours(12);

    private static final String ATTRIBUTE = AdminSession.class.getName();
    private static final Duration NOTED_EVERY = Duration.ofSeconds(20);

    /** Opens a session: whatever was in the browser's session before the sign-in is gone, its id included. */
    static void open(HttpServletRequest request, SignedIn person, Clock clock) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        HttpSession session = request.getSession(true);
        session.setMaxInactiveInterval((int) IDLE.toSeconds());
        Instant now = clock.instant();
        session.setAttribute(ATTRIBUTE, new AdminSession(person.name(), person.passwordChangedAt(), now, now));
    }

    /** The open session of a request, if there is one and it has not run out. */
    static Optional<AdminSession> find(HttpServletRequest request, Clock clock) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof AdminSession state)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (state.activeAt.plus(IDLE).isBefore(now)
                || state.openedAt.plus(LONGEST).isBefore(now)) {
            close(request);
            return Optional.empty();
        }
        return Optional.of(state);
    }

    /** Whether the person may go on: they still exist and their password is the one they signed in with. */
    boolean fits(SignedIn person) {
        return name.equals(person.name()) && passwordChangedAt.equals(person.passwordChangedAt());
    }

    /** Notes that the person is active, not at every request. */
    void touch(HttpServletRequest request, Clock clock) {
        Instant now = clock.instant();
        HttpSession session = request.getSession(false);
        if (session != null && activeAt.plus(NOTED_EVERY).isBefore(now)) {
            session.setAttribute(ATTRIBUTE, new AdminSession(name, passwordChangedAt, openedAt, now));
        }
    }

    /** Keeps the session in which the person changed their own password; their others end. */
    public static void passwordChanged(HttpServletRequest request, SignedIn person) {
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(ATTRIBUTE) instanceof AdminSession state) {
            session.setAttribute(
                    ATTRIBUTE,
                    new AdminSession(person.name(), person.passwordChangedAt(), state.openedAt, state.activeAt));
            request.changeSessionId();
        }
    }

    /** Ends the session. */
    public static void close(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
