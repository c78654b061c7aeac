package org.rocketrewards.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MappingTableTest {
    private final List<Rule> defaults = Catalogue.load().defaultRules();

    private static MappingTable.Row row(List<Rule> rules, String rocketEvent) {
        return MappingTable.rows(rules).stream()
                .filter(row -> row.rocketEvent().equals(rocketEvent))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theRulesThatAwardAreItsRows() {
        assertThat(MappingTable.rows(defaults))
                .noneMatch(row -> row.rocketEvent().equals("forum.post_deleted"));
        assertThat(row(defaults, "forum.posted"))
                .isEqualTo(new MappingTable.Row(
                        List.of("\\mod_forum\\event\\post_created"), "forum.posted", 5, "3 per day max", true));
        assertThat(row(defaults, "course.viewed").constraint()).isEqualTo("Once per course and day");
    }

    @Test
    void everyRowPutBackChangesNothing() {
        List<Rule> rules = defaults;
        for (MappingTable.Row row : MappingTable.rows(defaults)) {
            rules = MappingTable.with(
                    rules, row.moodleEvents().get(0), row.rocketEvent(), row.points(), row.constraint());
        }

        assertThat(rules).isEqualTo(defaults);
    }

    @Test
    void aChangedRowChangesItsRule() {
        List<Rule> rules = MappingTable.with(defaults, "post_created", "forum.posted", 8, "2 per week max");

        assertThat(row(rules, "forum.posted").points()).isEqualTo(8);
        Rule rule = new RuleSet(1, rules).rule("forum.posted");
        assertThat(rule).isNotNull();
        assertThat(rule.constraints()).containsExactly(new Constraint.Cap(2, Period.WEEK, List.of("objectid")));
        assertThat(rule.events()).containsExactly("\\mod_forum\\event\\post_created");
    }

    @Test
    void aNewRowIsMadeAsTheCatalogueKnowsTheEvent() {
        List<Rule> rules = MappingTable.with(List.of(), "attempt_submitted", "exam.done", 30, "Once per quiz");

        assertThat(rules).singleElement().satisfies(rule -> {
            assertThat(rule.learner()).isEqualTo(LearnerField.RELATEDUSERID);
            assertThat(rule.events()).containsExactly("\\mod_quiz\\event\\attempt_submitted");
        });
    }

    @Test
    void whatNobodyKnowsIsRefused() {
        assertThatThrownBy(() -> MappingTable.with(defaults, "thing_made", "thing.made", 5, "None"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("who the learner is");
        assertThatThrownBy(() -> MappingTable.with(defaults, "post_created", "forum.posted", 5, "now and then"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Daily cap");
    }
}
