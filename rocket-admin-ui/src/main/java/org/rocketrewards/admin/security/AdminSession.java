package org.rocketrewards.admin.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.rocketrewards.access.SignedIn;
import org.rocketrewards.access.boundary.SessionLimits;

/**
 * Who is signed in in a browser session.
 *
 * @param id of the session's row, by which it can be ended
 * @param name of the person
 * @param passwordChangedAt the password that the session was opened with; another one ends it
 * @param openedAt when the person signed in
 * @param activeAt when the person last did something; what the browser does by itself does not count
 */
public record AdminSession(String id, String name, Instant passwordChangedAt, Instant openedAt, Instant activeAt)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final String ATTRIBUTE = AdminSession.class.getName();
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    /** Opens a session: whatever was in the browser's session before the sign-in is gone, its id included. */
    static void open(HttpServletRequest request, SignedIn person, String id, SessionLimits limits, Clock clock) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        HttpSession session = request.getSession(true);
        session.setMaxInactiveInterval((int) limits.idle().plus(NOTED_EVERY).toSeconds());
        Instant now = clock.instant();
        session.setAttribute(ATTRIBUTE, new AdminSession(id, person.name(), person.passwordChangedAt(), now, now));
    }

    /** The open session of a request, if there is one and it has not run out. */
    static Optional<AdminSession> find(HttpServletRequest request, SessionLimits limits, Clock clock) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof AdminSession state)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (state.activeAt.plus(limits.idle()).isBefore(now)
                || state.openedAt.plus(limits.longest()).isBefore(now)) {
            close(request);
            return Optional.empty();
        }
        if (state.activeAt.isAfter(now.plus(NOTED_EVERY)) || state.openedAt.isAfter(now.plus(NOTED_EVERY))) {
            // the clock was set back: from now on, or the session would last as much longer
            AdminSession again = new AdminSession(state.id, state.name, state.passwordChangedAt, now, now);
            session.setAttribute(ATTRIBUTE, again);
            return Optional.of(again);
        }
        return Optional.of(state);
    }

    /** Whether the person may go on: they still exist and their password is the one they signed in with. */
    boolean fits(SignedIn person) {
        return name.equals(person.name()) && passwordChangedAt.equals(person.passwordChangedAt());
    }

    /** Id of the session of a request; empty: nobody is signed in there. */
    public static Optional<String> id(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof AdminSession state
                ? Optional.of(state.id)
                : Optional.empty();
    }

    /** Notes that the person is active, not at every request; whether it was noted. */
    boolean touch(HttpServletRequest request, Clock clock) {
        Instant now = clock.instant();
        HttpSession session = request.getSession(false);
        if (session != null && activeAt.plus(NOTED_EVERY).isBefore(now)) {
            session.setAttribute(ATTRIBUTE, new AdminSession(id, name, passwordChangedAt, openedAt, now));
            return true;
        }
        return false;
    }

    /** Keeps the session in which the person changed their own password; their others end. */
    public static void passwordChanged(HttpServletRequest request, SignedIn person) {
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(ATTRIBUTE) instanceof AdminSession state) {
            session.setAttribute(
                    ATTRIBUTE,
                    new AdminSession(
                            state.id, person.name(), person.passwordChangedAt(), state.openedAt, state.activeAt));
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
