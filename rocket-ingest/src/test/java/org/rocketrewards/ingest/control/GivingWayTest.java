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
