package org.rocketrewards.access.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.rocketrewards.access.InvitationRow;
import org.rocketrewards.access.IssuedInvitation;
import org.rocketrewards.access.Origin;
import org.rocketrewards.access.PasswordRefusedException;
import org.rocketrewards.access.Welcome;
import org.rocketrewards.access.control.PasswordRules;
import org.rocketrewards.access.control.Passwords;
import org.rocketrewards.access.control.SessionBook;
import org.rocketrewards.access.control.SignInGuard;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.audit.boundary.AuditTrail;
import org.rocketrewards.audit.boundary.RefusalsOnRecord;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.Secret;
import org.rocketrewards.model.access.Invitation;
import org.rocketrewards.model.access.Person;
import org.rocketrewards.model.access.Role;

/**
 * Links with which people get in for the first time, or set a password that they have forgotten anew. A link works once
 * and for a while; its secret is never stored.
 */
@Stateless
@RefusalsOnRecord("invitation")
public class Invitations {
    /** How long a link works unless somebody says otherwise. */
    public static final Duration DEFAULT_VALIDITY = Duration.ofDays(3);

    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final String NAME = "[a-z0-9][a-z0-9._@-]{0,62}";
    private static final String OBJECT = "invitation";

    @PersistenceContext(unitName = "rocket")
    EntityManager entities;

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Resource
    SessionContext session;

    @Inject
    AuditTrail audit;

    @Inject
    SignInGuard guard;

    @Inject
    Clock clock;

    /** Those that can still be taken up, newest first. */
    @RolesAllowed({Role.ADMIN_ROLE, Role.AUDITOR_ROLE})
    public List<InvitationRow> list() {
        return entities
                .createQuery(
                        "SELECT i FROM Invitation i WHERE i.acceptedAt IS NULL AND i.withdrawnAt IS NULL"
                                + " AND i.expiresAt > :now ORDER BY i.id DESC",
                        Invitation.class)
                .setParameter("now", clock.instant())
                .getResultList()
                .stream()
                .map(invitation -> new InvitationRow(
                        id(invitation),
                        invitation.name(),
                        invitation.role().code(),
                        invitation.createdAt(),
                        invitation.createdBy(),
                        invitation.expiresAt()))
                .toList();
    }

    /**
     * Invites somebody new, or lets somebody set a new password; then {@code role} has to be the one they have. An open
     * invitation of that name ends.
     *
     * @throws RocketException {@code invalid_parameter} for a name or validity that is not allowed; {@code conflict} when
     *     the person has another role
     */
    @RolesAllowed(Role.ADMIN_ROLE)
    public IssuedInvitation invite(String name, Role role, Duration validity) {
        if (!name.matches(NAME)) {
            throw refusal("name", "A name is made of a-z, 0-9 and . _ @ -, at most 63 of them.");
        }
        if (validity.compareTo(SHORTEST) < 0 || validity.compareTo(LONGEST) > 0) {
            throw refusal("hours", "An invitation is valid for 1 hour to 30 days.");
        }
        person(name).filter(known -> known.role() != role).ifPresent(known -> {
            throw new RocketException(
                    ProblemType.CONFLICT,
                    name + " is there already, as " + known.role().code() + ": choose another name, or that role to let"
                            + " them set a new password.");
        });
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        open(name).forEach(earlier -> earlier.withdraw(now));
        entities.flush();
        Secret secret = Secret.make(Secret.INVITATION);
        Invitation invitation = new Invitation(
                name, role, secret.hash(), now, session.getCallerPrincipal().getName(), now.plus(validity));
        entities.persist(invitation);
        entities.flush();
        audit.record(AuditEntry.of("invitation.issue", OBJECT, name)
                .withAfter(Json.createObjectBuilder()
                        .add("secret", audit.keyedHash(secret.hash()))
                        .add("role", role.code())
                        .add("expiresAt", invitation.expiresAt().toString())
                        .build()));
        return new IssuedInvitation(id(invitation), name, role, invitation.expiresAt(), secret);
    }

