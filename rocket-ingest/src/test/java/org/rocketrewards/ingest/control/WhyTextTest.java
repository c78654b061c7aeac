package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocketrewards.rules.Reason;

class WhyTextTest {
    private static final String BUNDLE = "org.rocketrewards.ingest.control.why";
    private static final List<String> VALUES =
            List.of("31", "moodle", "quiz.completed", "today", "Quiz (quiz)", "five", "six", "seven", "eight");

    private static WhyText text(Locale language) {
        return new WhyText(language, ZoneId.of("Europe/Berlin"));
    }

    @Test
    void bothLanguagesSayTheSame() {
        ResourceBundle english = ResourceBundle.getBundle(BUNDLE, Locale.ROOT);
        ResourceBundle german = ResourceBundle.getBundle(BUNDLE, Locale.GERMAN);

        assertThat(german.getLocale()).isEqualTo(Locale.GERMAN);
        assertThat(german.keySet()).isEqualTo(english.keySet());
        for (String key : english.keySet()) {
            for (int i = 0; i < VALUES.size(); i++) {
                assertThat(german.getString(key).contains("{" + i + "}"))
                        .as("%s {%d}", key, i)
                        .isEqualTo(english.getString(key).contains("{" + i + "}"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyTextIsComplete(String language) {
        WhyText text = text(Locale.forLanguageTag(language));

        for (String key : ResourceBundle.getBundle(BUNDLE, Locale.ROOT).keySet()) {
            assertThat(text.of(key, VALUES)).as(key).isNotBlank().doesNotContain("{", "}", "''");
        }
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonHasASentence(Reason reason) {
        assertThat(text(Locale.ENGLISH).of(reason.code(), VALUES)).endsWith(".");
    }

    @Test
    void timesAndPeriodsAreThoseOfTheSource() {
        assertThat(text(Locale.GERMAN).time(Instant.parse("2026-11-22T23:30:00Z")))
                .isEqualTo("23.11.2026, 00:30");
        assertThat(text(Locale.ENGLISH).time(Instant.parse("2026-11-22T12:00:00Z")))
                .contains("Nov 22, 2026")
                .contains("1:00");
        assertThat(text(Locale.ENGLISH).period("day:2026-11-22")).isEqualTo("on 2026-11-22");
        assertThat(text(Locale.GERMAN).period("points:week:2026-W47")).isEqualTo("in der Woche 2026-W47");
        assertThat(text(Locale.ENGLISH).period("ever")).isEqualTo("ever");
    }

    @Test
    void anotherLanguageIsEnglish() {
        assertThat(text(Locale.FRENCH).of("learner_unknown", VALUES)).startsWith("Rocket has never seen");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\": \"x\", \"eventname\": \"\\\\mod_forum\\\\event\\\\post_created\", \"userid\": \"31\"",
                "{\"eventname\":\"%5Cmod_forum%5Cevent%5Cpost_created\",\"relateduserid\":\"31\"}",
                "eventname=%5Cmod_forum%5Cevent%5Cpost_created&userid=31&id=",
            })
    void aRefusedBodyIsRecognised(String body) {
        assertThat(new RefusedBody(31, "\\mod_forum\\event\\post_created"::equals).test(body))
                .isTrue();
        assertThat(new RefusedBody(3, "\\mod_forum\\event\\post_created"::equals).test(body))
                .isFalse();
        assertThat(new RefusedBody(31, "\\mod_quiz\\event\\post_created"::equals).test(body))
                .isFalse();
    }
}
