package org.rocketrewards.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private final Catalogue catalogue = Catalogue.load();

    @Test
    void itHolds67TypesWithDistinctNames() {
        Set<String> moodle = new HashSet<>();
        Set<String> rocket = new HashSet<>();
        catalogue.types().forEach(type -> {
            moodle.add(type.moodleEvent());
            rocket.add(type.rocketEvent());
        });

        assertThat(moodle).hasSize(67);
        assertThat(rocket).hasSize(67);
    }

    /** The table "Custom Event Mapping" of the integration guide. */
    @Test
    void theSixDefaultsOfTheGuideHoldToTheLetter() {
        RuleSet rules = new RuleSet(1, catalogue.defaultRules());
        Map<String, List<Object>> guide = Map.of(
                "\\core\\event\\course_completed", List.of("course.completed", 50L),
                "\\core\\event\\course_module_completion_updated", List.of("lesson.completed", 10L),
                "\\core\\event\\user_loggedin", List.of("user.logged_in", 5L),
                "\\mod_assign\\event\\assessable_submitted", List.of("assignment.submitted", 15L),
                "\\mod_quiz\\event\\attempt_submitted", List.of("quiz.completed", 20L),
                "\\mod_forum\\event\\post_created", List.of("forum.posted", 5L));

        guide.forEach((event, row) -> assertThat(rules.rulesFor(event))
                .singleElement()
                .satisfies(rule -> assertThat(
                                List.<Object>of(rule.key(), rule.points().most()))
                        .isEqualTo(row)));
        assertThat(rules.rule("forum.posted").constraint())
                .isEqualTo(new Constraint.Cap(3, Period.DAY, List.of("objectid")));
        assertThat(rules.rule("user.logged_in").constraint()).isEqualTo(new Constraint.Cap(1, Period.DAY, List.of()));
    }

    @Test
    void aRuleSetReadsBackAsItWasWritten() {
        List<Rule> rules = catalogue.defaultRules();

        assertThat(RuleSetJson.read(1, RuleSetJson.write(rules)).rules()).isEqualTo(rules);
    }

    @Test
    void aFamilyMatchesItsMembersAndNothingLonger() {
        RuleSet rules = new RuleSet(1, catalogue.defaultRules());

        assertThat(rules.rulesFor("\\mod_page\\event\\course_module_viewed"))
                .extracting(Rule::key)
                .containsExactly("resource.viewed");
        assertThat(rules.rulesFor("\\mod_page\\sub\\event\\course_module_viewed"))
                .isEmpty();
        assertThat(rules.rulesFor("\\core\\event\\course_restricted_module_viewed"))
                .isEmpty();
    }

    /** The guide's second reading: 10 to 25 points by complexity, once per quiz. */
    @Test
    void theQuizByComplexityIsReadyAndInactive() {
        Rule ready = Catalogue.readyRules().get(0);

        assertThat(ready.retired()).isTrue();
        assertThat(ready.points()).isInstanceOf(Points.Table.class);
        assertThat(ready.points().most()).isEqualTo(25);
        assertThat(ready.replaces()).containsExactly("quiz.completed");
        RuleSet rules = new RuleSet(1, catalogue.defaultRules()).with(Catalogue.readyRules());
        assertThat(rules.rulesFor("\\mod_quiz\\event\\attempt_submitted"))
                .extracting(Rule::key)
                .containsExactly("quiz.completed");
    }
}
