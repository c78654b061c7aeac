package org.rocketrewards.ingest.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rocketrewards.ingest.control.Delivered;
import org.rocketrewards.ingest.control.EventTypeIds;
import org.rocketrewards.ingest.control.Months;
import org.rocketrewards.ingest.monitoring.control.IntakeMeters;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.rules.Catalogue;
import org.rocketrewards.rules.LearningEvent;
import org.rocketrewards.rules.RuleSet;
import org.rocketrewards.rules.SourceTraits;
import org.rocketrewards.rules.evaluation.Planner;

/** Who may wait for a lane; none of these lanes ever books anything. */
class LanesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T18:00:00Z");

    private final Lanes lanes = new Lanes();

    private void open(int mostWaiting) {
        Lane lane = new Lane(new Booking(), new EventTypeIds(), new Months(), 10, 256, new IntakeMeters());
        lanes.open(List.of(lane), mostWaiting);
    }

    private static Delivered delivery() {
        LearningEvent event = new LearningEvent(1, 5, "\\core\\event\\course_completed", 31, NOW, Map.of());
        SourceTraits source = new SourceTraits(1, ZoneOffset.UTC, false, Set.of(2L), Set.of(1L));
        RuleSet rules = new RuleSet(1, Catalogue.load().defaultRules());
        return new Delivered(
                1,
                1,
                InetAddress.getLoopbackAddress(),
                NOW,
                System.nanoTime(),
                Planner.plan(event, rules, source),
                3,
                "application/json",
                new byte[0]);
    }

    @Test
    void oneMoreThanMayWaitIsRefusedAtOnce() {
        open(0);

        assertThatThrownBy(() -> lanes.book(delivery(), Duration.ofHours(1)))
                .isInstanceOfSatisfying(RocketException.class, LanesTest::isOverloaded)
                .hasMessageContaining("Too many events are waiting");
    }

    @Test
    void whoGivesUpWaitingLeavesTheirPlaceToOthers() {
        open(1);

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> lanes.book(delivery(), Duration.ZERO))
                    .isInstanceOfSatisfying(RocketException.class, LanesTest::isOverloaded)
                    .hasMessageContaining("could not be booked in time");
        }
    }

    @Test
    void nobodyIsServedBeforeTheLanesAreOpen() {
        assertThatThrownBy(() -> lanes.book(delivery(), Duration.ofHours(1)))
                .isInstanceOfSatisfying(RocketException.class, LanesTest::isOverloaded);
    }

    private static void isOverloaded(RocketException refusal) {
        assertThat(refusal.type()).isEqualTo(ProblemType.OVERLOADED);
        assertThat(refusal.members()).containsEntry("retryAfter", 1);
    }
}
