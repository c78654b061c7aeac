package org.rocketrewards.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.rocketrewards.rules.file.RuleFile;

class RuleSetSummaryTest {
    private static RuleSetSummary summary(String file) {
        return RuleSetSummary.of(Objects.requireNonNull(RuleFile.parse(file).document()));
    }

    @Test
    void theDefaultRulesCoverTheCatalogue() {
        RuleSetSummary summary =
                RuleSetSummary.of(RuleDocument.of(Catalogue.load().defaultRules()));

        assertThat(summary).isEqualTo(new RuleSetSummary(67, 0, 0, 0, 67));
    }

    @Test
    void anEventThatTheCatalogueDoesNotHaveIsCoveredToo() {
        assertThat(summary("rules:\n"
                                + "  - {key: a, learner: userid, events: [\\local_x\\event\\done, done_twice], points: 1}\n"
                                + "  - {key: b, learner: userid, events: [\\local_x\\event\\done], points: 1}\n"
                                + "  - {key: c, learner: userid, events: [never], points: 1, active: false}\n")
                        .events())
                .isEqualTo(2);
    }

    @Test
    void aShortNameAndAFamilyCoverWhatTheyMean() {
        assertThat(summary("rules:\n  - {key: a, learner: userid, events: [attempt_submitted], points: 1}\n")
                        .events())
                .isEqualTo(1);
        assertThat(summary("rules:\n  - {key: a, learner: userid, events: [\\mod_quiz\\event\\*], points: 1}\n")
                        .events())
                .isGreaterThan(1);
    }
}
