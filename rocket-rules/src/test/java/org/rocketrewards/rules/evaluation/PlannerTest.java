package org.rocketrewards.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rocketrewards.rules.evaluation.RulesFixture.event;

import org.junit.jupiter.api.Test;
import org.rocketrewards.model.DeliveryFlag;
import org.rocketrewards.model.Outcome;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.rules.LearningEvent;

class PlannerTest {
    private static final String COURSE_COMPLETED = "\\core\\event\\course_completed";
    private static final String SUBMITTED = "\\mod_assign\\event\\assessable_submitted";
    private static final String LOGGED_IN = "\\core\\event\\user_loggedin";

    private static Plan plan(LearningEvent event) {
        return Planner.plan(event, RulesFixture.DEFAULTS, RulesFixture.TRAITS);
    }

    private static void quarantined(LearningEvent event, String reason) {
        Plan plan = plan(event);
        assertThat(plan.outcome()).isEqualTo(Outcome.QUARANTINED);
        assertThat(plan.reason()).isEqualTo(reason);
        assertThat(plan.learnerKey()).isNull();
    }

    private static void credited(LearningEvent event, long learner) {
        Plan plan = plan(event);
        assertThat(plan.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(plan.learnerKey()).isEqualTo(UserKey.of(RulesFixture.SOURCE, learner));
    }

    @Test
    void cronActsAsAdministratorButNamesTheLearner() {
        credited(event(1, COURSE_COMPLETED, 2, "relateduserid", "31", "courseid", "7", "origin", "cli"), 31);
    }

    @Test
    void withoutTheFieldTheActorIsCreditedAndFlagged() {
        Plan plan = plan(event(1, COURSE_COMPLETED, 31, "courseid", "7"));

        assertThat(plan.learnerKey()).isEqualTo(UserKey.of(1, 31));
        assertThat(plan.flags()).isEqualTo(DeliveryFlag.ATTRIBUTED_TO_ACTOR.bit());
    }

    @Test
    void anAdministratorIsNeverCreditedInALearnersPlace() {
        quarantined(event(1, COURSE_COMPLETED, 2, "courseid", "7"), "actor_is_administrator");
    }

    @Test
    void anAdministratorWhoActsIsALearner() {
        credited(event(1, LOGGED_IN, 2), 2);
    }

    @Test
    void aFieldCarriedEmptyNamesNobody() {
        quarantined(event(1, COURSE_COMPLETED, 31, "relateduserid", "", "courseid", "7"), "learner_missing");
        quarantined(event(1, COURSE_COMPLETED, 31, "relateduserid", "-1", "courseid", "7"), "learner_missing");
    }

    @Test
    void theActorIsTheLearnerWhereNobodyElseIsNamed() {
        credited(event(1, SUBMITTED, 31, "relateduserid", "", "objectid", "7"), 31);
        credited(event(1, SUBMITTED, 99, "relateduserid", "31", "objectid", "7"), 31);
    }

    @Test
    void theCommandLineIsNotTheLearner() {
        quarantined(event(1, LOGGED_IN, 31, "origin", "cli"), "actor_is_cron");
        quarantined(event(1, SUBMITTED, 31, "relateduserid", "", "origin", "cli"), "actor_is_cron");
        quarantined(event(1, COURSE_COMPLETED, 31, "origin", "cli"), "actor_is_cron");
    }

    @Test
    void guestsAndMasqueradesAreQuarantined() {
        quarantined(event(1, LOGGED_IN, 1), "learner_is_guest");
        quarantined(event(1, LOGGED_IN, 31, "realuserid", "2"), "logged_in_as");
        credited(event(1, LOGGED_IN, 31, "realuserid", "31"), 31);
        credited(event(1, LOGGED_IN, 31, "realuserid", ""), 31);
    }

    @Test
    void whatAnAdministratorDeletesInALearnersNameIsQuarantinedToo() {
        quarantined(
                event(1, "\\mod_forum\\event\\post_deleted", 31, "objectid", "5", "realuserid", "2"), "logged_in_as");
    }

    @Test
    void aRestoreIsIgnoredBeforeAnythingElse() {
        Plan plan = plan(event(1, LOGGED_IN, 1, "origin", "restore", "realuserid", "2"));

        assertThat(plan.outcome()).isEqualTo(Outcome.IGNORED);
        assertThat(plan.reason()).isEqualTo("restored");
    }

    @Test
    void anUnknownTypeIsIgnoredBeforeAttribution() {
        Plan plan = plan(event(1, "\\core\\event\\webservice_function_called", 1));

        assertThat(plan.outcome()).isEqualTo(Outcome.IGNORED);
        assertThat(plan.reason()).isEqualTo("no_rule");
    }

    @Test
    void aReversalIsNotQuarantinedForWantOfALearner() {
        Plan plan = plan(event(1, "\\core\\event\\user_enrolment_deleted", 2, "objectid", "5", "origin", "cli"));

        assertThat(plan.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(plan.searchesAllLearners()).isTrue();
    }

    @Test
    void aReversalWithoutItsMatchFieldIsQuarantined() {
        quarantined(event(1, "\\mod_forum\\event\\post_deleted", 31), "match_field_missing");
        quarantined(event(1, "\\core\\event\\badge_revoked", 2, "objectid", "5"), "match_field_missing");
    }

    @Test
    void aStrictSourceCreditsNobodyWhoIsNotNamed() {
        Plan plan = Planner.plan(
                event(1, COURSE_COMPLETED, 31, "courseid", "7"), RulesFixture.DEFAULTS, RulesFixture.strict());

        assertThat(plan.reason()).isEqualTo("learner_missing");
    }

    @Test
    void aStrictSourceQuarantinesACompletionWithoutItsState() {
        Plan plan = Planner.plan(
                event(
                        1,
                        "\\core\\event\\course_module_completion_updated",
                        31,
                        "relateduserid",
                        "31",
                        "contextinstanceid",
                        "4"),
                RulesFixture.DEFAULTS,
                RulesFixture.strict());

        assertThat(plan.reason()).isEqualTo("filter_field_missing");
    }
}
