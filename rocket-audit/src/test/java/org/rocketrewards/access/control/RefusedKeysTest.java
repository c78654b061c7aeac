package org.rocketrewards.access.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefusedKeysTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final RefusedKeys keys = new RefusedKeys();

    @Test
    void oneAttemptAMinuteAndSiteIsNoted() {
        assertThat(keys.toBeNoted("192.0.2.1", NOON)).isTrue();
        assertThat(keys.toBeNoted("192.0.2.1", NOON.plusSeconds(59))).isFalse();
        assertThat(keys.toBeNoted("192.0.2.2", NOON.plusSeconds(59))).isTrue();
        assertThat(keys.toBeNoted("192.0.2.1", NOON.plusSeconds(60))).isTrue();
    }

    @Test
    void anyNumberOfSitesFitsIntoMemory() {
        for (int i = 0; i < 5_000; i++) {
            assertThat(keys.toBeNoted("site " + i, NOON)).isTrue();
        }

        assertThat(keys.toBeNoted("site 4999", NOON)).isFalse();
        assertThat(keys.toBeNoted("site 0", NOON)).isTrue();
    }
}
