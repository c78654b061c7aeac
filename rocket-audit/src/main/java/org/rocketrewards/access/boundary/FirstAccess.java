package org.rocketrewards.access.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;
import org.rocketrewards.access.FirstPerson;
import org.rocketrewards.access.control.KeyRing;
import org.rocketrewards.access.control.Passwords;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.audit.boundary.AuditTrail;
import org.rocketrewards.model.access.Person;
import org.rocketrewards.model.access.Role;

/** Lets the first person in. Needs no role: it does nothing once there is somebody. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class FirstAccess {
    private static final String ADMINISTRATOR = "admin";
    private static final String API_KEY = "first-run";

    @PersistenceContext(unitName = "rocket")
    EntityManager entities;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /**
     * Makes the first administrator and the first API key in the caller's transaction; empty when there is a person
     * already. The caller keeps other nodes from doing the same at the same time.
     */
    public Optional<FirstPerson> establish() {
        long people = entities.createQuery("SELECT count(p) FROM Person p", Long.class)
                .getSingleResult();
        if (people > 0) {
            return Optional.empty();
        }
        String password = Passwords.generate();
        String stored = Passwords.hash(password);
        entities.persist(new Person(ADMINISTRATOR, Role.ADMIN, stored, clock.instant()));
        audit.record(AuditEntry.of("person.create", "person", ADMINISTRATOR)
                .withAfter(Json.createObjectBuilder()
                        .add("role", Role.ADMIN_ROLE)
                        .add("mustChangePassword", true)
                        .add("password", audit.keyedHash(stored))
                        .build())
                .because("first start"));
        return Optional.of(new FirstPerson(
                ADMINISTRATOR, password, new KeyRing(entities, audit, clock).add(API_KEY, Role.ADMIN, "rocket")));
    }
}
