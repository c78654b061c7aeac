package org.rocketrewards.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.rocketrewards.rules.evaluation.RulesFixture.event;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rocketrewards.model.Outcome;
import org.rocketrewards.rules.Condition;
import org.rocketrewards.rules.Constraint;
import org.rocketrewards.rules.Decision;
import org.rocketrewards.rules.Filter;
import org.rocketrewards.rules.LearnerField;
import org.rocketrewards.rules.LearningEvent;
import org.rocketrewards.rules.Reason;
import org.rocketrewards.rules.Rule;
import org.rocketrewards.rules.RuleSet;
import org.rocketrewards.rules.RuleSetJson;

/** A rule that replaces another one for the events that it matches. */
class ReplacementTest {
    private static final String AWARDED = "\\core\\event\\badge_awarded";
    private static final String REVOKED = "\\core\\event\\badge_revoked";

    private static Rule special(String key, String badgeId, long points, @Nullable String badge, String... replaces) {
        return special(key, badgeId, points, badge, null, false, replaces);
    }

    private static Rule special(
            String key,
            String badgeId,
            long points,
            @Nullable String badge,
            @Nullable Integer source,
            boolean retired,
            String... replaces) {
        return new Rule(
                key,
                "A special badge",
                List.of(AWARDED),
                LearnerField.RELATEDUSERID,
                points,
                List.of(new Filter("objectid", List.of("badge_name"), Filter.Operator.IN, List.of(badgeId), false)),
                new Constraint.Once("badge", List.of("objectid"), null, List.of("badge_name")),
                null,
                Arrays.asList(replaces),
                badge,
                source,
                retired);
    }

    private static RulesFixture with(Rule... rules) {
        return new RulesFixture(RulesFixture.DEFAULTS.with(List.of(rules)));
    }

    private static LearningEvent awarded(long id, String... fields) {
        return event(id, AWARDED, 2, with31(fields));
    }

    private static LearningEvent revoked(long id, String... fields) {
        return event(id, REVOKED, 2, with31(fields));
    }

    private static String[] with31(String... fields) {
        String[] all = Arrays.copyOf(fields, fields.length + 2);
        all[fields.length] = "relateduserid";
        all[fields.length + 1] = "31";
        return all;
    }

    @Test
    void theReplacedRuleStandsBackWhenTheFiltersMatch() {
        RulesFixture rules = with(special("gold", "7", 100, null, "badge.awarded"));

        List<Decision> decisions = rules.send(awarded(1, "objectid", "7"));

        assertThat(decisions)
                .extracting(Decision::rule, Decision::reason, Decision::of)
                .containsExactly(tuple("badge.awarded", Reason.REPLACED, "gold"), tuple("gold", Reason.AWARDED, null));
        assertThat(rules.balance(31)).isEqualTo(100);
    }

    @Test
    void otherEventsStayWithTheReplacedRuleAndAreExplained() {
        RulesFixture rules = with(special("gold", "7", 100, null, "badge.awarded"));

        List<Decision> decisions = rules.send(awarded(1, "objectid", "8"));

        assertThat(decisions)
                .extracting(Decision::rule, Decision::reason)
                .containsExactlyInAnyOrder(
                        tuple("badge.awarded", Reason.AWARDED), tuple("gold", Reason.FILTER_NOT_MATCHED));
        assertThat(rules.balance(31)).isEqualTo(15);
    }

    @Test
    void anyNameOfTheFieldMatches() {
        RulesFixture rules = with(special("gold", "master", 100, null, "badge.awarded"));

        rules.send(awarded(1, "objectid", "7", "badge_name", "master"));
        rules.send(awarded(2, "badge_name", "master"));

        assertThat(rules.balance(31)).isEqualTo(200);
    }

    @Test
    void noNameOfTheFieldCarriedIsAMissingField() {
        Condition filter = special("gold", "7", 1, null).filters().get(0);

        assertThat(filter.apply(awarded(1))).isEqualTo(Filter.Result.MISSING);
        assertThat(filter.apply(awarded(1, "badge_name", "x"))).isEqualTo(Filter.Result.NO_MATCH);
        assertThat(filter.apply(awarded(1, "objectid", "x", "badge_name", "7"))).isEqualTo(Filter.Result.MATCH);
        assertThat(filter.apply(awarded(1, "objectid", "7", "badge_name", "x"))).isEqualTo(Filter.Result.MATCH);
    }

    @Test
    void whatTakesBackTheReplacedTakesBackTheReplacing() {
        RulesFixture rules = with(special("gold", "7", 100, "expert", "badge.awarded"));
        rules.send(awarded(1, "objectid", "7"));

        Decision reversal = rules.sendOne(revoked(2, "objectid", "7"));

        assertThat(reversal.reason()).isEqualTo(Reason.REVERSED);
        assertThat(reversal.of()).isEqualTo("gold");
        assertThat(reversal.points()).isEqualTo(-100);
        assertThat(rules.sendOne(awarded(3, "objectid", "7")).reason()).isEqualTo(Reason.AWARDED);
        assertThat(rules.balance(31)).isEqualTo(100);
    }

