package org.rocketrewards.badges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

class BadgeMappingJsonTest {
    /** As the integration guide prints it. */
    private static final String GUIDE = """
            {
              "trigger": "badge_awarded",
              "conditions": {
                "badge_id": "course_master_badge"
              },
              "actions": {
                "award_points": 100,
                "issue_rocket_badge": "course_completion_expert"
              }
            }
            """;

    private static RocketException refusal(String text) {
        return catchThrowableOfType(RocketException.class, () -> BadgeMappingJson.read(text));
    }

    private static String with(String badgeId, String actions) {
        return "{\"trigger\":\"badge_awarded\",\"conditions\":{\"badge_id\":" + badgeId + "},\"actions\":" + actions
                + "}";
    }

    @Test
    void theGuidesDocumentIsReadAsPrinted() {
        assertThat(BadgeMappingJson.read(GUIDE))
                .isEqualTo(new BadgeMappingDraft("course_master_badge", 100, "course_completion_expert"));
    }

    @Test
    void commentsArePassedOverButNotInsideTexts() {
        String commented = GUIDE.replace("100,", "100, // for the \"masters\"\r")
                .replace("course_master_badge", "see http://badges//1 \\\" // no comment");

        assertThat(BadgeMappingJson.read("// pasted\n" + commented).badgeId())
                .isEqualTo("see http://badges//1 \" // no comment");
    }

    @Test
    void eitherActionIsEnough() {
        assertThat(BadgeMappingJson.read(with("\"7\"", "{\"award_points\":0}")))
                .isEqualTo(new BadgeMappingDraft("7", 0, null));
        assertThat(BadgeMappingJson.read(with("7", "{\"issue_rocket_badge\":\"expert\"}")))
                .isEqualTo(new BadgeMappingDraft("7", 0, "expert"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"trigger\": \"badge_awarded\"| \"trigger\": \"badge_revoked\"| trigger",
                "\"trigger\": \"badge_awarded\"| \"trigger\": true| trigger",
                "\"trigger\"| \"Trigger\"| Trigger",
                "\"conditions\": {| \"points\": 5, \"conditions\": {| points",
                "\"badge_id\": | \"courseid\": 7, \"badge_id\": | conditions.courseid",
                "\"course_master_badge\"| [\"course_master_badge\"]| conditions.badge_id",
                "\"course_master_badge\"| \" \"| conditions.badge_id",
                "\"course_master_badge\"| \"a\\u0000b\"| conditions.badge_id",
                "\"course_master_badge\"| 7.5| conditions.badge_id",
                "\"course_master_badge\"| -7| conditions.badge_id",
                "\"course_master_badge\"| null| conditions.badge_id",
                "100| -1| actions.award_points",
                "100| 1.5| actions.award_points",
                "100| \"100\"| actions.award_points",
                "100| 1e30| actions.award_points",
                "100| 1000000001| actions.award_points",
                "\"course_completion_expert\"| 5| actions.issue_rocket_badge",
                "\"course_completion_expert\"| \"Course expert\"| actions.issue_rocket_badge",
                "\"award_points\"| \"award_point\"| actions.award_point",
            })
    void whatTheGuideDoesNotKnowIsRefusedWithItsPath(String printed, String changed, String path) {
        RocketException refusal = refusal(GUIDE.replace(printed, changed));

        assertThat(refusal.type()).isEqualTo(ProblemType.INVALID_FIELD);
        assertThat(refusal.members()).containsEntry("field", path);
        assertThat(refusal.detail()).startsWith(path + " ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}| trigger",
                "{\"trigger\":\"badge_awarded\"}| conditions",
                "{\"trigger\":\"badge_awarded\",\"conditions\":{}}| actions",
                "{\"trigger\":\"badge_awarded\",\"conditions\":{},\"actions\":{\"award_points\":1}}| conditions.badge_id",
                "{\"trigger\":\"badge_awarded\",\"conditions\":{\"badge_id\":\"7\"},\"actions\":{}}| actions",
            })
    void whatIsMissingIsNamed(String document, String path) {
        RocketException refusal = refusal(document);

        assertThat(refusal.type()).isEqualTo(ProblemType.MISSING_FIELD);
        assertThat(refusal.members()).containsEntry("field", path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "[]",
                "7",
                "{\"trigger\":\"badge_awarded\"",
                "{} {}",
                "{\"trigger\":\"badge_awarded\",\"trigger\":\"badge_awarded\"}",
                "{\"trigger\": /* no */ \"badge_awarded\"}",
                "{\"trigger\":\"badge_awarded // unfinished"
            })
    void whatIsNoJsonObjectIsMalformed(String text) {
        assertThat(refusal(text).type()).isEqualTo(ProblemType.MALFORMED_BODY);
    }

    @Test
    void aMistakeAfterACommentKeepsItsPlace() {
        assertThat(refusal("{ // first\n  \"trigger\": oops }").detail()).contains("line 2");
    }
}
