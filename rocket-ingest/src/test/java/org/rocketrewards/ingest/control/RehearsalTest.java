package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.model.testing.TestDatabase;
import org.rocketrewards.rules.Catalogue;
import org.rocketrewards.rules.RuleSet;
import org.rocketrewards.rules.boundary.RuleKeys;

class RehearsalTest {
    private static final Instant NOW = Instant.parse("2026-11-22T18:00:00Z");

    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    @Test
    void everythingIsBookedOnceAndNothingStays() throws SQLException {
        Catalogue catalogue = Catalogue.load();
        RuleSet rules = new RuleSet(1, catalogue.defaultRules());
        Rehearsal rehearsal = new Rehearsal(catalogue, rules, NOW);
        try (Connection connection = DB.application().getConnection()) {
            RuleKeys keys = RuleKeys.load(connection, rules);
            new Months().ensure(connection, rehearsal.months());
            connection.setAutoCommit(false);

            rehearsal.book(connection, keys);

            assertThat(count(connection, "entry")).isGreaterThan(20);
            assertThat(count(connection, "event")).isGreaterThan(50);
            assertThat(count(connection, "delivery")).isPositive();
            assertThat(count(connection, "claim")).isPositive();
            assertThat(count(connection, "counter")).isPositive();
            connection.rollback();
        }
        for (String table : new String[] {"entry", "event", "delivery", "account", "claim", "counter", "event_type"}) {
            assertThat(DB.number("SELECT count(*) FROM " + table)).as(table).isZero();
        }
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }
}
