package org.rocketrewards.access.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignInGuardTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private final SignInGuard guard = new SignInGuard();

    @Test
    void aNameWaitsWhereverTheAttemptsComeFrom() {
        for (int i = 0; i < 6; i++) {
            assertThat(guard.attempt("admin", "192.0.2." + i, NOW)).isZero();
        }

        assertThat(guard.attempt("admin", "192.0.2.99", NOW)).isPositive();
        assertThat(guard.attempt("ben", "192.0.2.99", NOW)).isZero();
    }

    @Test
    void anAddressWaitsWhateverNamesItTries() {
        for (int i = 0; i < 21; i++) {
            assertThat(guard.attempt("name" + i, "192.0.2.1", NOW)).isZero();
        }

        assertThat(guard.attempt("another", "192.0.2.1", NOW)).isPositive();
        assertThat(guard.attempt("another", "192.0.2.2", NOW)).isZero();
    }

    @Test
    void aRefusedAttemptIsNotCountedAgain() {
        for (int i = 0; i < 6; i++) {
            guard.attempt("admin", "192.0.2.1", NOW);
        }
        guard.attempt("admin", "192.0.2.1", NOW);
        guard.attempt("admin", "192.0.2.1", NOW);

        assertThat(guard.attempt("admin", "192.0.2.1", NOW.plusSeconds(1))).isZero();
    }

    @Test
    void successForgetsTheNamesFailures() {
        for (int i = 0; i < 6; i++) {
            guard.attempt("admin", "192.0.2.1", NOW);
        }
        guard.succeeded("admin", "192.0.2.1");

        assertThat(guard.attempt("admin", "192.0.2.1", NOW)).isZero();
    }

    @Test
    void onlyTheRightPasswordMatches() {
        String stored = Passwords.hash("correct horse battery", 1_000);

        assertThat(guard.matches("correct horse battery", stored)).isTrue();
        assertThat(guard.matches("wrong horse battery", stored)).isFalse();
    }
}
