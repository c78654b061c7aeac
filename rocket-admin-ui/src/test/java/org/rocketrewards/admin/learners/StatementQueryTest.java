package org.rocketrewards.admin.learners;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rocketrewards.ledger.EntryTime;

class StatementQueryTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    @Test
    void theAddressLineComesBackAsItWas() {
        for (StatementPeriods period : StatementPeriods.values()) {
            StatementQuery query = period.query(TODAY, EntryTime.OCCURRED);

            assertThat(StatementQuery.of(query.parameters())).isEqualTo(query);
        }
    }

    @Test
    void daysThatMakeNoPeriodShowEverything() {
        for (Map<String, String> wrong : List.of(
                Map.of("from", "2026-11-02", "to", "2026-11-01"),
                Map.of("from", "2026-11-02"),
                Map.of("from", "soon", "to", "2026-11-01", "by", "magic"))) {
            assertThat(StatementQuery.of(QueryParameters.simple(wrong))).isEqualTo(StatementQuery.ALL);
        }
    }

    @Test
    void daysAreThoseOfTheSourcesTimeZone() {
        ZoneId vienna = ZoneId.of("Europe/Vienna");
        StatementQuery november = StatementPeriods.THIS_MONTH.query(TODAY, EntryTime.BOOKED);

        assertThat(november.start(vienna)).isEqualTo(Instant.parse("2026-10-31T23:00:00Z"));
        assertThat(november.end(vienna, Instant.EPOCH)).isEqualTo(Instant.parse("2026-11-30T23:00:00Z"));
    }

    @Test
    void periodsAreRecognised() {
        assertThat(StatementPeriods.of(StatementPeriods.LAST_YEAR.query(TODAY, EntryTime.BOOKED), TODAY))
                .isEqualTo(StatementPeriods.LAST_YEAR);
        assertThat(StatementPeriods.of(new StatementQuery(TODAY, TODAY, EntryTime.BOOKED), TODAY))
                .isEqualTo(StatementPeriods.BETWEEN);
    }
}
