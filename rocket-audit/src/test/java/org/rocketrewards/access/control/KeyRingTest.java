package org.rocketrewards.access.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.access.ApiKeyHolder;
import org.rocketrewards.audit.boundary.RecordedAudit;
import org.rocketrewards.model.Secret;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.model.testing.TestDatabase;
import org.rocketrewards.model.testing.TestTransaction;

class KeyRingTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private final RecordedAudit audit = new RecordedAudit();

    @Test
    void keyStandsForItsHolder() {
        Secret secret = issue("reports", Role.AUDITOR);

        assertThat(use(secret.value(), NOON)).contains(new ApiKeyHolder("reports", Role.AUDITOR, Set.of()));
    }

    @Test
    void onlyTheHashOfAKeyIsStoredAndRecorded() {
        Secret secret = issue("reports", Role.AUDITOR);

        assertThat(DB.rows("SELECT prefix, hash FROM api_key").get(0))
                .containsEntry("prefix", secret.prefix())
                .containsEntry("hash", secret.hash());
        assertThat(audit.entries().toString()).doesNotContain(secret.value()).contains("api_key.issue");
    }

    @Test
    void unknownKeyStandsForNobody() {
        issue("reports", Role.AUDITOR);

        assertThat(use("ra_unknown", NOON)).isEmpty();
    }

    @Test
    void revokedKeyStandsForNobody() {
        Secret secret = issue("reports", Role.AUDITOR);

        DB.execute("UPDATE api_key SET revoked_at = created_at");

        assertThat(use(secret.value(), NOON)).isEmpty();
    }

    @Test
    void expiredKeyStandsForNobodyFromItsLastInstantOn() {
        Secret secret = issue("reports", Role.AUDITOR);
        DB.execute("UPDATE api_key SET expires_at = '2026-11-22T13:00:00Z'");

        assertThat(use(secret.value(), NOON.plusSeconds(3_599))).isPresent();
        assertThat(use(secret.value(), NOON.plusSeconds(3_600))).isEmpty();
    }

    @Test
    void useIsNotedOnceAMinute() {
        Secret secret = issue("reports", Role.AUDITOR);

        use(secret.value(), NOON);
        use(secret.value(), NOON.plusSeconds(30));
        assertThat(DB.number("SELECT extract(epoch FROM last_used_at) FROM api_key"))
                .isEqualTo(NOON.getEpochSecond());

        use(secret.value(), NOON.plusSeconds(61));
        assertThat(DB.number("SELECT extract(epoch FROM last_used_at) FROM api_key"))
                .isEqualTo(NOON.getEpochSecond() + 61);
    }

    private Secret issue(String name, Role role) {
        try (TestTransaction tx = TestTransaction.begin()) {
            Secret secret = at(tx, NOON).add(name, role, "admin");
            tx.commit();
            return secret;
        }
    }

    private Optional<ApiKeyHolder> use(String presented, Instant now) {
        try (TestTransaction tx = TestTransaction.begin()) {
            Optional<ApiKeyHolder> holder = at(tx, now).use(presented);
            tx.commit();
            return holder;
        }
    }

    private KeyRing at(TestTransaction tx, Instant now) {
        return new KeyRing(tx.entities(), audit, Clock.fixed(now, ZoneOffset.UTC));
    }
}
