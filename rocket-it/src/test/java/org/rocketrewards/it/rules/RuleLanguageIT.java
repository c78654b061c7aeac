package org.rocketrewards.it.rules;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.it.harness.Admin;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;

/** What rules can say, written over REST and met at the webhook. */
@ExtendWith(RunningRocket.class)
class RuleLanguageIT {
    /** The three filters of the integration guide's "Event Filtering Strategies". */
    private static final String GUIDE_FILTERS = """
            {"rules": [
              {"key": "it.course", "events": ["asked"], "learner": "userid", "points": 1, "filters":
            {
              "courseid": ["101", "102", "103"],
              "contextlevel": 50
            }
              },
              {"key": "it.category", "events": ["asked"], "learner": "userid", "points": 2, "filters":
            {
              "category": "professional-development",
              "visible": 1
            }
              },
              {"key": "it.role", "events": ["asked"], "learner": "userid", "points": 4, "filters":
            {
              "roleid": [5],
              "suspended": 0
            }
              }
            ]}
            """;

    private static final String LIMITS = """
            {"groups": [{"key": "best", "take": "first"}],
             "rules": [
              {"key": "it.linear", "events": ["\\\\local_it\\\\event\\\\asked"], "learner": "userid",
               "points": {"by": "other_grade", "from": {"value": 50, "points": 10}, "to": {"value": 100, "points": 25}},
               "filters": [{"field": "other_grade", "op": "gte", "value": 50}],
               "constraints": [{"type": "pointsCap", "points": 60, "period": "week"},
                               {"type": "coolDown", "every": "PT1M"}],
               "group": "best", "priority": 5},
              {"key": "it.any", "events": ["\\\\local_*\\\\event\\\\asked", "\\\\local_it\\\\event\\\\asked"],
               "learner": "userid", "points": 1, "group": "best"}],
             "campaigns": [{"key": "double", "multiplier": 2, "from": "2026-11-01", "until": "2026-12-01",
                            "rules": ["it.linear"]}]}
            """;

    /** The rows of the integration guide's "Custom Event Mapping". */
    private static final String GUIDE_TABLE = """
            | `course_completed` | `course.completed` | 50 | Once per course |
            | `course_module_completion_updated` | `lesson.completed` | 10 | Once per module |
            | `user_loggedin` | `user.logged_in` | 5 | Daily cap |
            | `assessable_submitted` | `assignment.submitted` | 15 | Per submission |
            | `attempt_submitted` | `quiz.completed` | 20 | Per attempt |
            | `post_created` | `forum.posted` | 5 | 3 per day max |
            """;

    private Admin admin;
    private Rocket.Source source;
    private int nextId;

    @BeforeEach
    void withoutADraft(Rocket running) {
        admin = Admin.of(running);
        source = running.newSource();
        new Drafts(admin).giveUp();
    }

    @AfterEach
    void backToTheDefaults() {
        new Drafts(admin).backToTheDefaults();
    }

    private Answer put(String document) {
        Answer made = admin.send("POST", "rule-sets/draft", null, "{}");
        return admin.send("PUT", "rule-sets/draft", Admin.etag(made), document);
    }

    private void publish(String document) {
        Answer draft = put(document);
        assertThat(draft.status()).as(draft.body()).isEqualTo(200);
        Answer published =
                admin.send("POST", "rule-sets/draft/publication", Admin.etag(draft), "{\"note\": \"language\"}");
        assertThat(published.status()).as(published.body()).isEqualTo(201);
    }

