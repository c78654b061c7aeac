package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rocketrewards.ingest.control.IntakeFixture.body;
import static org.rocketrewards.ingest.control.RulesAgain.POST_CREATED;
import static org.rocketrewards.ingest.control.RulesAgain.POST_DELETED;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rocketrewards.badges.Threshold;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.model.testing.TestDatabase;

/** Badges that a number of points brings. */
class ThresholdTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private static final long LEARNER = UserKey.of(1, 31);

    @BeforeEach
    void twoBadges() {
        Fixtures.source(DB, "moodle");
        for (String badge : List.of("bronze", "fan")) {
            DB.execute(
                    "INSERT INTO rocket_badge (key, name, created_at, created_by) VALUES (?, ?, now(), 'test')",
                    badge,
                    badge);
            DB.execute(
                    "INSERT INTO badge_threshold (rocket_badge_id, points, revocable, created_at, created_by)"
                            + " SELECT id, 10, key = 'fan', now(), 'test' FROM rocket_badge WHERE key = ?",
                    badge);
        }
    }

    private static IntakeFixture intake() {
        return IntakeFixture.withThresholds(
                DB,
                List.of(
                        new Threshold(1, null, "bronze", 10, false),
                        new Threshold(2, 1, "fan", 10, true),
                        new Threshold(3, 2, "bronze", 1, false)));
    }

    private static List<Map<String, @Nullable Object>> held() {
        return DB.rows(
                "SELECT b.key, c.grounds FROM credential c JOIN rocket_badge b ON b.id = c.rocket_badge_id"
                        + " WHERE c.learner_key = ? AND c.grounds > 0 ORDER BY 1",
                LEARNER);
    }

    private static List<String> badges() {
        return held().stream().map(row -> String.valueOf(row.get("key"))).toList();
    }

    @Test
    void theEventThatReachesItBringsTheBadgeOnce() {
        IntakeFixture intake = intake();

        intake.send(body(1, POST_CREATED, 31, "objectid", "1"));
        assertThat(badges()).isEmpty();
        intake.send(body(2, POST_CREATED, 31, "objectid", "2"), body(3, POST_CREATED, 31, "objectid", "3"));
        assertThat(badges()).containsExactly("bronze", "fan");
        intake.send(body(2, POST_CREATED, 31, "objectid", "2"), body(4, "\\core\\event\\user_loggedin", 31));

        assertThat(held()).allSatisfy(row -> assertThat(row).containsEntry("grounds", 1));
        assertThat(DB.number("SELECT count(*) FROM credential_change")).isEqualTo(2);
        assertThat(DB.violations()).isEmpty();
    }

    @Test
    void onlyARevocableBadgeGoesWithThePointsAndComesBack() {
        IntakeFixture intake = intake();
        intake.send(body(1, POST_CREATED, 31, "objectid", "1"), body(2, POST_CREATED, 31, "objectid", "2"));

        intake.send(body(3, POST_DELETED, 2, "objectid", "2"));
        assertThat(badges()).containsExactly("bronze");
        assertThat(DB.violations()).isEmpty();

        intake.send(body(4, POST_CREATED, 31, "objectid", "4"));
        assertThat(held()).allSatisfy(row -> assertThat(row).containsEntry("grounds", 1));
        assertThat(badges()).containsExactly("bronze", "fan");
        assertThat(DB.violations()).isEmpty();
    }

    @Test
    void whoHasThePointsAlreadyGetsTheBadgeWithTheNextEvent() {
        new IntakeFixture(DB)
                .send(body(1, POST_CREATED, 31, "objectid", "1"), body(2, POST_CREATED, 31, "objectid", "2"));
        assertThat(badges()).isEmpty();

        intake().send(body(3, POST_CREATED, 31, "objectid", "3"));

        assertThat(badges()).containsExactly("bronze", "fan");
        assertThat(DB.violations()).isEmpty();
    }
}
