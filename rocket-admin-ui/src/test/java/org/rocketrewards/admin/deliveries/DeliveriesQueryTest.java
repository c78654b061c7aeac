package org.rocketrewards.admin.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocketrewards.admin.parts.FilterValues;
import org.rocketrewards.ingest.DeliveryFilter;
import org.rocketrewards.model.Outcome;

class DeliveriesQueryTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @Test
    void theAddressLineIsTheQueryAndBack() {
        String line = "source=moodle&outcome=failed&event=attempt_submitted&learner=31&range=24h";
        DeliveriesQuery query = query(line);

        assertThat(query)
                .isEqualTo(new DeliveriesQuery(
                        "moodle", Outcome.FAILED, "attempt_submitted", 31L, TimeRange.DAY, null, null));
        assertThat(DeliveriesQuery.of(query.values())).isEqualTo(query);
        assertThat(query.conditions()).isEqualTo(4);
    }

    @Test
    void aRangeCountsBackFromNow() {
        DeliveryFilter filter = query("range=1h").filter(CLOCK);

        assertThat(filter.from()).isEqualTo("2026-11-22T09:00:00Z");
        assertThat(filter.to()).isNull();
    }

    @Test
    void twoInstantsAreARangeOfTheirOwn() {
        DeliveryFilter filter =
                query("from=2026-11-01T00:00:00Z&to=2026-11-02T00:00:00Z").filter(CLOCK);

        assertThat(filter.from()).isEqualTo("2026-11-01T00:00:00Z");
        assertThat(filter.to()).isEqualTo("2026-11-02T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "outcome=exploded",
                "learner=31",
                "source=..%2F..",
                "range=between",
                "range=9h",
                "from=yesterday",
                "unknown=1",
                "event=%20"
            })
    void whatIsWrongIsLeftOut(String line) {
        assertThat(query(line)).isEqualTo(DeliveriesQuery.ALL);
    }

    @Test
    void anEndBeforeTheBeginningIsLeftOut() {
        DeliveriesQuery query = query("from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z");

        assertThat(query.from()).isNotNull();
        assertThat(query.to()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1099511627776", "99999999999999999999", "3.5", ""})
    void notEveryTextIsAUserId(String text) {
        assertThat(DeliveriesQuery.userId(text)).isEmpty();
    }

    private static DeliveriesQuery query(String line) {
        return DeliveriesQuery.of(FilterValues.of(
                QueryParameters.fromString(line), DeliveriesQuery.conditions(UnaryOperator.identity())));
    }
}
