package org.rocketrewards.admin.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.rocketrewards.admin.sources.TokenBars.Bar;

class TokenBarsTest {
    private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-11-11T00:00:00Z");

    @Test
    void aBarLiesWhereItsTimeIs() {
        assertThat(Bar.of(FROM.plusSeconds(86_400), FROM.plusSeconds(3 * 86_400), FROM, TO))
                .isEqualTo(new Bar(0.1, 0.3 - 0.1));
    }

    @Test
    void whatIsOutsideOfTheLineIsCutOff() {
        assertThat(Bar.of(FROM.minusSeconds(86_400), TO.plusSeconds(86_400), FROM, TO))
                .isEqualTo(new Bar(0, 1));
        assertThat(Bar.of(FROM.minusSeconds(200), FROM.minusSeconds(100), FROM, TO))
                .isEqualTo(new Bar(0, 0));
    }
}