    /**
     * Takes an invitation back.
     *
     * @throws RocketException {@code not_found} when it is not open
     */
    @RolesAllowed(Role.ADMIN_ROLE)
    public void withdraw(int id) {
        Invitation invitation = Optional.ofNullable(entities.find(Invitation.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(found -> found.open(clock.instant()))
                .orElseThrow(() -> new RocketException(ProblemType.NOT_FOUND, "There is no such open invitation."));
        invitation.withdraw(clock.instant());
        audit.record(AuditEntry.of("invitation.withdraw", OBJECT, invitation.name()));
    }

    /** What a link offers; empty when it was used, taken back, has run out, or never was. */
    @PermitAll
    public Optional<Welcome> find(String presented) {
        return read(presented, LockModeType.NONE)
                .map(invitation -> new Welcome(
                        invitation.name(),
                        invitation.role(),
                        person(invitation.name()).isPresent()));
    }

    /**
     * Takes a link up: the person is there, with this password, and may sign in.
     *
     * @throws RocketException {@code not_found} when the link is good no more; {@code rate_limited} after many attempts
     * @throws PasswordRefusedException when the password is not good enough
     */
    @PermitAll
    public void accept(String presented, String password, Origin origin) {
        if (!guard.attempt(OBJECT + ' ' + origin.site(), origin.site(), clock.instant())
                .isZero()) {
            throw new RocketException(ProblemType.RATE_LIMITED, "Too many attempts; wait a little.");
        }
        Invitation invitation = read(presented, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new RocketException(
                        ProblemType.NOT_FOUND, "This invitation was used or has run out: ask for another."));
        String name = invitation.name();
        PasswordRules.check(password, name).ifPresent(fault -> {
            throw new PasswordRefusedException(fault);
        });
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String stored = Passwords.hash(password);
        Optional<Person> known = person(name);
        known.ifPresentOrElse(
                person -> {
                    person.changePassword(stored, now);
                    new SessionBook(database).endOthers(name, "", name, now);
                },
                () -> entities.persist(Person.invited(name, invitation.role(), stored, now)));
        invitation.accept(now);
        guard.succeeded(OBJECT + ' ' + origin.site(), origin.site());
        audit.recordFor(
                name,
                AuditEntry.of("invitation.accept", OBJECT, name)
                        .withAfter(Json.createObjectBuilder()
                                .add("password", audit.keyedHash(stored))
                                .build()));
        if (known.isEmpty()) {
            audit.recordFor(
                    name,
                    AuditEntry.of("person.create", "person", name)
                            .withAfter(Json.createObjectBuilder()
                                    .add("role", invitation.role().code())
                                    .add("invitedBy", invitation.createdBy())
                                    .build()));
        }
    }

    private Optional<Invitation> read(String presented, LockModeType lock) {
        Instant now = clock.instant();
        return entities.createQuery("SELECT i FROM Invitation i WHERE i.hash = :hash", Invitation.class)
                .setParameter("hash", Secret.hash(presented))
                .setLockMode(lock)
                .getResultStream()
                .filter(invitation -> invitation.open(now))
                .findFirst();
    }

    private List<Invitation> open(String name) {
        return entities.createQuery(
                        "SELECT i FROM Invitation i WHERE i.name = :name AND i.acceptedAt IS NULL"
                                + " AND i.withdrawnAt IS NULL",
                        Invitation.class)
                .setParameter("name", name)
                .getResultList();
    }

    private Optional<Person> person(String name) {
        return entities.createQuery("SELECT p FROM Person p WHERE p.name = :name", Person.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    private static int id(Invitation invitation) {
        return Objects.requireNonNull(invitation.id());
    }

    private static RocketException refusal(String field, String detail) {
        return new RocketException(ProblemType.INVALID_PARAMETER, detail, Map.of("field", field));
    }
}
