package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GivingWayTest {
    private final AtomicLong submitted = new AtomicLong();
    private final AtomicInteger looks = new AtomicInteger();
    private int waitingLooks;
    private final GivingWay way = new GivingWay(submitted::get, () -> looks.incrementAndGet() <= waitingLooks ? 1 : 0);

    @Test
    void restsOnlyWhileDeliveriesCome() {
        assertThat(way.isAlone()).isTrue();
        way.rest();
        assertThat(looks).hasValue(0);

        submitted.set(3);
        assertThat(way.isAlone()).isFalse();
        way.rest();
        assertThat(looks).hasValue(1);

        assertThat(way.isAlone()).isTrue();
        way.rest();
        assertThat(looks).hasValue(1);
    }

    @Test
    void restsLongerTheMoreDeliveriesCome() {
        assertThat(GivingWay.restNanos(1_000_000, 10)).isEqualTo(1_010_000);
        assertThat(GivingWay.restNanos(1_000_000, 1_000)).isEqualTo(2_000_000);
        assertThat(GivingWay.restNanos(1_000_000, 50_000)).isEqualTo(4_000_000);
        assertThat(GivingWay.restNanos(Long.MAX_VALUE / 8, 50_000)).isEqualTo(250_000_000);
    }

    @Test
    void waitsUntilNobodyWaits() {
        waitingLooks = 5;
        submitted.set(1);

        way.rest();

        assertThat(looks).hasValue(6);
    }

    @Test
    void doesNotWaitForever() {
        waitingLooks = Integer.MAX_VALUE;
        submitted.set(1);

        way.rest();

        assertThat(looks.get()).isPositive();
    }
}