    @Test
    void aReversalThatArrivesFirstHoldsForTheReplacingRuleToo() {
        RulesFixture rules = with(special("gold", "7", 100, null, "badge.awarded"));

        rules.send(revoked(2, "objectid", "7"));

        assertThat(rules.sendOne(awarded(1, "objectid", "7")).reason()).isEqualTo(Reason.REVERSED_ALREADY);
        assertThat(rules.balance(31)).isZero();
    }

    @Test
    void aBadgeWithoutPointsIsHeldAndTakenBackLikeOneWithPoints() {
        RulesFixture rules = with(special("gold", "7", 0, "expert", "badge.awarded"));

        assertThat(rules.sendOne(awarded(1, "objectid", "7")).reason()).isEqualTo(Reason.AWARDED);
        assertThat(rules.sendOne(awarded(2, "objectid", "7")).reason()).isEqualTo(Reason.ALREADY_AWARDED);
        assertThat(rules.send(revoked(3, "objectid", "7")))
                .extracting(Decision::reason)
                .containsExactly(Reason.REVERSED, Reason.STILL_CLAIMED);
        assertThat(rules.balance(31)).isZero();
    }

    @Test
    void neitherPointsNorBadgeIsOnlyTracked() {
        RulesFixture rules = with(special("gold", "7", 0, null, "badge.awarded"));

        assertThat(rules.sendOne(awarded(1, "objectid", "7")).reason()).isEqualTo(Reason.TRACKED);
    }

    @Test
    void aRetiredRuleAwardsNothingButCanBeTakenBack() {
        Standings standings = new Standings();
        RulesFixture before = new RulesFixture(
                RulesFixture.DEFAULTS.with(List.of(special("gold", "7", 100, null, "badge.awarded"))), standings);
        before.send(awarded(1, "objectid", "7"));
        RulesFixture after = new RulesFixture(
                RulesFixture.DEFAULTS.with(List.of(special("gold", "7", 100, null, null, true, "badge.awarded"))),
                standings);

        assertThat(after.sendOne(awarded(2, "objectid", "8")).rule()).isEqualTo("badge.awarded");
        assertThat(after.sendOne(revoked(3, "objectid", "7")).points()).isEqualTo(-100);
    }

    @Test
    void aRuleForOneSourceLeavesTheOthersAlone() {
        RulesFixture elsewhere = with(special("gold", "7", 100, null, 2, false, "badge.awarded"));
        RulesFixture here = with(special("gold", "7", 100, null, 1, false, "badge.awarded"));

        assertThat(elsewhere.sendOne(awarded(1, "objectid", "7")).rule()).isEqualTo("badge.awarded");
        assertThat(here.sendOne(awarded(1, "objectid", "7")).rule()).isEqualTo("gold");
    }

    @Test
    void theMoreSpecialOfTwoReplacingRulesWins() {
        RulesFixture rules = with(
                special("silver", "7", 50, null, "badge.awarded"),
                special("gold", "7", 100, null, 1, false, "badge.awarded", "silver"));

        assertThat(rules.sendOne(awarded(1, "objectid", "7")).rule()).isEqualTo("gold");
    }

    @Test
    void aReplacingRuleDoesNotHideTheFamilyThatOtherEventsBelongTo() {
        Rule family = new Rule(
                "badges",
                "Badges",
                List.of("\\core\\event\\badge_*"),
                LearnerField.RELATEDUSERID,
                15,
                List.of(),
                new Constraint.None(),
                null);
        RuleSet rules = new RuleSet(1, List.of(family, special("gold", "7", 100, null, "badges")));

        assertThat(rules.rulesFor(AWARDED)).hasSize(2);
        assertThat(rules.rulesFor(REVOKED)).containsExactly(family);
        assertThat(Planner.plan(awarded(1, "objectid", "8"), rules, RulesFixture.TRAITS)
                        .outcome())
                .isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void aReplacedRuleThatIsNotThereIsPassedOver() {
        RuleSet rules = new RuleSet(1, List.of(special("gold", "7", 100, null, "badge.awarded")));

        assertThat(Planner.plan(awarded(1, "objectid", "7"), rules, RulesFixture.TRAITS)
                        .steps())
                .hasSize(1);
    }

    @Test
    void theDocumentKeepsEverything() {
        List<Rule> rules = List.of(
                special("gold", "7", 100, "expert", 3, true, "badge.awarded", "silver"),
                special("plain", "8", 0, null));

        assertThat(RuleSetJson.read(1, RuleSetJson.write(rules)).rules()).isEqualTo(rules);
    }
}
