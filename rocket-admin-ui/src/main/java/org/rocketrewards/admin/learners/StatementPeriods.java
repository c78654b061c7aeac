package org.rocketrewards.admin.learners;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import org.rocketrewards.ledger.EntryTime;

/** The periods that people ask for most, seen from a day. */
enum StatementPeriods {
    ALL,
    THIS_MONTH,
    LAST_MONTH,
    THIS_YEAR,
    LAST_YEAR,
    /** Any two days. */
    BETWEEN;

    /** Key of its name. */
    String key() {
        return switch (this) {
            case ALL -> "statement.period.all";
            case THIS_MONTH -> "statement.period.this_month";
            case LAST_MONTH -> "statement.period.last_month";
            case THIS_YEAR -> "statement.period.this_year";
            case LAST_YEAR -> "statement.period.last_year";
            case BETWEEN -> "statement.period.between";
        };
    }

    /** The days of the period. */
    StatementQuery query(LocalDate today, EntryTime by) {
        LocalDate month = today.withDayOfMonth(1);
        LocalDate year = today.withDayOfYear(1);
        return switch (this) {
            case ALL -> new StatementQuery(null, null, by);
            case THIS_MONTH, BETWEEN -> days(month, month.with(TemporalAdjusters.lastDayOfMonth()), by);
            case LAST_MONTH -> days(month.minusMonths(1), month.minusDays(1), by);
            case THIS_YEAR -> days(year, year.with(TemporalAdjusters.lastDayOfYear()), by);
            case LAST_YEAR -> days(year.minusYears(1), year.minusDays(1), by);
        };
    }

    /** The period that has these days. */
    static StatementPeriods of(StatementQuery query, LocalDate today) {
        return Arrays.stream(values())
                .filter(period -> period != BETWEEN)
                .filter(period -> period.query(today, query.by()).equals(query))
                .findFirst()
                .orElse(BETWEEN);
    }

    private static StatementQuery days(LocalDate from, LocalDate to, EntryTime by) {
        return new StatementQuery(from, to, by);
    }
}
