package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rocketrewards.ingest.control.Fixtures.address;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BadTokensTest {
    private final MovingClock clock = new MovingClock("2026-11-22T12:00:30Z");
    private final BadTokens badTokens = new BadTokens(clock);

    @Test
    void twentyInAMinuteAreTolerated() {
        for (int i = 0; i < 20; i++) {
            assertThat(badTokens.note(address("203.0.113.7"))).isEmpty();
        }

        assertThat(badTokens.note(address("203.0.113.7"))).contains(60L);
    }

    @Test
    void minuteBeginsWithTheFirst() {
        exhaust("203.0.113.7");
        clock.forward(Duration.ofSeconds(59));
        assertThat(badTokens.note(address("203.0.113.7"))).contains(1L);

        clock.forward(Duration.ofSeconds(1));

        assertThat(badTokens.note(address("203.0.113.7"))).isEmpty();
    }

    @Test
    void anotherAddressIsNotSlowedDown() {
        exhaust("203.0.113.7");

        assertThat(badTokens.note(address("203.0.113.8"))).isEmpty();
    }

    @Test
    void addressesOfOneIpv6NetworkAreOneClient() {
        for (int i = 0; i < 20; i++) {
            badTokens.note(address("2001:db8:1:2::" + i));
        }

        assertThat(badTokens.note(address("2001:db8:1:2:ffff::1"))).isPresent();
        assertThat(badTokens.note(address("2001:db8:1:3::1"))).isEmpty();
    }

    @Test
    void clockThatWasSetBackBeginsAnew() {
        exhaust("203.0.113.7");

        clock.forward(Duration.ofDays(-1));

        assertThat(badTokens.note(address("203.0.113.7"))).isEmpty();
    }

    @Test
    void millionsInAMinuteDoNotOverflow() {
        for (int i = 0; i < 1_100_000; i++) {
            badTokens.note(address("203.0.113.7"));
        }

        assertThat(badTokens.note(address("203.0.113.7"))).contains(60L);
    }

    private void exhaust(String address) {
        for (int i = 0; i <= 20; i++) {
            badTokens.note(address(address));
        }
    }
}
