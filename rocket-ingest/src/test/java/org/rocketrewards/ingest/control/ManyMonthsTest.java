package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rocketrewards.ingest.control.IntakeFixture.body;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.model.testing.TestDatabase;

/** A history of many years was imported. */
class ManyMonthsTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private static final String POST_CREATED = "\\mod_forum\\event\\post_created";
    private static final int EVENTS = 500;

    /** The planner took it for cheaper to read the two months around a batch than to look each of its events up. */
    @Test
    void aBatchReadsNoEventsButItsOwn() throws SQLException {
        TestDatabase years = DB.copy("years");
        years.execute("SELECT count(ensure_month('event', month))"
                + " FROM generate_series('2006-01-05'::timestamptz, '2026-10-05', interval '1 month') month");
        IntakeFixture intake = new IntakeFixture(years);
        List<String> posts = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            posts.add(body(1_000 + i, POST_CREATED, 31 + i % 50, "objectid", String.valueOf(i)));
        }
        intake.sendAll(posts);

        List<String> read = intake.ask(
                "SELECT sum(idx_tup_fetch + seq_tup_read) FROM pg_stat_xact_user_tables WHERE relname LIKE 'event\\_2%'",
                posts.get(7),
                body(10, POST_CREATED, 31, "objectid", "10000"),
                body(11, POST_CREATED, 32, "objectid", "10001"));

        assertThat(Long.parseLong(read.get(0))).isPositive().isLessThan(10);
    }
}
