package org.rocketrewards.bench.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.model.testing.TestDatabase;

class FillTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.shared();

    private static final String INDEXES =
            "SELECT indexname, indexdef FROM pg_indexes WHERE tablename !~ '_[0-9]{6}$' ORDER BY 1";
    private static final FillPlan PLAN = new FillPlan(20_000, 1_500, 5_000, Duration.ofDays(70), true);

    @Test
    void whatIsFilledInKeepsTheBooksAndTheIndexes() throws SQLException {
        List<Map<String, Object>> indexes = List.copyOf(DATABASE.rows(INDEXES));

        fill();

        assertThat(DATABASE.violations()).isEmpty();
        assertThat(DATABASE.rows(INDEXES)).isEqualTo(indexes);
        assertThat(DATABASE.number("SELECT count(*) FROM delivery_log")).isEqualTo(20_000);
        assertThat(DATABASE.number("SELECT count(*) FROM account")).isEqualTo(1_500);
        assertThat(DATABASE.number("SELECT count(*) FROM entry")).isEqualTo(17_000);
        assertThat(DATABASE.number("SELECT count(*) FROM audit_record")).isEqualTo(5_000);
        assertThat(DATABASE.number("SELECT count(*) FROM event WHERE outcome = 'quarantined'"))
                .isEqualTo(20);
        assertThat(DATABASE.number("SELECT count(*) FROM event WHERE jsonb_typeof(stored_json(fields, field_form,"
                        + " field_parts)) IS DISTINCT FROM 'object' OR outcome = 'accepted' AND stored_json(decisions,"
                        + " decision_form, decision_parts) #> '{0,rule}' IS NULL"))
                .isZero();
        assertThat(DATABASE.number("SELECT count(DISTINCT outcome) FROM delivery_log"))
                .isEqualTo(6);
        assertThat(DATABASE.number("SELECT count(*) FROM credential")).isEqualTo(150);
        assertThat(DATABASE.number("SELECT sum(deliveries) FROM traffic"))
                .isEqualTo(DATABASE.number("SELECT count(*) FROM delivery_log WHERE received_at >="
                        + " (SELECT filled_from FROM traffic_progress)"));
        assertThat(DATABASE.number("SELECT nextval('delivery_id')")).isGreaterThan(20_000);
    }

    @Test
    void theFirstBoardHoldsTheBalances() throws SQLException {
        fill();

        assertThat(DATABASE.number("SELECT count(*) FROM account a FULL JOIN (SELECT p.* FROM leaderboard_place p"
                        + " JOIN leaderboard l ON l.id = p.leaderboard_id WHERE l.course_id = 0 AND l.period = 'all') p"
                        + " USING (learner_key) WHERE a.balance IS DISTINCT FROM p.points"))
                .isZero();
        assertThat(DATABASE.number("SELECT sum(learners) FROM leaderboard_points"))
                .isEqualTo(DATABASE.number("SELECT count(*) FROM leaderboard_place"));
        assertThat(DATABASE.number("SELECT count(DISTINCT period) FROM leaderboard"))
                .isGreaterThan(10);
    }

    @Test
    void nothingIsFilledIntoBooksThatAreInUse() throws SQLException {
        fill();

        assertThatThrownBy(FillTest::refill).hasMessageContaining("entries already");
    }

    @Test
    void whatCannotBeFilledInIsRefused() {
        assertThatThrownBy(() -> new FillPlan(999, 100, 0, Duration.ofDays(1), true))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FillPlan(20_000, 7_920, 0, Duration.ofDays(1), true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bodiesMayHaveLeftAlready() throws SQLException {
        DATABASE.execute("INSERT INTO source (name, title, created_at) VALUES ('moodle', 'Moodle', now())");
        fill(new FillPlan(2_000, 150, 10, Duration.ofDays(10), false));

        assertThat(DATABASE.number("SELECT count(*) FROM raw_body")).isZero();
        assertThat(DATABASE.number("SELECT count(*) FROM delivery_log")).isEqualTo(2_000);
        assertThat(DATABASE.violations()).isEmpty();
    }

    private static void fill() throws SQLException {
        DATABASE.execute("INSERT INTO source (name, title, created_at) VALUES ('moodle', 'Moodle', now())");
        refill();
    }

    private static void refill() throws SQLException {
        fill(PLAN);
    }

    private static void fill(FillPlan plan) throws SQLException {
        new Fill(DATABASE.superuser(), plan, new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8))
                .run("moodle");
    }
}
