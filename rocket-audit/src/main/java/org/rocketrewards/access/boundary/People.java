package org.rocketrewards.access.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.rocketrewards.access.CurrentPasswordException;
import org.rocketrewards.access.Origin;
import org.rocketrewards.access.PasswordFault;
import org.rocketrewards.access.PasswordRefusedException;
import org.rocketrewards.access.SignInAnswer;
import org.rocketrewards.access.SignedIn;
import org.rocketrewards.access.control.PasswordRules;
import org.rocketrewards.access.control.Passwords;
import org.rocketrewards.access.control.SessionBook;
import org.rocketrewards.access.control.SignInGuard;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.audit.boundary.AuditTrail;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Person;
import org.rocketrewards.model.access.Role;

/** Who may sign in to the administration, and with which password. */
@Stateless
public class People {
    /**
     * The only role of a person whose password has to be changed first: every other service refuses them by its own
     * {@code @RolesAllowed}.
     */
    public static final String NEW_PASSWORD_ROLE = "new-password";

    private static final System.Logger LOG = System.getLogger(People.class.getPackageName());
    /** What a name that nobody has is checked against, so that the answer takes as long as for a real one. */
    private static final String NOBODYS_HASH = Passwords.hash(Passwords.generate());

    private static final String OBJECT = "person";
    private static final int LONGEST_INPUT = 300;

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

    /**
     * Checks a name and a password. A refused attempt is put on record, and so is a sign-in.
     *
     * @param origin where the attempt comes from, for the throttle and the record
     */
    @PermitAll
    public SignInAnswer signIn(String givenName, String password, Origin origin) {
        String name = givenName.strip().toLowerCase(Locale.ROOT);
        if (name.length() > LONGEST_INPUT || password.length() > LONGEST_INPUT) {
            return new SignInAnswer.Refused();
        }
        Duration wait = guard.attempt(name, origin.site(), clock.instant());
        if (!wait.isZero()) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "signIn.throttled address={0} seconds={1}",
                    origin.address(),
                    wait.toSeconds());
            return new SignInAnswer.Throttled(wait);
        }
        Optional<Person> person = find(name);
        boolean fits = matches(name, password, person.map(Person::passwordHash).orElse(NOBODYS_HASH), origin);
        if (person.isEmpty() || !fits || !person.get().enabled()) {
            // a name that nobody has is not written down: it may be a password typed into the wrong field
            String known = person.map(Person::name).orElse("unknown");
            audit.recordRefusal(known, entry("person.sign_in", known, origin.address()));
            return new SignInAnswer.Refused();
        }
        guard.succeeded(name, origin.site());
        noteSignIn(name);
        audit.recordFor(name, entry("person.sign_in", name, origin.address()));
        return new SignInAnswer.Accepted(signedIn(person.get()));
    }

    /** The person as they are now, for a session opened earlier; empty when they may no longer be signed in. */
    @PermitAll
    public Optional<SignedIn> findSignedIn(String name) {
        return find(name).filter(Person::enabled).map(People::signedIn);
    }

    /**
     * Gives the caller a new password. Every other session of theirs ends.
     *
     * @param kept id of the session that goes on
     * @throws CurrentPasswordException when {@code current} is wrong
     * @throws PasswordRefusedException when {@code wanted} is not good enough
     */
    @RolesAllowed({NEW_PASSWORD_ROLE, Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
    public SignedIn changePassword(String current, String wanted, Origin origin, String kept) {
        String name = session.getCallerPrincipal().getName();
        Person person = find(name).filter(Person::enabled).orElseThrow(() -> new CurrentPasswordException(false));
        if (!guard.attempt(name, origin.site(), clock.instant()).isZero()) {
            throw new CurrentPasswordException(true);
        }
        if (current.length() > LONGEST_INPUT || !matches(name, current, person.passwordHash(), origin)) {
            audit.recordRefusal(name, AuditEntry.of("person.change_password", OBJECT, name));
            throw new CurrentPasswordException(false);
        }
        guard.succeeded(name, origin.site());
        PasswordRules.check(wanted, name).ifPresent(fault -> {
            throw new PasswordRefusedException(fault);
        });
        if (wanted.equals(current)) {
            throw new PasswordRefusedException(PasswordFault.UNCHANGED);
        }
        // the database keeps microseconds; the session compares this instant with what it reads back
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        AuditEntry entry = AuditEntry.of("person.change_password", OBJECT, name).withBefore(passwordOf(person));
        person.changePassword(Passwords.hash(wanted), now);
        new SessionBook(database).endOthers(name, kept, name, now);
        audit.record(entry.withAfter(passwordOf(person)));
        LOG.log(System.Logger.Level.INFO, "person.passwordChanged person={0}", name);
        return signedIn(person);
    }

    /** Puts on record that the caller leaves. */
    @RolesAllowed({NEW_PASSWORD_ROLE, Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
    public void signOut() {
        audit.record(AuditEntry.of(
                "person.sign_out", OBJECT, session.getCallerPrincipal().getName()));
    }

    private JsonObject passwordOf(Person person) {
        return Json.createObjectBuilder()
                .add("password", audit.keyedHash(person.passwordHash()))
                .build();
    }

    private boolean matches(String name, String password, String stored, Origin origin) {
        try {
            return guard.matches(password, stored);
        } catch (RocketException busy) {
            guard.takeBack(name, origin.site());
            throw busy;
        }
    }

    private Optional<Person> find(String name) {
        return entities.createQuery("SELECT p FROM Person p WHERE p.name = :name", Person.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    /** Past the version column: two sign-ins at once are no conflict. */
    private void noteSignIn(String name) {
        entities.createQuery("UPDATE Person p SET p.lastSignInAt = :now WHERE p.name = :name")
                .setParameter("now", clock.instant())
                .setParameter("name", name)
                .executeUpdate();
    }

    private static AuditEntry entry(String action, String name, String address) {
        return new AuditEntry(
                action,
                OBJECT,
                name,
                null,
                null,
                Json.createObjectBuilder().add("address", address).build());
    }

    private static SignedIn signedIn(Person person) {
        return new SignedIn(person.name(), person.role(), person.mustChangePassword(), person.passwordChangedAt());
    }
}
