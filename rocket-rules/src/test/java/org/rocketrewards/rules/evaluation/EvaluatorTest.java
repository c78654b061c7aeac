package org.rocketrewards.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rocketrewards.rules.evaluation.RulesFixture.event;
import static org.rocketrewards.rules.evaluation.RulesFixture.eventAt;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.rocketrewards.rules.Decision;
import org.rocketrewards.rules.Reason;

class EvaluatorTest {
    private static final String COURSE_COMPLETED = "\\core\\event\\course_completed";
    private static final String POST_CREATED = "\\mod_forum\\event\\post_created";
    private static final String POST_DELETED = "\\mod_forum\\event\\post_deleted";
    private static final String LOGGED_IN = "\\core\\event\\user_loggedin";

    private final RulesFixture rules = new RulesFixture();

    @Test
    void aCourseIsPaidOnce() {
        Decision first = rules.sendOne(event(1, COURSE_COMPLETED, 2, "relateduserid", "31", "courseid", "7"));
        Decision second = rules.sendOne(event(2, COURSE_COMPLETED, 2, "relateduserid", "31", "courseid", "7"));

        assertThat(first.reason()).isEqualTo(Reason.AWARDED);
        assertThat(second.reason()).isEqualTo(Reason.ALREADY_AWARDED);
        assertThat(rules.balance(31)).isEqualTo(50);
    }

    @Test
    void aCourseWithIdZeroIsNoCourse() {
        Decision decision = rules.sendOne(event(1, COURSE_COMPLETED, 2, "relateduserid", "31", "courseid", "0"));

        assertThat(decision.reason()).isEqualTo(Reason.KEY_FIELD_MISSING);
        assertThat(rules.balance(31)).isZero();
    }

    @Test
    void aFourthPostOfTheDayIsOverTheCapAndTheDecisionShowsTheNumbers() {
        for (int i = 1; i <= 3; i++) {
            rules.send(event(i, POST_CREATED, 31, "objectid", "10" + i));
        }

        Decision fourth = rules.sendOne(event(4, POST_CREATED, 31, "objectid", "104"));

        assertThat(fourth.reason()).isEqualTo(Reason.CAP_REACHED);
        assertThat(fourth.counter()).isEqualTo(new Decision.Counter("day:2026-11-22", 3, 3, 3));
        assertThat(rules.balance(31)).isEqualTo(15);
    }

    @Test
    void aPlaceFreedByAReversalServesLaterPosts() {
        for (int i = 1; i <= 4; i++) {
            rules.send(event(i, POST_CREATED, 31, "objectid", "10" + i));
        }

        Decision deleted = rules.sendOne(event(5, POST_DELETED, 99, "objectid", "101"));
        Decision later = rules.sendOne(event(6, POST_CREATED, 31, "objectid", "106"));

        assertThat(deleted.reason()).isEqualTo(Reason.REVERSED);
        assertThat(deleted.points()).isEqualTo(-5);
        assertThat(deleted.learner()).isEqualTo(31);
        assertThat(later.reason()).isEqualTo(Reason.AWARDED);
        assertThat(rules.balance(31)).isEqualTo(15);
    }

    @Test
    void aReversalThatArrivesFirstIsRemembered() {
        Decision reversal = rules.sendOne(event(5, POST_DELETED, 99, "objectid", "101"));
        Decision award = rules.sendOne(event(4, POST_CREATED, 31, "objectid", "101"));

        assertThat(reversal.reason()).isEqualTo(Reason.NOTHING_TO_REVERSE);
        assertThat(award.reason()).isEqualTo(Reason.REVERSED_ALREADY);
        assertThat(rules.balance(31)).isZero();
    }

    @Test
    void theSameReversalTwiceTakesBackOnce() {
        rules.send(event(4, POST_CREATED, 31, "objectid", "101"));
        rules.send(event(5, POST_DELETED, 99, "objectid", "101"));

        Decision again = rules.sendOne(event(6, POST_DELETED, 99, "objectid", "101"));

        assertThat(again.reason()).isEqualTo(Reason.REVERSED_ALREADY);
        assertThat(rules.balance(31)).isZero();
    }

    @Test
    void aSecondEnrolmentKeepsTheAwardWhenTheFirstEnds() {
        rules.send(event(
                1,
                "\\core\\event\\user_enrolment_created",
                2,
                "relateduserid",
                "31",
                "courseid",
                "7",
                "objectid",
                "20"));
        rules.send(event(
                2,
                "\\core\\event\\user_enrolment_created",
                2,
                "relateduserid",
                "31",
                "courseid",
                "7",
                "objectid",
                "21"));

        Decision ended = rules.sendOne(event(
                3,
                "\\core\\event\\user_enrolment_deleted",
                2,
                "relateduserid",
                "31",
                "courseid",
                "7",
                "objectid",
                "20"));

        assertThat(ended.reason()).isEqualTo(Reason.STILL_CLAIMED);
        assertThat(rules.balance(31)).isEqualTo(5);
    }

