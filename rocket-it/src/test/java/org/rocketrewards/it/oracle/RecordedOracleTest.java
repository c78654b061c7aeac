package org.rocketrewards.it.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The oracle over the recordings: totals that a second, differently built calculation confirmed once. */
class RecordedOracleTest {
    private final List<RecordedDelivery> deliveries = RecordedDelivery.all();
    private final Oracle oracle = new Oracle(Catalogue.load());
    private final List<Expected> expected = deliveries.stream()
            .map(delivery -> oracle.deliver(Fields.decode(delivery.body())))
            .toList();

    @Test
    void everyBodyDecodesToTheEventThatMoodleSent() {
        assertThat(deliveries).hasSize(1704).allSatisfy(delivery -> {
            Fields fields = Fields.decode(delivery.body());
            assertThat(fields.text("eventname")).isEqualTo(delivery.eventName());
            assertThat(fields.number("id")).isPositive();
            assertThat(fields.number("timecreated")).isPositive();
        });
    }

    @Test
    void variantsOfOneEventAreOneEvent() {
        Map<String, Long> statuses =
                expected.stream().collect(Collectors.groupingBy(Expected::status, TreeMap::new, Collectors.counting()));

        assertThat(statuses)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("accepted", 292L, "duplicate", 668L, "ignored", 718L, "quarantined", 26L));
    }

    @Test
    void pointsOfEveryLearner() {
        assertThat(oracle.balances())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        2L, 8L, 25L, 20L, 26L, 321L, 27L, 129L, 28L, 5L, 30L, 18L, 31L, 363L, 32L, 125L, 33L, 57L));
        assertThat(oracle.entries()).isEqualTo(204);
    }

    /** The makers of the recordings knew the roles: where they saw a student learn, the oracle credits that student. */
    @Test
    void creditsWhomTheRecordingsNameAsTheLearner() {
        for (int i = 0; i < deliveries.size(); i++) {
            Expected outcome = expected.get(i);
            RecordedDelivery delivery = deliveries.get(i);
            if (outcome.status().equals("accepted") && !delivery.learner().equals("-") && outcome.points() > 0) {
                Fields fields = Fields.decode(delivery.body());
                String field = delivery.learner().startsWith("userid") ? "userid" : "relateduserid";
                assertThat(outcome.learner())
                        .as("delivery %d", delivery.number())
                        .isEqualTo(fields.number(field));
            }
        }
    }
}
