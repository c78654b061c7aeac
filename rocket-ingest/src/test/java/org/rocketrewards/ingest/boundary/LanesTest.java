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
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rocketrewards.ingest.control.Delivered;
import org.rocketrewards.ingest.control.EventTypeIds;
import org.rocketrewards.ingest.control.Months;
import org.rocketrewards.ingest.control.Pending;
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
        return delivery(new byte[0]);
    }

    private static Delivered delivery(byte[] body) {
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
                body);
    }

    private Pending submit(Duration patience, Lanes.Waiting waiting) {
        return lanes.submit(delivery(), patience, waiting);
    }

    @ParameterizedTest
    @EnumSource
    void oneMoreThanMayWaitIsRefusedAtOnce(Lanes.Waiting waiting) {
        open(2);
        submit(Duration.ofHours(1), waiting);
        submit(Duration.ofHours(1), waiting);

        assertThatThrownBy(() -> submit(Duration.ofHours(1), waiting))
                .isInstanceOfSatisfying(RocketException.class, LanesTest::isOverloaded)
                .hasMessageContaining("Too many events are waiting");
        assertThat(lanes.waiting()).isEqualTo(2);
        assertThat(lanes.waitingWithoutThread()).isEqualTo(waiting == Lanes.Waiting.WITHOUT ? 2 : 0);
    }

    @Test
    void whoGivesUpWaitingLeavesTheirPlaceToOthers() {
        open(1);

        for (int i = 0; i < 3; i++) {
            Pending pending = submit(Duration.ZERO, Lanes.Waiting.WITH_A_THREAD);
            pending.await();
            assertThat(pending.take()).isFalse();
            tooLate(pending);
        }
    }

    @Test
    void whoWaitsWithoutAThreadIsToldWhenItTakesTooLong() {
        open(2);

        for (int i = 0; i < 3; i++) {
            Pending patient = submit(Duration.ofHours(1), Lanes.Waiting.WITHOUT);
            Pending impatient = submit(Duration.ZERO, Lanes.Waiting.WITHOUT);
            lanes.expireOverdue();

            assertThat(patient.receipt()).isNotDone();
            assertThat(impatient.take()).isFalse();
            tooLate(impatient);
            assertThat(lanes.waitingWithoutThread()).isEqualTo(1);
            patient.expire();
            assertThat(lanes.waitingWithoutThread()).isZero();
        }
    }

    @Test
    void someOfTheServersThreadsAreLeft() {
        Lane lane = new Lane(new Booking(), new EventTypeIds(), new Months(), 1_000, 256, new IntakeMeters());
        lanes.open(List.of(lane), 1_000);
        for (int i = 0; i < Lanes.MOST_THREADS; i++) {
            submit(Duration.ofHours(1), Lanes.Waiting.WITH_A_THREAD);
        }

        assertThatThrownBy(() -> submit(Duration.ofHours(1), Lanes.Waiting.WITH_A_THREAD))
                .hasMessageContaining("Too many events are waiting");
        assertThat(submit(Duration.ofHours(1), Lanes.Waiting.WITHOUT).receipt()).isNotDone();
    }

    @Test
    void largeBodiesDoNotTakeAllOfTheMemory() {
        Lane lane = new Lane(new Booking(), new EventTypeIds(), new Months(), 10_000, 256, new IntakeMeters());
        lanes.open(List.of(lane), 10_000);
        byte[] large = new byte[(int) Math.min(1 << 28, Runtime.getRuntime().maxMemory() / 64)];
        int most = (int) (Runtime.getRuntime().maxMemory() / 8 / large.length);
        for (int i = 0; i < most; i++) {
            lanes.submit(delivery(large), Duration.ofHours(1), Lanes.Waiting.WITHOUT);
        }

        assertThatThrownBy(() -> lanes.submit(delivery(large), Duration.ofHours(1), Lanes.Waiting.WITHOUT))
                .isInstanceOfSatisfying(RocketException.class, LanesTest::isOverloaded);
    }

    @Test
    void nobodyIsServedBeforeTheLanesAreOpen() {
        assertThatThrownBy(() -> submit(Duration.ofHours(1), Lanes.Waiting.WITHOUT))
                .isInstanceOfSatisfying(RocketException.class, LanesTest::isOverloaded);
    }

    private static void tooLate(Pending pending) {
        assertThat(pending.receipt())
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .havingCause()
                .isInstanceOfSatisfying(RocketException.class, LanesTest::isOverloaded)
                .withMessageContaining("could not be booked in time");
    }

    private static void isOverloaded(RocketException refusal) {
        assertThat(refusal.type()).isEqualTo(ProblemType.OVERLOADED);
        assertThat(refusal.members()).containsEntry("retryAfter", 1);
    }
}