    @Test
    void anActivityIsKnownByBothItsKeysAfterAChangeOfTemplate() {
        String viewed = "\\mod_page\\event\\course_module_viewed";
        rules.send(event(1, viewed, 31, "contextinstanceid", "44", "objectid", "9"));

        Decision withoutModule = rules.sendOne(event(2, viewed, 31, "objectid", "9"));
        Decision withoutObject = rules.sendOne(event(3, viewed, 31, "contextinstanceid", "44"));

        assertThat(withoutModule.reason()).isEqualTo(Reason.ALREADY_AWARDED);
        assertThat(withoutObject.reason()).isEqualTo(Reason.ALREADY_AWARDED);
        assertThat(rules.balance(31)).isEqualTo(2);
    }

    @Test
    void theExternalToolIsPaidByItsOwnRuleOnly() {
        Decision decision =
                rules.sendOne(event(1, "\\mod_lti\\event\\course_module_viewed", 31, "contextinstanceid", "44"));

        assertThat(decision.rule()).isEqualTo("external_tool.opened");
    }

    @Test
    void theAbstractClassOfTheGuideIsPaidLikeItsFamily() {
        Decision decision = rules.sendOne(
                event(1, "\\core\\event\\course_module_viewed", 31, "component", "mod_page", "objectid", "9"));

        assertThat(decision.rule()).isEqualTo("resource.viewed");
        assertThat(rules.balance(31)).isEqualTo(2);
    }

    @Test
    void aDayIsADayOfTheSourcesTimeZone() {
        RulesFixture vienna = new RulesFixture(RulesFixture.in(ZoneId.of("Europe/Vienna")));
        // 22:59 and 23:01 UTC are 23:59 and 00:01 in Vienna
        vienna.send(eventAt(Instant.parse("2026-11-22T22:59:00Z"), 1, LOGGED_IN, 31));
        vienna.send(eventAt(Instant.parse("2026-11-22T23:01:00Z"), 2, LOGGED_IN, 31));
        vienna.send(eventAt(Instant.parse("2026-11-23T22:00:00Z"), 3, LOGGED_IN, 31));

        assertThat(vienna.balance(31)).isEqualTo(10);
    }

    @Test
    void aRemovedSubmissionGivesBackWhatItEarnedAltogether() {
        rules.send(event(1, "\\mod_assign\\event\\statement_accepted", 31, "objectid", "77"));
        rules.send(event(2, "\\mod_assign\\event\\assessable_submitted", 31, "objectid", "77", "relateduserid", ""));
        assertThat(rules.balance(31)).isEqualTo(16);

        rules.send(event(3, "\\mod_assign\\event\\submission_removed", 99, "objectid", "77", "relateduserid", "31"));
        rules.send(event(
                4,
                "\\mod_assign\\event\\submission_status_updated",
                99,
                "objectid",
                "77",
                "relateduserid",
                "31",
                "other_newstatus",
                "new"));

        assertThat(rules.balance(31)).isZero();
    }

    @Test
    void aReversalThatNamesALearnerTouchesNobodyElse() {
        rules.send(event(1, "\\core\\event\\badge_awarded", 2, "relateduserid", "31", "objectid", "5"));
        rules.send(event(2, "\\core\\event\\badge_awarded", 2, "relateduserid", "32", "objectid", "5"));

        rules.send(event(3, "\\core\\event\\badge_revoked", 2, "relateduserid", "31", "objectid", "5"));

        assertThat(rules.balance(31)).isZero();
        assertThat(rules.balance(32)).isEqualTo(15);
    }

    @Test
    void failedCompletionIsNeitherAwardNorReversal() {
        String completion = "\\core\\event\\course_module_completion_updated";
        rules.send(event(
                1, completion, 31, "relateduserid", "31", "contextinstanceid", "4", "other_completionstate", "1"));

        Decision failed = rules.sendOne(event(
                2, completion, 31, "relateduserid", "31", "contextinstanceid", "4", "other_completionstate", "3"));

        assertThat(failed.reason()).isEqualTo(Reason.FILTER_NOT_MATCHED);
        assertThat(failed.field()).isEqualTo("other_completionstate");
        assertThat(rules.balance(31)).isEqualTo(10);
    }
}
