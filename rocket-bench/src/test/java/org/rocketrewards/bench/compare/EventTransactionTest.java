package org.rocketrewards.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.bench.load.Event;
import org.rocketrewards.bench.load.EventMix;
import org.rocketrewards.bench.load.RequestTemplates;
import org.rocketrewards.model.testing.TestDatabase;

class EventTransactionTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.shared();

    private static final long NOW = 1_795_354_392L;
    private static final int EVENTS = 2_000;

    private final EventMix mix = EventMix.standard();

    @Test
    void theBooksAreAsGoodAsRockets() throws SQLException {
        assertThat(bookAll()).isEqualTo(EVENTS);

        assertThat(DATABASE.violations()).isEmpty();
        assertThat(DATABASE.number("SELECT count(*) FROM event")).isEqualTo(EVENTS);
        assertThat(DATABASE.number("SELECT count(*) FROM raw_body")).isEqualTo(EVENTS);
        assertThat(
                        DATABASE.number(
                                "SELECT count(*) FROM event WHERE jsonb_typeof(stored_json(decisions, decision_form, decision_parts))"
                                        + " = 'array' AND stored_json(fields, field_form, field_parts) ->> 'relateduserid' IS NOT NULL"))
                .isEqualTo(EVENTS);
        assertThat(DATABASE.number("SELECT count(*) FROM entry")).isBetween(EVENTS / 3L, (long) EVENTS);
    }

    @Test
    void anEventIsBookedOnce() throws SQLException {
        bookAll();
        Map<String, Object> before = totals();

        assertThat(bookAll()).isZero();

        assertThat(totals()).isEqualTo(before);
        assertThat(DATABASE.violations()).isEmpty();
    }

    private long bookAll() throws SQLException {
        prepare();
        RequestTemplates templates = new RequestTemplates(mix, "127.0.0.1", "/", "");
        long fresh = 0;
        try (Connection names = DATABASE.application().getConnection();
                EventTransaction transaction = new EventTransaction(
                        DATABASE.application().getConnection(),
                        Names.enter(names, mix.kinds(), EventTransaction.forms(mix.kinds(), templates)),
                        templates)) {
            Event event = new Event();
            for (long n = 0; n < EVENTS; n++) {
                mix.fill(event, n, NOW);
                fresh += transaction.book(event) ? 1 : 0;
            }
        }
        return fresh;
    }

    private static void prepare() {
        DATABASE.rows("SELECT ensure_month('event', to_timestamp(?)), ensure_month('raw_body', now())", NOW);
    }

    private static Map<String, Object> totals() {
        return DATABASE.rows(
                        "SELECT count(*) AS accounts, sum(balance) AS balance, sum(entries) AS entries FROM account")
                .get(0);
    }
}