    /** What each rule decided: {@code awarded 5}. */
    private Map<String, String> ask(int minute, String fields) {
        nextId++;
        Answer answer = source.hook()
                .post("{\"id\": " + nextId + ", \"eventname\": \"\\\\local_it\\\\event\\\\asked\", \"userid\": 31,"
                        + " \"timecreated\": " + (1_795_348_800L + minute * 60L) + fields + "}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        Map<String, String> decisions = new TreeMap<>();
        for (JsonObject decision : answer.json().getJsonArray("decisions").getValuesAs(JsonObject.class)) {
            String campaign = decision.getString("campaign", "");
            decisions.put(
                    decision.getString("rule") + (campaign.isEmpty() ? "" : "/" + campaign),
                    decision.getString("reason") + " " + decision.getInt("points"));
        }
        return decisions;
    }

    @Test
    void theGuidesFiltersMeetWhatMoodleSends() {
        publish(GUIDE_FILTERS);

        assertThat(ask(
                        0,
                        ", \"courseid\": \"102\", \"contextlevel\": \"50\", \"category_idnumber\":"
                                + " \"professional-development\", \"course_visible\": \"1\", \"roleid\": \"5\","
                                + " \"user_suspended\": \"0\""))
                .containsExactlyEntriesOf(new TreeMap<>(
                        Map.of("it.course", "awarded 1", "it.category", "awarded 2", "it.role", "awarded 4")));
        assertThat(
                        ask(
                                1,
                                ", \"courseid\": \"7\", \"contextlevel\": \"50\", \"category_name\": \"other\", \"visible\": \"1\""))
                .containsExactlyEntriesOf(new TreeMap<>(Map.of(
                        "it.course",
                        "filter_not_matched 0",
                        "it.category",
                        "filter_not_matched 0",
                        "it.role",
                        "filter_field_missing 0")));
    }

    @Test
    void linesLimitsGroupsAndCampaignsWorkTogether() {
        publish(LIMITS);

        assertThat(ask(0, ", \"other_grade\": \"75\""))
                .containsExactlyEntriesOf(new TreeMap<>(Map.of(
                        "it.linear",
                        "awarded 18",
                        "it.linear/double",
                        "campaign 18",
                        "it.any",
                        "not_first_of_group 0")));
        assertThat(ask(0, ", \"other_grade\": \"80\"")).containsEntry("it.linear", "cooling_down 0");
        assertThat(ask(2, ", \"other_grade\": \"100\""))
                .containsEntry("it.linear", "awarded 24")
                .containsEntry("it.linear/double", "campaign 0");
        assertThat(ask(4, ", \"other_grade\": \"100\"")).containsEntry("it.linear", "points_cap_reached 0");
        assertThat(ask(6, ", \"other_grade\": \"49.99\""))
                .containsEntry("it.linear", "filter_not_matched 0")
                .containsEntry("it.any", "awarded 1");
    }

    @Test
    void theGuidesMappingTableMakesItsSixRules() {
        StringBuilder rows = new StringBuilder();
        for (String line : GUIDE_TABLE.lines().toList()) {
            String[] cells = line.replace("`", "").split("\\|", -1);
            rows.append(rows.isEmpty() ? "" : ",")
                    .append("{\"moodleEvent\": \"%s\", \"rocketEvent\": \"%s\", \"points\": %s, \"constraint\": \"%s\"}"
                            .formatted(cells[1].strip(), cells[2].strip(), cells[3].strip(), cells[4].strip()));
        }

        Answer draft = put("{\"mapping\": [" + rows + "]}");

        assertThat(draft.status()).as(draft.body()).isEqualTo(200);
        Map<String, JsonObject> defaults = new TreeMap<>();
        admin.get("rule-sets/1")
                .getJsonArray("rules")
                .getValuesAs(JsonObject.class)
                .forEach(rule -> defaults.put(rule.getString("key"), rule));
        assertThat(draft.json().getJsonArray("rules").getValuesAs(JsonObject.class))
                .hasSize(6)
                .allSatisfy(rule -> assertThat(rule).isEqualTo(defaults.get(rule.getString("key"))));
    }

    @Test
    void whatIsWrongIsSaidAtItsPlaceAndChangesNothing() {
        Answer refused = put(LIMITS.replace("\"week\"", "\"fortnight\"").replace("\"it.any\"", "\"It Any\""));

        refused.assertProblem(400, "invalid_field");
        assertThat(refused.json().getJsonArray("errors").getValuesAs(JsonObject.class))
                .extracting(error -> error.getString("pointer"))
                .containsExactlyInAnyOrder("/rules/0/constraints/0/period", "/rules/1/key");
        assertThat(admin.get("rule-sets/draft").getJsonArray("groups")).isEmpty();
    }
}
