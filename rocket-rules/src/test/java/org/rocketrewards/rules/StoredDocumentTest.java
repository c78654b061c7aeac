package org.rocketrewards.rules;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rule sets that were published before the language grew load and mean the same. */
class StoredDocumentTest {
    private static final String OLD =
            "{\"rules\":[{\"key\":\"gold\",\"title\":\"Gold\",\"events\":[\"\\\\core\\\\event\\\\x\"],"
                    + "\"learner\":\"relateduserid\",\"points\":7,\"filters\":[{\"field\":\"objectid\",\"op\":\"in\","
                    + "\"orFields\":[\"badge_name\"],\"value\":[\"7\"],\"whenMissing\":\"pass\"},"
                    + "{\"field\":\"relateduserid\",\"op\":\"eqField\",\"value\":\"userid\"}],"
                    + "\"constraint\":{\"type\":\"cap\",\"count\":3,\"period\":\"day\",\"distinct\":[\"objectid\"]},"
                    + "\"replaces\":[\"badge.awarded\"],\"badge\":\"expert\",\"source\":3,\"retired\":true}]}";

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    @Test
    void everyOldMemberIsUnderstood() {
        Rule rule = RuleSetJson.read(1, json(OLD)).rules().get(0);

        assertThat(rule)
                .isEqualTo(new Rule(
                        "gold",
                        "Gold",
                        List.of("\\core\\event\\x"),
                        LearnerField.RELATEDUSERID,
                        7,
                        List.of(
                                new Filter("objectid", List.of("badge_name"), Filter.Operator.IN, List.of("7"), true),
                                new Filter("relateduserid", Filter.Operator.EQ_FIELD, List.of("userid"), false)),
                        new Constraint.Cap(3, Period.DAY, List.of("objectid")),
                        null,
                        List.of("badge.awarded"),
                        "expert",
                        3,
                        true));
    }

    @Test
    void theDefaultRulesAreStoredAsBefore() {
        JsonObject stored = RuleSetJson.write(Catalogue.load().defaultRules());

        assertThat(stored.getJsonArray("rules")).hasSize(67);
        assertThat(stored.getJsonArray("rules").getJsonObject(0))
                .isEqualTo(
                        json(
                                "{\"key\":\"course.completed\",\"title\":\"Course completed\",\"events\":"
                                        + "[\"\\\\core\\\\event\\\\course_completed\"],\"learner\":\"relateduserid\",\"points\":50,"
                                        + "\"filters\":[],\"constraint\":{\"type\":\"once\",\"per\":[\"course\"],\"key\":[\"courseid\"]}}"));
    }
}
