package org.rocketrewards.ingest.traffic.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LatencyTest {
    @Test
    void nothingTookNoTime() {
        assertThat(Latency.quantile(new long[Latency.STEPS], 0.99)).isNull();
    }

    @Test
    void aShareLiesBetweenTheLimitsOfItsStep() {
        long[] counts = Latency.read("{NULL,90,NULL,10,NULL,NULL,NULL,NULL,NULL,NULL,NULL}");

        assertThat(Latency.quantile(counts, 0.5)).isBetween(1.0, 2.0);
        assertThat(Latency.quantile(counts, 0.99)).isCloseTo(9.5, within(0.01));
        assertThat(Latency.quantile(counts, 1)).isEqualTo(10);
    }
}
