package org.rocketrewards.admin.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rocketrewards.admin.Pages;
import org.rocketrewards.admin.parts.EventTitles;
import org.rocketrewards.rules.Catalogue;
import org.rocketrewards.rules.Rule;
import org.rocketrewards.rules.file.RuleFile;

/** Rules read back in words. */
class RuleSentenceTest {
    private final Catalogue catalogue = Catalogue.load();

    @BeforeEach
    void open() {
        Pages.open("admin", Map.of());
    }

    @AfterEach
    void close() {
        Pages.close();
    }

    @Test
    void everyRuleThatComesWithTheProductIsReadInBothLanguages() {
        List<Rule> rules = new ArrayList<>(catalogue.defaultRules());
        rules.addAll(Catalogue.readyRules());

        for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            UI.getCurrent().setLocale(language);
            assertThat(rules).allSatisfy(rule -> assertThat(read(rule)).doesNotContain("!", "null", "{"));
        }
    }

    @Test
    void theGuidesRulesAreReadAsOneWouldSayThem() {
        assertThat(read(rule("course.completed")))
                .isEqualTo("“Course completed”: the learner whom it is about earns 50 points, once per course.");
        assertThat(read(rule("forum.posted")))
                .startsWith("“Forum reply posted”: whoever did it earns 5 points, at most 3 a day");
        assertThat(read(rule("user.logged_in"))).contains("at most 1 a day");
    }

    @Test
    void whatAFileSaysIsReadToo() {
        Rule rule = RuleFile.parse("""
                        rules:
                          - key: grade.linear
                            events: [\\core\\event\\user_graded]
                            points: {by: other_finalgrade, from: {value: 50, points: 10}, to: {value: 100, points: 25}}
                            filters:
                              - {field: other_finalgrade, op: gte, value: 80}
                              - any:
                                  - {field: courseid, op: in, value: ["101", "102"]}
                                  - {field: visible, op: exists, value: false}
                            constraint: {type: coolDown, every: PT2H}
                            from: 2026-12-01
                        """).document().rules().get(0);

        assertThat(read(rule))
                .isEqualTo("“Grade set or changed”: the learner whom it is about earns 10 to 25 points along"
                        + " other_finalgrade (50 to 100), at least 2 hours apart. Only if other_finalgrade is at least"
                        + " “80” and (courseid is “101” or “102” or visible is not carried). It holds for what happens"
                        + " from 2026-12-01 on.");
    }

    private Rule rule(String key) {
        return catalogue.defaultRules().stream()
                .filter(rule -> rule.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private String read(Rule rule) {
        Div reader = new Div();
        UI.getCurrent().add(reader);
        return new RuleSentence(new RuleWords(reader, new EventTitles(catalogue))).of(rule);
    }
}
