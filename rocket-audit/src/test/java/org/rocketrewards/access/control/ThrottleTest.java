package org.rocketrewards.access.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private final Throttle throttle = new Throttle(2, Duration.ofSeconds(10), Duration.ofMinutes(5), 3);

    @Test
    void theFreeFailuresCostNoWait() {
        fail("anna", 2);

        assertThat(throttle.waitFor("anna", NOW)).isZero();
    }

    @Test
    void eachFurtherFailureDoublesTheWait() {
        fail("anna", 3);
        assertThat(throttle.waitFor("anna", NOW)).hasSeconds(1);

        fail("anna", 1);
        assertThat(throttle.waitFor("anna", NOW)).hasSeconds(2);

        fail("anna", 1);
        assertThat(throttle.waitFor("anna", NOW)).hasSeconds(4);
    }

    @Test
    void theWaitHasAnUpperBound() {
        fail("anna", 500);

        assertThat(throttle.waitFor("anna", NOW)).hasSeconds(10);
        assertThat(throttle.waitFor("anna", NOW.plusSeconds(10))).isZero();
    }

    @Test
    void oneKeyDoesNotMakeAnotherWait() {
        fail("anna", 10);

        assertThat(throttle.waitFor("ben", NOW)).isZero();
    }

    @Test
    void failuresAreForgottenAfterAWhile() {
        fail("anna", 4);
        Instant later = NOW.plus(Duration.ofMinutes(6));
        throttle.count("anna", later);

        assertThat(throttle.waitFor("anna", later)).isZero();
    }

    @Test
    void aClockThatWasSetBackBeginsTheWaitAnew() {
        fail("anna", 4);
        Instant before = NOW.minus(Duration.ofDays(40));

        assertThat(throttle.waitFor("anna", before)).hasSeconds(2);
        assertThat(throttle.waitFor("anna", before.plusSeconds(2))).isZero();
    }

    @Test
    void aSuccessTakesItsAttemptBack() {
        fail("anna", 3);
        throttle.uncount("anna");
        assertThat(throttle.waitFor("anna", NOW)).isZero();

        throttle.forget("anna");
        assertThat(throttle.size()).isZero();
    }

    @Test
    void inventedKeysDoNotGrowIt() {
        for (int i = 0; i < 1_000; i++) {
            throttle.count("invented" + i, NOW);
        }

        assertThat(throttle.size()).isEqualTo(3);
    }

    private void fail(String key, int times) {
        for (int i = 0; i < times; i++) {
            throttle.count(key, NOW);
        }
    }
}
