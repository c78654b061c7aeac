package org.rocketrewards.access.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.access.FirstPerson;
import org.rocketrewards.access.control.Passwords;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.audit.boundary.RecordedAudit;
import org.rocketrewards.model.testing.TestDatabase;
import org.rocketrewards.model.testing.TestTransaction;

class FirstAccessTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private final RecordedAudit audit = new RecordedAudit();

    @Test
    void firstAdministratorMustChangeTheGeneratedPassword() {
        FirstPerson first = establish().orElseThrow();

        assertThat(first.name()).isEqualTo("admin");
        assertThat(DB.rows("SELECT role, must_change_password FROM person").get(0))
                .containsEntry("role", "admin")
                .containsEntry("must_change_password", true);
        String stored =
                (String) DB.rows("SELECT password_hash FROM person").get(0).get("password_hash");
        assertThat(Passwords.matches(first.password(), stored)).isTrue();
    }

    @Test
    void nothingHappensOnceThereIsSomebody() {
        establish();

        assertThat(establish()).isEmpty();
        assertThat(DB.number("SELECT count(*) FROM person")).isEqualTo(1);
    }

    @Test
    void bothAreOnRecordWithoutTheirSecrets() {
        FirstPerson first = establish().orElseThrow();

        assertThat(audit.entries()).extracting(AuditEntry::action).containsExactly("person.create", "api_key.issue");
        assertThat(audit.entries().toString() + first)
                .doesNotContain(first.password())
                .doesNotContain(first.apiKey().value());
    }

    private Optional<FirstPerson> establish() {
        try (TestTransaction tx = TestTransaction.begin()) {
            FirstAccess access = new FirstAccess();
            access.entities = tx.entities();
            access.audit = audit;
            access.clock = Clock.systemUTC();
            Optional<FirstPerson> first = access.establish();
            tx.commit();
            return first;
        }
    }
}
