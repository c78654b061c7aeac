package org.rocketrewards.admin.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rocketrewards.ingest.AllowlistPreview;

class AllowlistConfirmationTest {
    @Test
    void refusingEveryDeliveryOfTheWeekLocksOut() {
        assertThat(AllowlistConfirmation.locksOut(new AllowlistPreview(false, 40, 40, List.of(), 0)))
                .isTrue();
    }

    @Test
    void refusingSomeDoesNot() {
        assertThat(AllowlistConfirmation.locksOut(new AllowlistPreview(false, 40, 39, List.of(), 0)))
                .isFalse();
    }

    @Test
    void withoutDeliveriesNobodyIsLockedOut() {
        assertThat(AllowlistConfirmation.locksOut(new AllowlistPreview(false, 0, 0, List.of(), 0)))
                .isFalse();
    }
}
