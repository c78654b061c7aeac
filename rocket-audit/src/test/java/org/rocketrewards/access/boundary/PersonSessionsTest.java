package org.rocketrewards.access.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.access.Origin;
import org.rocketrewards.audit.boundary.RecordedAudit;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.testing.TestDatabase;
import org.rocketrewards.model.testing.TestTransaction;

class PersonSessionsTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Origin ADDRESS = new Origin("192.0.2.7", "192.0.2.7");

    private final RecordedAudit audit = new RecordedAudit();
    private Instant now = NOON;

    @Test
    void aSessionIsSeenUntilItEnds() {
        String id = open("ben");

        assertThat(isOpen(id, "ben")).isTrue();
        assertThat(isOpen(id, "anna")).isFalse();
        assertThat(as("ben", "operator", PersonSessions::own)).extracting("id").containsExactly(id);

        end("ben", "operator", id);

        assertThat(isOpen(id, "ben")).isFalse();
        assertThat(as("ben", "operator", PersonSessions::own)).isEmpty();
        assertThat(audit.entries()).extracting("action").containsExactly("session.end");
    }

    @Test
    void othersSessionsAreAnAdministratorsToEnd() {
        String id = open("ben");

        assertThatThrownBy(() -> end("vera", "auditor", id)).isInstanceOf(RocketException.class);
        assertThat(isOpen(id, "ben")).isTrue();
        end("anna", "admin", id);
        assertThat(isOpen(id, "ben")).isFalse();
    }

    @Test
    void whatRanOutIsNotListed() {
        String id = open("ben");
        now = NOON.plusSeconds(25 * 60);
        as("ben", "operator", sessions -> {
            sessions.touch(id);
            return id;
        });

        now = NOON.plusSeconds(50 * 60);
        assertThat(as("anna", "admin", PersonSessions::all)).hasSize(1);
        now = NOON.plusSeconds(58 * 60);
        assertThat(as("anna", "admin", PersonSessions::all)).isEmpty();
    }

    @Test
    void longDescriptionsOfBrowsersAreCut() {
        String id = as("", "", sessions -> sessions.open("ben", ADDRESS, "x".repeat(5_000)));

        assertThat(DB.number("SELECT length(browser) FROM person_session WHERE id = '" + id + "'"))
                .isEqualTo(200);
    }

    private String open(String person) {
        return as("", "", sessions -> sessions.open(person, ADDRESS, "Firefox/140"));
    }

    private boolean isOpen(String id, String person) {
        return as("", "", sessions -> sessions.isOpen(id, person));
    }

    private void end(String caller, String role, String id) {
        as(caller, role, sessions -> {
            sessions.end(id);
            return id;
        });
    }

    private <T> T as(String caller, String role, Function<PersonSessions, T> act) {
        try (TestTransaction tx = TestTransaction.begin()) {
            PersonSessions sessions = new PersonSessions();
            sessions.database = tx.dataSource();
            sessions.caller = Callers.caller(caller, role);
            sessions.limits = new SessionLimits();
            sessions.audit = audit;
            sessions.clock = Clock.fixed(now, ZoneOffset.UTC);
            T result = act.apply(sessions);
            tx.commit();
            return result;
        }
    }
}
