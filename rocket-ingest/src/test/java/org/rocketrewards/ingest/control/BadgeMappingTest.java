package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rocketrewards.ingest.control.IntakeFixture.body;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocketrewards.badges.BadgeMappingDraft;
import org.rocketrewards.badges.BadgeMappingJson;
import org.rocketrewards.badges.MappedBadge;
import org.rocketrewards.ingest.Receipt;
import org.rocketrewards.model.Outcome;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.model.testing.TestDatabase;

/** The guide's badge mapping, from its JSON to points and credentials. */
class BadgeMappingTest {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.shared();

    private static final String AWARDED = "\\core\\event\\badge_awarded";
    private static final String REVOKED = "\\core\\event\\badge_revoked";
    private static final BadgeMappingDraft GUIDE = BadgeMappingJson.read("""
            {
              "trigger": "badge_awarded",
              "conditions": {
                "badge_id": "course_master_badge"
              },
              "actions": {
                "award_points": 100,
                "issue_rocket_badge": "course_completion_expert"
              }
            }
            """);

    private static MappedBadge mapped(BadgeMappingDraft draft, @Nullable Integer sourceId, boolean enabled) {
        if (draft.rocketBadge() != null) {
            DB.execute(
                    "INSERT INTO rocket_badge (key, name, created_at, created_by) VALUES (?, ?, now(), 'test')"
                            + " ON CONFLICT DO NOTHING",
                    draft.rocketBadge(),
                    draft.rocketBadge());
        }
        long id = DB.number(
                "INSERT INTO badge_mapping (badge_id, award_points, rocket_badge_id, enabled, created_at, created_by)"
                        + " VALUES (?, ?, (SELECT id FROM rocket_badge WHERE key = ?), ?, now(), 'test') RETURNING id",
                draft.badgeId(),
                draft.awardPoints(),
                draft.rocketBadge(),
                enabled);
        return new MappedBadge(
                "badge_mapping." + id, sourceId, draft.badgeId(), draft.awardPoints(), draft.rocketBadge(), enabled);
    }

    private static IntakeFixture intake(MappedBadge... mappings) {
        return new IntakeFixture(DB, MappingRules.of(List.of(mappings)));
    }

    private static IntakeFixture guide() {
        return intake(mapped(GUIDE, null, true));
    }

    private static String badge(long id, String name, String... fields) {
        return body(
                id,
                name,
                2,
                Stream.concat(Arrays.stream(fields), Stream.of("relateduserid", "31"))
                        .toArray(String[]::new));
    }

    private static String awarded(long id) {
        return badge(id, AWARDED, "objectid", "7", "badge_name", "course_master_badge");
    }

    private static String revoked(long id) {
        return badge(id, REVOKED, "objectid", "7");
    }

    private static long balance() {
        return DB.number("SELECT coalesce(max(balance), 0) FROM account WHERE learner_key = ?", UserKey.of(1, 31));
    }

    private static long holders() {
        return DB.number("SELECT count(*) FROM credential WHERE revoked_at IS NULL");
    }

