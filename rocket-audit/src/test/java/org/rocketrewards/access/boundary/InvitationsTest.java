package org.rocketrewards.access.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.access.IssuedInvitation;
import org.rocketrewards.access.Origin;
import org.rocketrewards.access.PasswordFault;
import org.rocketrewards.access.PasswordRefusedException;
import org.rocketrewards.access.Welcome;
import org.rocketrewards.access.control.Passwords;
import org.rocketrewards.access.control.SignInGuard;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.audit.boundary.AuditTrail;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.model.testing.TestDatabase;
import org.rocketrewards.model.testing.TestTransaction;

class InvitationsTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final String PASSWORD = "gurke-fenster-lampe";
    private static final Origin ADDRESS = new Origin("192.0.2.7", "192.0.2.7");

    private final List<String> trail = new ArrayList<>();
    private final SignInGuard guard = new SignInGuard();
    private Instant now = NOON;

    @Test
    void aLinkMakesAPersonWithTheChosenPassword() {
        IssuedInvitation issued = invite("vera", Role.AUDITOR);

        assertThat(find(issued)).contains(new Welcome("vera", Role.AUDITOR, false));
        accept(issued, PASSWORD);

        assertThat(DB.rows("SELECT name, role, must_change_password, password_hash FROM person"))
                .singleElement()
                .satisfies(person -> {
                    assertThat(person)
                            .containsEntry("name", "vera")
                            .containsEntry("role", "auditor")
                            .containsEntry("must_change_password", false);
                    assertThat(Passwords.matches(PASSWORD, (String) person.get("password_hash")))
                            .isTrue();
                });
        assertThat(trail)
                .containsExactly("invitation.issue vera", "vera: invitation.accept vera", "vera: person.create vera");
    }

    @Test
    void aLinkWorksOnce() {
        IssuedInvitation issued = invite("vera", Role.AUDITOR);
        accept(issued, PASSWORD);

        assertThat(find(issued)).isEmpty();
        refused(() -> accept(issued, "another good password"), ProblemType.NOT_FOUND);
    }

    @Test
    void aLinkRunsOut() {
        IssuedInvitation issued = invite("vera", Role.AUDITOR);

        now = NOON.plus(DAY).minusSeconds(1);
        assertThat(find(issued)).isPresent();
        now = NOON.plus(DAY);
        assertThat(find(issued)).isEmpty();
        refused(() -> accept(issued, PASSWORD), ProblemType.NOT_FOUND);
    }

    @Test
    void aLinkThatWasWithdrawnOrReplacedIsWorthNothing() {
        IssuedInvitation first = invite("vera", Role.AUDITOR);
        IssuedInvitation second = invite("vera", Role.OPERATOR);
        assertThat(find(first)).isEmpty();

        run(invitations -> {
            invitations.withdraw(second.id());
            return null;
        });

        assertThat(find(second)).isEmpty();
        assertThat(run(Invitations::list)).isEmpty();
        refused(
                () -> run(invitations -> {
                    invitations.withdraw(second.id());
                    return null;
                }),
                ProblemType.NOT_FOUND);
    }

    @Test
    void theSecretIsNeitherStoredNorRecorded() {
        IssuedInvitation issued = invite("vera", Role.AUDITOR);

        assertThat(DB.rows("SELECT * FROM invitation").toString())
                .doesNotContain(issued.secret().value());
        assertThat(trail.toString()).doesNotContain(issued.secret().value());
        assertThat(issued.toString()).doesNotContain(issued.secret().value());
    }

    @Test
    void aBadPasswordLeavesTheLinkOpen() {
        IssuedInvitation issued = invite("vera", Role.AUDITOR);

        assertThatThrownBy(() -> accept(issued, "sunshine2024!!"))
                .isInstanceOfSatisfying(
                        PasswordRefusedException.class,
                        refusal -> assertThat(refusal.fault()).isIn(PasswordFault.BREACHED, PasswordFault.TOO_COMMON));

        assertThat(find(issued)).isPresent();
    }

    @Test
    void somebodyWhoIsThereSetsAnotherPassword() {
        accept(invite("vera", Role.AUDITOR), PASSWORD);
        DB.execute("INSERT INTO person_session (id, person, opened_at, active_at, address, browser)"
                + " VALUES ('0123456789abcdef', 'vera', now(), now(), '192.0.2.1', '')");

        IssuedInvitation renewal = invite("vera", Role.AUDITOR);
        assertThat(find(renewal)).contains(new Welcome("vera", Role.AUDITOR, true));
        accept(renewal, "another good password");

        assertThat(DB.number("SELECT count(*) FROM person")).isEqualTo(1);
        assertThat(DB.number("SELECT count(*) FROM person_session WHERE ended_at IS NULL"))
                .isZero();
        refused(() -> invite("vera", Role.ADMIN), ProblemType.CONFLICT);
    }

    @Test
    void namesAndValiditiesAreChecked() {
        refused(() -> invite("Vera", Role.AUDITOR), ProblemType.INVALID_PARAMETER);
        refused(() -> invite("", Role.AUDITOR), ProblemType.INVALID_PARAMETER);
        refused(
                () -> run(invitations -> invitations.invite("vera", Role.AUDITOR, Duration.ofDays(31))),
                ProblemType.INVALID_PARAMETER);
    }

    @Test
    void guessingLinksIsThrottled() {
        for (int i = 0; i < 6; i++) {
            refused(() -> acceptSecret("ri_guess", PASSWORD), ProblemType.NOT_FOUND);
        }

        refused(() -> acceptSecret("ri_guess", PASSWORD), ProblemType.RATE_LIMITED);
    }

    private IssuedInvitation invite(String name, Role role) {
        return run(invitations -> invitations.invite(name, role, DAY));
    }

    private java.util.Optional<Welcome> find(IssuedInvitation issued) {
        return run(invitations -> invitations.find(issued.secret().value()));
    }

    private void accept(IssuedInvitation issued, String password) {
        acceptSecret(issued.secret().value(), password);
    }

    private void acceptSecret(String secret, String password) {
        run(invitations -> {
            invitations.accept(secret, password, ADDRESS);
            return null;
        });
    }

    private static void refused(Runnable act, ProblemType type) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        RocketException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(type));
    }

    private <T> T run(Function<Invitations, T> act) {
        try (TestTransaction tx = TestTransaction.begin()) {
            Invitations invitations = new Invitations();
            invitations.entities = tx.entities();
            invitations.database = tx.dataSource();
            invitations.session = Callers.caller("anna", "admin");
            invitations.guard = guard;
            invitations.clock = Clock.fixed(now, ZoneOffset.UTC);
            invitations.audit = new AuditTrail() {
                @Override
                public String keyedHash(byte[] stored) {
                    return "hash-" + Arrays.hashCode(stored);
                }

                @Override
                public void record(AuditEntry entry) {
                    trail.add(entry.action() + " " + entry.objectId());
                }

                @Override
                public void recordFor(String person, AuditEntry entry) {
                    trail.add(person + ": " + entry.action() + " " + entry.objectId());
                }
            };
            T result = act.apply(invitations);
            tx.commit();
            return result;
        }
    }
}
