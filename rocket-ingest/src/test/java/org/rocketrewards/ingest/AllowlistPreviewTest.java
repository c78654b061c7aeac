package org.rocketrewards.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AllowlistPreviewTest {
    @Test
    void refusingEveryDeliveryOfTheWeekLocksOut() {
        assertThat(new AllowlistPreview(false, 40, 40, List.of(), 0).locksOut()).isTrue();
    }

    @Test
    void refusingSomeDoesNot() {
        assertThat(new AllowlistPreview(false, 40, 39, List.of(), 0).locksOut()).isFalse();
    }

    @Test
    void withoutDeliveriesNobodyIsLockedOut() {
        assertThat(new AllowlistPreview(false, 0, 0, List.of(), 0).locksOut()).isFalse();
    }
}
