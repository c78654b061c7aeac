package org.rocketrewards.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rocketrewards.rules.Catalogue;
import org.rocketrewards.rules.Decision;
import org.rocketrewards.rules.LearnerField;
import org.rocketrewards.rules.LearningEvent;
import org.rocketrewards.rules.Reason;
import org.rocketrewards.rules.Rule;
import org.rocketrewards.rules.RuleSet;
import org.rocketrewards.rules.RuleSetJson;

/** The rules that come inactive do what they say once they are activated. */
class ReadyRulesTest {
    static Stream<Rule> reversals() {
        return Catalogue.readyRules().stream().filter(rule -> rule.takesBack() != null);
    }

    /** The default rules, each worth 7 points, and the ready ones, active or not. */
    private static RuleSet rules(boolean active) {
        List<Rule> all = new ArrayList<>(Catalogue.load().defaultRules());
        all.addAll(Catalogue.readyRules());
        JsonArrayBuilder changed = Json.createArrayBuilder();
        for (JsonObject rule : RuleSetJson.write(all).getJsonArray("rules").getValuesAs(JsonObject.class)) {
            boolean reversal =
                    rule.getJsonObject("constraint").getString("type").equals("reversal");
            boolean ready = rule.containsKey("active");
            changed.add(Json.createObjectBuilder(rule)
                    .add("points", reversal ? Json.createValue(0) : ready ? rule.get("points") : Json.createValue(7))
                    .add("active", active || !ready));
        }
        return RuleSetJson.read(
                1, Json.createObjectBuilder().add("rules", changed).build());
    }

    private static LearningEvent event(long id, String name, long userId, boolean related, String action) {
        String[] fields = {
            "objectid",
            "5",
            "contextinstanceid",
            "6",
            "courseid",
            "7",
            "other_competencyid",
            "8",
            "other_itemid",
            "9",
            "other_cmivalue",
            "completed",
            "other_action",
            action,
            related ? "relateduserid" : "unused",
            "31"
        };
        return RulesFixture.event(id, name, userId, fields);
    }

    @ParameterizedTest
    @MethodSource("reversals")
    void anActivatedReversalTakesBackOnce(Rule reversal) {
        for (String of : Objects.requireNonNull(reversal.takesBack()).of()) {
            for (String undone : reversal.events()) {
                RuleSet rules = rules(true);
                RulesFixture fixture = new RulesFixture(rules);
                String done = Objects.requireNonNull(rules.rule(of)).events().get(0);
                boolean named = reversal.learner() != LearnerField.LOOKUP;

                fixture.send(event(1, done, 31, true, "2"));
                assertThat(fixture.balance(31)).as(of).isEqualTo(7);
                List<Decision> first = fixture.send(event(2, undone, 99, named, "3"));
                List<Decision> again = fixture.send(event(3, undone, 99, named, "3"));

                assertThat(first).extracting(Decision::reason).contains(Reason.REVERSED);
                assertThat(again).extracting(Decision::reason).contains(Reason.REVERSED_ALREADY);
                assertThat(fixture.balance(31)).isZero();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("reversals")
    void anInactiveReversalMakesNothingFindable(Rule reversal) {
        RuleSet rules = rules(false);
        RuleSet defaults = RulesFixture.DEFAULTS;

        for (String of : Objects.requireNonNull(reversal.takesBack()).of()) {
            assertThat(rules.matchesOf(of)).isEqualTo(defaults.matchesOf(of));
            assertThat(rules.reversibleForAnyLearner(of)).isEqualTo(defaults.reversibleForAnyLearner(of));
        }
    }

    @Test
    void theQuizByComplexityStandsInForTheQuiz() {
        RulesFixture fixture = new RulesFixture(rules(true));

        List<Decision> decisions = fixture.send(event(1, "\\mod_quiz\\event\\attempt_submitted", 31, true, ""));

        assertThat(decisions).extracting(Decision::reason).containsExactly(Reason.REPLACED, Reason.AWARDED);
        assertThat(fixture.balance(31)).isEqualTo(15);
    }
}
