package org.rocketrewards.access.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.rocketrewards.access.PersonRow;
import org.rocketrewards.access.SessionRow;
import org.rocketrewards.access.control.Admins;
import org.rocketrewards.access.control.SessionBook;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.audit.boundary.AuditTrail;
import org.rocketrewards.audit.boundary.RefusalsOnRecord;
import org.rocketrewards.audit.boundary.SensitiveRead;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Person;
import org.rocketrewards.model.access.Role;

/** Who there is, what they may do, and whether they may come in. */
@Stateless
@RefusalsOnRecord("person")
public class PeopleDirectory {
    private static final String OBJECT = "person";
    private static final int LONGEST_REASON = 500;

    @PersistenceContext(unitName = "rocket")
    EntityManager entities;

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Resource
    SessionContext session;

    @Inject
    AuditTrail audit;

    @Inject
    SessionLimits limits;

    @Inject
    Clock clock;

    /** Everybody, by name. */
    @RolesAllowed({Role.ADMIN_ROLE, Role.AUDITOR_ROLE})
    @SensitiveRead("people")
    public List<PersonRow> list() {
        Map<String, Long> sessions = new SessionBook(database)
                        .find(
                                clock.instant().minus(limits.idleAsNoted()),
                                clock.instant().minus(limits.longest()))
                        .stream()
                        .collect(Collectors.groupingBy(SessionRow::person, Collectors.counting()));
        return entities.createQuery("SELECT p FROM Person p ORDER BY p.name", Person.class).getResultList().stream()
                .map(person -> new PersonRow(
                        person.name(),
                        person.role().code(),
                        person.enabled(),
                        person.mustChangePassword(),
                        person.createdAt(),
                        person.lastSignInAt(),
                        sessions.getOrDefault(person.name(), 0L)))
                .toList();
    }

    /**
     * Gives a person another role, which holds from their next click on.
     *
     * @throws RocketException {@code not_found}; {@code conflict} for oneself and for the last administrator
     */
    @RolesAllowed(Role.ADMIN_ROLE)
    public void changeRole(String name, Role role, String reason) {
        Person person = require(name, reason);
        if (person.role() == role) {
            return;
        }
        requireOther(name);
        if (person.role() == Role.ADMIN && person.enabled()) {
            Admins.requireAnother(entities, name);
        }
        JsonObject before = role(person.role());
        person.takeRole(role);
        audit.record(AuditEntry.of("person.change_role", OBJECT, name)
                .withBefore(before)
                .withAfter(role(role))
                .because(reason));
    }

    /**
     * Keeps a person from signing in and ends their sessions.
     *
     * @throws RocketException {@code not_found}; {@code conflict} for oneself and for the last administrator
     */
    @RolesAllowed(Role.ADMIN_ROLE)
    public void disable(String name, String reason) {
        Person person = require(name, reason);
        if (!person.enabled()) {
            return;
        }
        requireOther(name);
        if (person.role() == Role.ADMIN) {
            Admins.requireAnother(entities, name);
        }
        person.enable(false);
        new SessionBook(database)
                .endOthers(name, "", session.getCallerPrincipal().getName(), clock.instant());
        record("person.disable", name, false, reason);
    }

    /** Lets a person sign in again, with the password they had. */
    @RolesAllowed(Role.ADMIN_ROLE)
    public void enable(String name, String reason) {
        Person person = require(name, reason);
        if (!person.enabled()) {
            person.enable(true);
            record("person.enable", name, true, reason);
        }
    }

    private void record(String action, String name, boolean enabled, String reason) {
        audit.record(AuditEntry.of(action, OBJECT, name)
                .withBefore(enabled(!enabled))
                .withAfter(enabled(enabled))
                .because(reason));
    }

    private Person require(String name, String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new RocketException(
                    ProblemType.INVALID_PARAMETER,
                    "Say why, in at most " + LONGEST_REASON + " characters.",
                    Map.of("field", "reason"));
        }
        return entities.createQuery("SELECT p FROM Person p WHERE p.name = :name", Person.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new RocketException(ProblemType.NOT_FOUND, "There is nobody named " + name + "."));
    }

    /** Nobody locks themselves out by mistake; somebody else can do it. */
    private void requireOther(String name) {
        if (session.getCallerPrincipal().getName().equals(name)) {
            throw new RocketException(
                    ProblemType.CONFLICT, "This is you: ask another administrator to change your own access.");
        }
    }

    private static JsonObject role(Role role) {
        return Json.createObjectBuilder().add("role", role.code()).build();
    }

    private static JsonObject enabled(boolean enabled) {
        return Json.createObjectBuilder().add("enabled", enabled).build();
    }
}
