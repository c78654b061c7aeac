package org.rocketrewards.it.rules;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.it.harness.Admin;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;
import org.rocketrewards.it.webhook.GuideBody;

/** "Why no points?", asked after what really came in. */
@ExtendWith(RunningRocket.class)
class WhyNoPointsIT {
    private Rocket rocket;
    private Admin admin;
    private Drafts drafts;
    private Rocket.Source source;

    @BeforeEach
    void ownSource(Rocket running) {
        rocket = running;
        admin = Admin.of(running);
        drafts = new Drafts(admin);
        source = running.newSource();
    }

    private Answer ask(long learner, @Nullable String eventType, @Nullable String language) {
        String query = eventType == null ? "" : "?eventType=" + URLEncoder.encode(eventType, StandardCharsets.UTF_8);
        HttpRequest.Builder request = rocket.http()
                .to("/api/v1/sources/" + source.name() + "/learners/" + learner + "/explanation" + query)
                .header("Authorization", "Bearer " + admin.key())
                .GET();
        if (language != null) {
            request.header("Accept-Language", language);
        }
        return rocket.http().send(request);
    }

    private JsonObject why(long learner, String eventType) {
        Answer answer = ask(learner, eventType, null);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private void assertWhy(long learner, String eventType, String code, String... inTheSentence) {
        JsonObject why = why(learner, eventType);
        assertThat(why.getString("code")).as(why.toString()).isEqualTo(code);
        assertThat(why.getString("sentence")).endsWith(".");
        for (String part : inTheSentence) {
            assertThat(why.getString("sentence")).contains(part);
        }
    }

    private void send(String body, int status) {
        Answer answer = source.hook().post(body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }

    private static String body(long id, String event, long time, String more) {
        return "{\"id\": " + id + ", \"eventname\": \"" + event.replace("\\", "\\\\") + "\", \"userid\": 31,"
                + " \"timecreated\": " + time + more + "}";
    }

    @Test
    void nothingArrived() {
        assertWhy(99, "quiz.completed", "learner_unknown", "99", source.name());
        source.hook().post(GuideBody.forumPost(1, 31, 1));
        assertWhy(31, "quiz.completed", "never_arrived", "quiz.completed");
        assertWhy(99, "forum.posted", "learner_unknown");
        source.hook().post(GuideBody.courseCompleted(2, 32, 7));
        assertWhy(32, "post_created", "never_arrived_for_learner", "post_created", "32");
    }

    @Test
    void aCapIsReached() {
        for (int id = 1; id <= 4; id++) {
            source.hook().post(GuideBody.forumPost(id, 31, id));
        }

        JsonObject why = why(31, "\\mod_forum\\event\\post_created");

        assertThat(why.getString("code")).isEqualTo("cap_reached");
        assertThat(why.getString("sentence"))
                .contains("at most 3 times on 2026-11-22, and 3 were awarded before")
                .contains("(forum.posted)");
        JsonObject counter = why.getJsonObject("event")
                .getJsonArray("decisions")
                .getJsonObject(0)
                .getJsonObject("decision")
                .getJsonObject("counter");
        assertThat(counter.getInt("before")).isEqualTo(3);
        assertThat(counter.getInt("limit")).isEqualTo(3);
        assertThat(why.getJsonObject("event").getInt("ruleSet")).isPositive();
        assertThat(why.getJsonArray("deliveries")).hasSize(4);
        assertThat(why.getJsonArray("rules").getJsonObject(0).getString("rule")).isEqualTo("forum.posted");
        Answer german = ask(31, "forum.posted", "de-AT, en;q=0.5");
        assertThat(german.json().getString("sentence"))
                .contains("brachte keine Punkte")
                .contains("am 2026-11-22 höchstens 3 Mal");
        assertThat(german.header("Content-Language")).contains("de");
    }

    @Test
    void itWasAwardedOnceAlready() {
        source.hook().post(GuideBody.courseCompleted(1, 31, 7));
        assertWhy(31, "course.completed", "awarded", "did bring points: 50");
        source.hook().post(GuideBody.courseCompleted(2, 31, 7));
        source.hook().post(GuideBody.courseCompleted(2, 31, 7));

        JsonObject why = why(31, "course_completed");

        assertThat(why.getString("code")).isEqualTo("already_awarded");
        assertThat(why.getString("sentence")).contains("pays once").contains("courseid=7");
        assertThat(why.getJsonArray("deliveries").getJsonObject(0).getString("outcome"))
                .isEqualTo("duplicate");
    }

    @Test
    void itWasTakenBack() {
        source.hook().post(GuideBody.forumPost(1, 31, 44));
        source.hook().post(GuideBody.event(2, "\\mod_forum\\event\\post_deleted", 31, 44, 7, 1_795_348_800L));

        assertWhy(31, "forum.posted", "taken_back", "taken back");
    }

    @Test
    void itIsInQuarantine() {
        send(body(1, "\\mod_forum\\event\\post_created", 1_795_348_800L, ", \"objectid\": 5, \"realuserid\": 2"), 200);

        assertWhy(31, "forum.posted", "quarantined", "in quarantine", "in the learner's name");
    }

    @Test
    void itWasRefused() {
        source.hook().post(GuideBody.forumPost(1, 31, 1));
        send(body(2, "\\mod_forum\\event\\post_created", 17, ", \"objectid\": 5"), 400);

        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertWhy(31, "forum.posted", "refused", "a value that is not allowed"));
        source.hook().post(GuideBody.forumPost(3, 31, 3));
        assertWhy(31, "forum.posted", "awarded");
    }

    @Test
    void rulesThatAreNotThereComeLaterOrDoNotMatch() {
        String unwanted = "\\local_it\\event\\unwanted_" + source.id();
        String wanted = "\\local_it\\event\\wanted_" + source.id();
        String dated = "\\local_it\\event\\dated_" + source.id();
        String later = "\\local_it\\event\\later_" + source.id();
        send(body(1, unwanted, 1_795_348_800L, ""), 200);
        send(body(2, wanted, 1_795_348_800L, ", \"courseid\": 7"), 200);
        assertWhy(31, unwanted, "no_rule", "no rule is for");
        try {
            publish(
                    null,
                    rule(
                            "it.wanted",
                            wanted,
                            "[{\"field\": \"courseid\", \"op\": \"in\", \"value\": [\"101\", \"102\"]}]",
                            ""),
                    rule("it.dated", dated, "[]", ", \"from\": \"2027-01-01\""));
            assertWhy(31, wanted, "rule_came_later", "it.wanted");

            send(body(3, wanted, 1_795_348_801L, ", \"courseid\": 7"), 200);
            JsonObject why = why(31, "it.wanted");
            assertThat(why.getString("code")).isEqualTo("filter_not_matched");
            assertThat(why.getString("sentence"))
                    .contains("courseid in [101, 102]")
                    .contains("had \"7\"");
            assertThat(why.getJsonObject("mismatch").getString("field")).isEqualTo("courseid");
            assertThat(why.getJsonObject("mismatch").getString("had")).isEqualTo("7");

            send(body(4, wanted, 1_795_348_802L, ""), 200);
            assertWhy(31, wanted, "filter_field_missing", "did not carry");
            send(body(5, dated, 1_795_348_803L, ""), 200);
            assertWhy(31, "it.dated", "not_valid_then", "starts later, on Jan 1, 2027");
            assertThat(why(31, dated).getJsonArray("rules").getJsonObject(0).getString("from"))
                    .isEqualTo("2027-01-01");

            Instant moment = Instant.now().plus(20, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
            publish(moment, rule("it.later", later, "[]", ""));
            assertWhy(31, later, "rule_starts_later", "it.later");
            drafts.backToTheDefaults(moment);
        } finally {
            drafts.backToTheDefaults(null);
        }
    }

    private static String rule(String key, String event, String filters, String more) {
        return "{\"key\": \"" + key + "\", \"title\": \"" + key + "\", \"events\": [\"" + event.replace("\\", "\\\\")
                + "\"], \"learner\": \"userid\", \"points\": 5, \"filters\": " + filters
                + ", \"constraint\": {\"type\": \"none\"}" + more + "}";
    }

    private void publish(@Nullable Instant from, String... rules) {
        Answer draft = drafts.make();
        for (String rule : rules) {
            draft = drafts.put(draft, rule.substring(9, rule.indexOf('"', 9)), rule);
        }
        drafts.publish(draft, "why", from);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        ask(31, null, null).assertProblem(400, "invalid_parameter");
        ask(31, "no event at all", null).assertProblem(400, "invalid_parameter");
        admin.send("GET", "sources/nowhere/learners/31/explanation?eventType=quiz.completed", null, null)
                .assertProblem(404, "not_found");
    }
}
