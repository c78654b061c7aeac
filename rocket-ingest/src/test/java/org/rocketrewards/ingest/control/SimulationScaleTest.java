package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rocketrewards.ingest.control.RulesAgain.FAR_AHEAD;
import static org.rocketrewards.ingest.control.RulesAgain.LONG_AGO;

import jakarta.json.JsonObject;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.ingest.SimulationRow;
import org.rocketrewards.model.testing.TestDatabase;
import org.rocketrewards.rules.RuleSet;

/**
 * Many events. {@code -Drocket.simulation.events=1000000} makes it the measurement of docs/benchmarks.md; the log tells
 * how long it took.
 */
class SimulationScaleTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private static final System.Logger LOG = System.getLogger(SimulationScaleTest.class.getName());
    private static final long EVENTS = Long.getLong("rocket.simulation.events", 60_000);
    private static final long PER_LEARNER = 60;

    /** A third each of forum posts, completed activities and log-ins, on ten days, with the fields of a usual template. */
    private static final String EVENTS_SQL = """
            INSERT INTO event (moodle_id, actor_key, event_type_id, occurred_at, id, received_at, learner_key, content_hash,
                               rule_set_version, course_id, outcome, fields)
            SELECT n, (1::bigint << 40) | (100 + n / %1$d), t.id, to_timestamp(1794700000 + (n %% 10) * 86400 + n %% 3600),
                   n, now(), (1::bigint << 40) | (100 + n / %1$d), n, 1, 7, 'accepted',
                   jsonb_build_object('courseid', '7', 'objectid', n::text, 'contextid', (n %% 900)::text,
                       'contextlevel', '70', 'contextinstanceid', n::text, 'relateduserid', (100 + n / %1$d)::text,
                       'anonymous', '0', 'origin', 'web', 'course_fullname', 'Introduction to many things',
                       'course_shortname', 'INTRO-1', 'course_visible', '1', 'user_suspended', '0',
                       'other_completionstate', '1', 'category_name', 'professional-development')
            FROM generate_series(1, ?) n
            JOIN event_type t ON t.name = CASE n %% 3 WHEN 0 THEN '\\mod_forum\\event\\post_created'
                WHEN 1 THEN '\\core\\event\\course_module_completion_updated' ELSE '\\core\\event\\user_loggedin' END
            """.formatted(PER_LEARNER);

    @Test
    void manyEventsAreDecidedInBoundedMemory() {
        Fixtures.source(DB, "moodle");
        RulesAgain again = new RulesAgain(DB);
        DB.execute("INSERT INTO event_type (name) VALUES ('\\mod_forum\\event\\post_created'),"
                + " ('\\core\\event\\course_module_completion_updated'), ('\\core\\event\\user_loggedin')");
        DB.execute(
                "SELECT ensure_month('event', to_timestamp(1794700000)), ensure_month('event', to_timestamp(1795500000))");
        DB.execute(EVENTS_SQL, EVENTS);
        DB.execute("ANALYZE event");
        long started = System.nanoTime();

        SimulationRow done = again.simulate(new RuleSet(1, RulesAgain.DEFAULTS), LONG_AGO, FAR_AHEAD);

        LOG.log(
                System.Logger.Level.INFO,
                "simulated {0} events in {1} ms, {2} MiB used",
                EVENTS,
                (System.nanoTime() - started) / 1_000_000,
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
        assertThat(done.state()).as(done.failure()).isEqualTo("done");
        JsonObject result = Objects.requireNonNull(done.result()).asJsonObject();
        assertThat(result.getJsonObject("outcomes").getJsonNumber("accepted").longValue())
                .isEqualTo(EVENTS);
        assertThat(result.getJsonNumber("learners").longValue()).isEqualTo(EVENTS / PER_LEARNER + 1);
        assertThat(result.getJsonNumber("simulated").longValue()).isGreaterThan(EVENTS * 3);
        assertThat(result.getJsonNumber("booked").longValue()).isZero();
    }
}
