package org.rocketrewards.access.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.rocketrewards.access.Origin;
import org.rocketrewards.access.SessionRow;
import org.rocketrewards.access.control.SessionBook;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.audit.boundary.AuditTrail;
import org.rocketrewards.audit.boundary.NotAudited;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/** Where people are signed in. */
@Stateless
public class PersonSessions {
    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Resource
    SessionContext caller;

    @Inject
    AuditTrail audit;

    @Inject
    SessionLimits limits;

    @Inject
    Clock clock;

    /** Notes a sign-in that was accepted; the id of the session. */
    @NotAudited("the sign-in itself is on record")
    @PermitAll
    public String open(String person, Origin origin, String browser) {
        return new SessionBook(database).open(person, origin, browser, clock.instant());
    }

    /** Whether a session that was opened earlier goes on. */
    @PermitAll
    public boolean isOpen(String id, String person) {
        return new SessionBook(database).isOpen(id, person);
    }

    /** Notes that the person is there. */
    @NotAudited("it notes that somebody is there; what they do is on record")
    @PermitAll
    public void touch(String id) {
        new SessionBook(database).touch(id, clock.instant());
    }

    /** Notes that a session ran out or that its person left. */
    @NotAudited("signing out is on record; running out is nobody's act")
    @PermitAll
    public void close(String id) {
        new SessionBook(database).end(id, "", clock.instant());
    }

    /** All open sessions, the latest first. */
    @RolesAllowed({Role.ADMIN_ROLE, Role.AUDITOR_ROLE})
    public List<SessionRow> all() {
        return listed();
    }

    private List<SessionRow> listed() {
        Instant now = clock.instant();
        return new SessionBook(database).find(now.minus(limits.idleAsNoted()), now.minus(limits.longest()));
    }

    /** The caller's own open sessions. */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
    public List<SessionRow> own() {
        String name = caller.getCallerPrincipal().getName();
        return listed().stream()
                .filter(session -> session.person().equals(name))
                .toList();
    }

    /**
     * Ends a session at its next request. Everybody may end their own; others' only an administrator.
     *
     * @throws RocketException {@code not_found} when it is not open, or not the caller's to end
     */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
    public void end(String id) {
        String name = caller.getCallerPrincipal().getName();
        boolean admin = caller.isCallerInRole(Role.ADMIN_ROLE);
        SessionRow session = (admin ? all() : own())
                .stream().filter(open -> open.id().equals(id)).findFirst().orElseThrow(PersonSessions::unknown);
        if (!new SessionBook(database).end(id, name, clock.instant())) {
            throw unknown();
        }
        audit.record(AuditEntry.of("session.end", "person", session.person()));
    }

    private static RocketException unknown() {
        return new RocketException(ProblemType.NOT_FOUND, "There is no such open session.");
    }
}
