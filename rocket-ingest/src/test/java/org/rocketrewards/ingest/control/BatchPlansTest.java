package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rocketrewards.ingest.control.IntakeFixture.body;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.model.testing.TestDatabase;

/** How PostgreSQL finds what a batch asks for: by keys and by plans that it keeps, however much or little there is. */
class BatchPlansTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private static final String POST_CREATED = "\\mod_forum\\event\\post_created";
    private static final String POST_DELETED = "\\mod_forum\\event\\post_deleted";
    private static final String ENROLLED = "\\core\\event\\user_enrolment_created";
    private static final String UNENROLLED = "\\core\\event\\user_enrolment_deleted";
    private static final int EVENTS = 500;

    private final IntakeFixture intake = new IntakeFixture(DB);

    /** What reads a table from its beginning while it is small goes on to do so, by its remembered plan, when it is not. */
    @Test
    void rowsAreLookedUpByTheirKeysHoweverFewThereAre() throws SQLException {
        intake.send(
                body(1, POST_CREATED, 31, "objectid", "100"),
                body(2, ENROLLED, 3, "relateduserid", "31", "courseid", "7"));

        List<String> readFromTheBeginning = intake.ask(
                "SELECT relname FROM pg_stat_xact_user_tables WHERE seq_scan > 0",
                body(2, ENROLLED, 3, "relateduserid", "31", "courseid", "7"),
                body(3, POST_CREATED, 31, "objectid", "101"),
                body(4, POST_DELETED, 31, "objectid", "100"),
                body(5, UNENROLLED, 3, "relateduserid", "31", "courseid", "7"));

        assertThat(readFromTheBeginning).isEmpty();
    }

    /** For arrays of known length each batch's plan looks cheaper than one for all batches; to make it costs more. */
    @Test
    void noBatchIsPlannedAnew() throws SQLException {
        List<Delivered> posts = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            posts.add(intake.delivered(body(10 + i, POST_CREATED, 31, "objectid", String.valueOf(100 + i))));
        }
        intake.prepare(posts);
        try (Connection connection = DB.application().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (Delivered post : posts) {
                intake.write(connection, post);
                connection.commit();
            }
            try (ResultSet plans = statement.executeQuery(
                    "SELECT sum(generic_plans), sum(custom_plans) FROM pg_prepared_statements")) {
                plans.next();
                assertThat(plans.getLong(1)).isPositive();
                assertThat(plans.getLong(2)).isZero();
            }
        }
    }

    /** The planner took it for cheaper to read the two months around a batch than to look each of its events up. */
    @Test
    void aBatchReadsNoEventsButItsOwn() throws SQLException {
        TestDatabase years = DB.copy("years");
        years.execute("SELECT count(ensure_month('event', month))"
                + " FROM generate_series('2006-01-05'::timestamptz, '2026-10-05', interval '1 month') month");
        IntakeFixture ofYears = new IntakeFixture(years);
        List<String> posts = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            posts.add(body(1_000 + i, POST_CREATED, 31 + i % 50, "objectid", String.valueOf(i)));
        }
        ofYears.sendAll(posts);

        List<String> read = ofYears.ask(
                "SELECT sum(idx_tup_fetch + seq_tup_read) FROM pg_stat_xact_user_tables WHERE relname LIKE 'event\\_2%'",
                posts.get(7),
                body(10, POST_CREATED, 31, "objectid", "10000"),
                body(11, POST_CREATED, 32, "objectid", "10001"));

        assertThat(Long.parseLong(read.get(0))).isPositive().isLessThan(10);
    }
}
