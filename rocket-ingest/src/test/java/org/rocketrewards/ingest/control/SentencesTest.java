package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rocketrewards.ingest.EventExplanation.Explained;
import org.rocketrewards.model.Outcome;
import org.rocketrewards.rules.Reason;

class SentencesTest {
    private static JsonObjectBuilder decision(Reason reason, long points) {
        return Json.createObjectBuilder()
                .add("rule", "forum.posted")
                .add("ruleSet", 3)
                .add("reason", reason.code())
                .add("points", points);
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonMakesASentence(Reason reason) {
        String sentence = Sentences.of(decision(reason, 0).build());

        assertThat(sentence).endsWith(".").doesNotContain("_", "null");
    }

    @Test
    void theNumbersBehindItAreTold() {
        JsonObject full = decision(Reason.CAP_REACHED, 0)
                .add(
                        "counter",
                        Json.createObjectBuilder()
                                .add("period", "day:2026-11-22")
                                .add("before", 3)
                                .add("after", 3)
                                .add("limit", 3))
                .build();

        assertThat(Sentences.of(full))
                .isEqualTo("No points by the rule forum.posted: 3 of at most 3 in day:2026-11-22 were awarded before.");
    }

    @Test
    void aWholeEventIsOneSentence() {
        JsonObject five = decision(Reason.AWARDED, 5).build();
        Explained explained = new Explained("forum.posted", null, "awarded", 5, Sentences.of(five), five);

        assertThat(Sentences.of(Outcome.ACCEPTED, null, 5, List.of(explained)))
                .isEqualTo("5 points by the rule forum.posted.");
        assertThat(Sentences.of(Outcome.QUARANTINED, "learner_missing", 0, List.of()))
                .isEqualTo("No points: the event is in quarantine, because it names no learner.");
        assertThat(Sentences.of(Outcome.IGNORED, "no_rule", 0, List.of())).startsWith("No points: no rule");
    }
}
