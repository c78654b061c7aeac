package org.rocketrewards.access.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.SessionContext;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.access.CurrentPasswordException;
import org.rocketrewards.access.Origin;
import org.rocketrewards.access.PasswordFault;
import org.rocketrewards.access.PasswordRefusedException;
import org.rocketrewards.access.SignInAnswer;
import org.rocketrewards.access.control.Passwords;
import org.rocketrewards.access.control.SignInGuard;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.audit.boundary.AuditTrail;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.model.testing.TestDatabase;

class PeopleTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456789Z");
    private static final String PASSWORD = "correct horse battery";
    private static final String HASH = Passwords.hash(PASSWORD);
    private static final Origin ADDRESS = new Origin("2001:db8::7", "2001:db8::/64");

    private final List<String> trail = new ArrayList<>();
    private final People people = new People();
    private EntityManagerFactory factory;

    @BeforeEach
    void signInDesk() {
        factory = Persistence.createEntityManagerFactory(
                "rocket",
                Map.of(
                        "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                        "jakarta.persistence.jtaDataSource", "",
                        "jakarta.persistence.nonJtaDataSource", DB.application()));
        people.entities = factory.createEntityManager();
        people.database = DB.application();
        people.guard = new SignInGuard();
        people.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        people.session = callerIs("anna");
        people.audit = new AuditTrail() {
            @Override
            public void record(AuditEntry entry) {
                trail.add("done anna " + entry.action());
                if (entry.action().equals("person.change_password")) {
                    assertThat(entry.before()).isNotNull().isNotEqualTo(entry.after());
                }
            }

            @Override
            public String keyedHash(byte[] stored) {
                return "hash-" + Arrays.hashCode(stored);
            }

            @Override
            public void recordFor(String person, AuditEntry entry) {
                trail.add("done " + person + " " + entry.action() + " " + entry.after());
            }

            @Override
            public void recordRefusal(String person, AuditEntry entry) {
                trail.add("refused " + person + " " + entry.action() + " " + entry.objectId());
            }
        };
        DB.execute("""
                INSERT INTO person (name, role, password_hash, created_at, password_changed_at)
                VALUES ('anna', 'operator', ?, now(), now())
                """, HASH);
    }

    @AfterEach
    void close() {
        factory.close();
    }

    @Test
    void theRightPasswordSignsInAndIsRecorded() {
        SignInAnswer answer = inTransaction(() -> people.signIn(" Anna ", PASSWORD, ADDRESS));

        assertThat(answer).isInstanceOfSatisfying(SignInAnswer.Accepted.class, accepted -> {
            assertThat(accepted.person().name()).isEqualTo("anna");
            assertThat(accepted.person().role()).isEqualTo(Role.OPERATOR);
            assertThat(accepted.person().mustChangePassword()).isTrue();
        });
        assertThat(trail).containsExactly("done anna person.sign_in {\"address\":\"2001:db8::7\"}");
        assertThat(DB.rows("SELECT last_sign_in_at FROM person").get(0).get("last_sign_in_at"))
                .isNotNull();
    }

    @Test
    void aWrongPasswordIsRefusedAndRecorded() {
        assertThat(inTransaction(() -> people.signIn("anna", "wrong", ADDRESS))).isEqualTo(new SignInAnswer.Refused());
        assertThat(trail).containsExactly("refused anna person.sign_in anna");
    }

    @Test
    void aNameThatNobodyHasGetsTheSameAnswerAndIsNotWrittenDown() {
        assertThat(inTransaction(() -> people.signIn("my secret password", "", ADDRESS)))
                .isEqualTo(new SignInAnswer.Refused());
        assertThat(trail).containsExactly("refused unknown person.sign_in unknown");
    }

    @Test
    void aDisabledPersonIsRefusedLikeAWrongPassword() {
        DB.execute("UPDATE person SET enabled = false");

        assertThat(inTransaction(() -> people.signIn("anna", PASSWORD, ADDRESS)))
                .isEqualTo(new SignInAnswer.Refused());
        assertThat(people.findSignedIn("anna")).isEmpty();
    }

    @Test
    void guessingHasToWait() {
        for (int i = 0; i < 6; i++) {
            inTransaction(() -> people.signIn("anna", "wrong", ADDRESS));
        }

        assertThat(inTransaction(() -> people.signIn("anna", PASSWORD, ADDRESS)))
                .isInstanceOf(SignInAnswer.Throttled.class);
    }

    @Test
    void aNewPasswordReplacesTheOldOneAndEndsTheObligation() {
        Instant changed = inTransaction(() -> people.changePassword(PASSWORD, "gurke-fenster-lampe", ADDRESS, "kept"))
                .passwordChangedAt();
        people.entities.clear();

        assertThat(people.findSignedIn("anna")).hasValueSatisfying(now -> {
            assertThat(now.mustChangePassword()).isFalse();
            assertThat(now.passwordChangedAt()).isEqualTo(changed);
        });
        assertThat(inTransaction(() -> people.signIn("anna", PASSWORD, ADDRESS)))
                .isEqualTo(new SignInAnswer.Refused());
        assertThat(inTransaction(() -> people.signIn("anna", "gurke-fenster-lampe", ADDRESS)))
                .isInstanceOf(SignInAnswer.Accepted.class);
        assertThat(trail.get(0)).isEqualTo("done anna person.change_password");
    }

    @Test
    void changingAsksForTheCurrentPassword() {
        assertThatThrownBy(() -> people.changePassword("wrong", "gurke-fenster-lampe", ADDRESS, "kept"))
                .isInstanceOf(CurrentPasswordException.class);
        assertThat(trail).containsExactly("refused anna person.change_password anna");
    }

    @Test
    void theOldPasswordIsNoNewOne() {
        assertThatThrownBy(() -> people.changePassword(PASSWORD, PASSWORD, ADDRESS, "kept"))
                .isInstanceOfSatisfying(
                        PasswordRefusedException.class,
                        refused -> assertThat(refused.fault()).isEqualTo(PasswordFault.UNCHANGED));
    }

    @Test
    void aWeakNewPasswordIsRefused() {
        assertThatThrownBy(() -> people.changePassword(PASSWORD, "short", ADDRESS, "kept"))
                .isInstanceOfSatisfying(
                        PasswordRefusedException.class,
                        refused -> assertThat(refused.fault()).isEqualTo(PasswordFault.TOO_SHORT));
    }

    private <T> T inTransaction(Supplier<T> work) {
        people.entities.getTransaction().begin();
        try {
            return work.get();
        } finally {
            people.entities.getTransaction().commit();
        }
    }

    private static SessionContext callerIs(String name) {
        Principal principal = () -> name;
        return (SessionContext) Proxy.newProxyInstance(
                PeopleTest.class.getClassLoader(),
                new Class<?>[] {SessionContext.class},
                (proxy, method, arguments) -> {
                    if ("getCallerPrincipal".equals(method.getName())) {
                        return principal;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