    private static List<Object> history() {
        return DB.rows("SELECT change FROM credential_change ORDER BY rocket_badge_id, change_no").stream()
                .map(Map::values)
                .map(values -> values.iterator().next())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"objectid", "badge_id", "badge_name", "badge_idnumber", "other_name"})
    void theBadgeIsFoundByWhateverTheDeliveryCarries(String field) {
        Receipt receipt =
                guide().send(badge(1, AWARDED, field, "course_master_badge")).get(0);

        assertThat(receipt.points()).isEqualTo(100);
        assertThat(receipt.decisions()).contains("badge_mapping.1").contains("\"reason\":\"replaced\"");
        assertThat(holders()).isEqualTo(1);
        assertThat(DB.violations()).isEmpty();
    }

    @Test
    void theLearnerGetsPointsAndBadgeOnceAndTheResendNothing() {
        IntakeFixture intake = guide();

        intake.send(awarded(1));
        Receipt resend = intake.send(awarded(1)).get(0);
        Receipt again = intake.send(awarded(2)).get(0);

        assertThat(resend.outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(again.points()).isZero();
        assertThat(balance()).isEqualTo(100);
        assertThat(history()).containsExactly("issued");
        assertThat(DB.violations()).isEmpty();
    }

    @Test
    void revokingTakesPointsAndBadgeBackAndAwardingAgainGivesThemAgain() {
        IntakeFixture intake = guide();
        long first = intake.send(awarded(1)).get(0).event();

        Receipt revocation = intake.send(revoked(2)).get(0);
        Map<String, @Nullable Object> revoked =
                DB.rows("SELECT * FROM credential").get(0);

        assertThat(revocation.points()).isEqualTo(-100);
        assertThat(revoked).containsEntry("event_id", first).containsEntry("revoked_by_event_id", revocation.event());
        assertThat(DB.violations()).isEmpty();

        Receipt again = intake.send(awarded(3)).get(0);

        assertThat(again.points()).isEqualTo(100);
        assertThat(DB.rows("SELECT * FROM credential").get(0))
                .containsEntry("event_id", again.event())
                .containsEntry("revoked_at", null);
        assertThat(history()).containsExactly("issued", "revoked", "issued");
        assertThat(DB.violations()).isEmpty();
    }

    @Test
    void oneBatchMayHoldItAll() {
        guide().send(awarded(1), revoked(2), awarded(3), revoked(4), awarded(5), awarded(6));

        assertThat(balance()).isEqualTo(100);
        assertThat(history()).containsExactly("issued", "revoked", "issued", "revoked", "issued");
        assertThat(DB.violations()).isEmpty();
    }

    @Test
    void whatCountsIsTheOrderInMoodle() {
        String[] acts = {awarded(1), revoked(2), awarded(3)};
        int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
        for (int[] order : orders) {
            DB.empty();
            IntakeFixture intake = guide();
            for (int index : order) {
                intake.send(acts[index]);
            }

            assertThat(balance()).as(Arrays.toString(order)).isEqualTo(100);
            assertThat(holders()).as(Arrays.toString(order)).isEqualTo(1);
            assertThat(DB.violations()).isEmpty();
        }
    }

    @Test
    void aRevocationThatArrivesFirstLeavesNothingToIssue() {
        IntakeFixture intake = guide();
        intake.send(revoked(2));

        Receipt late = intake.send(awarded(1)).get(0);

        assertThat(late.decisions()).contains("reversed_already");
        assertThat(balance()).isZero();
        assertThat(DB.number("SELECT count(*) FROM credential")).isZero();
        assertThat(DB.violations()).isEmpty();
    }

    @Test
    void anotherBadgeIsPaidByTheDefaultRule() {
        Receipt receipt = guide().send(badge(1, AWARDED, "objectid", "8")).get(0);

        assertThat(receipt.points()).isEqualTo(15);
        assertThat(receipt.decisions()).contains("filter_not_matched");
        assertThat(holders()).isZero();
        assertThat(DB.violations()).isEmpty();
    }

    @Test
    void aBadgeOnTwoGroundsIsLostWithTheLast() {
        IntakeFixture intake = intake(
                mapped(new BadgeMappingDraft("7", 0, "expert"), null, true),
                mapped(new BadgeMappingDraft("8", 50, "expert"), null, true));

        intake.send(badge(1, AWARDED, "objectid", "7"), badge(2, AWARDED, "objectid", "8"));
        assertThat(balance()).isEqualTo(50);
        intake.send(badge(3, REVOKED, "objectid", "8"));
        assertThat(holders()).isEqualTo(1);
        assertThat(DB.violations()).isEmpty();
        intake.send(badge(4, REVOKED, "objectid", "7"));

        assertThat(holders()).isZero();
        assertThat(history()).containsExactly("issued", "revoked");
        assertThat(DB.violations()).isEmpty();
    }

    @Test
    void whatADisabledMappingGaveIsStillTakenBack() {
        MappedBadge mapping = mapped(GUIDE, null, true);
        intake(mapping).send(awarded(1));
        IntakeFixture later = intake(new MappedBadge(
                mapping.rule(), null, mapping.badgeId(), mapping.awardPoints(), mapping.rocketBadge(), false));

        assertThat(later.send(revoked(2)).get(0).points()).isEqualTo(-100);
        assertThat(holders()).isZero();
        assertThat(later.send(awarded(3)).get(0).points()).isEqualTo(15);
        assertThat(DB.violations()).isEmpty();
    }

    @Test
    void aMappingForOneSourceTakesThePlaceOfTheOneForAll() {
        MappedBadge all = mapped(GUIDE, null, true);
        MappedBadge elsewhere = new MappedBadge("badge_mapping.8", 2, GUIDE.badgeId(), 300, null, true);
        MappedBadge here = new MappedBadge("badge_mapping.9", 1, GUIDE.badgeId(), 200, null, true);

        assertThat(intake(all, elsewhere, here).send(awarded(1)).get(0).points())
                .isEqualTo(200);
        assertThat(intake(all, elsewhere).send(awarded(2)).get(0).points()).isEqualTo(100);
    }

    @Test
    void noPointsAndNoBadgeSilencesTheDefault() {
        BadgeMappingDraft nothing = new BadgeMappingDraft("7", 0, null);

        Receipt receipt = intake(mapped(nothing, null, true)).send(awarded(1)).get(0);

        assertThat(receipt.points()).isZero();
        assertThat(receipt.decisions()).contains("tracked");
    }
}
