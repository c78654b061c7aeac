package org.rocketrewards.it.rules;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.it.harness.Admin;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;
import org.rocketrewards.it.webhook.GuideBody;

/** Badges made over REST, and what brings them. */
@ExtendWith(RunningRocket.class)
class RocketBadgesIT {
    private static final String DRAWING =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><circle cx=\"4\" cy=\"4\" r=\"4\"/></svg>";
    private static final String EVENT = "\\\\local_it\\\\event\\\\shone";

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

    private Rocket rocket;
    private Admin admin;
    private Rocket.Source source;
    private int nextId;

    @BeforeEach
    void newSource(Rocket running) {
        rocket = running;
        admin = Admin.of(running);
        source = running.newSource();
    }

    private Answer badge(String key) {
        Answer made = make(key, "{\"name\": \"Star\", \"description\": \"Shines\", \"criteria\": \"Shine\"}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made;
    }

    private Answer make(String key, String body) {
        return rocket.http()
                .send(rocket.http()
                        .to("/api/v1/rocket-badges/" + key)
                        .header("Authorization", "Bearer " + admin.key())
                        .header("If-None-Match", "*")
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body)));
    }

    private JsonArray credentials(long learner) {
        return admin.get("sources/" + source.name() + "/learners/" + learner + "/credentials")
                .getJsonArray("items");
    }

    private JsonArray holders(String key, String query) {
        return admin.get("rocket-badges/" + key + "/holders" + query).getJsonArray("items");
    }

    @Test
    void aBadgeIsMadeEditedAndGetsAPicture() {
        String key = "star-" + source.id();
        Answer made = badge(key);
        make(key, "{\"name\": \"Again\"}").assertProblem(412, "precondition_failed");
        admin.send("PUT", "rocket-badges/" + key, null, "{\"name\": \"x\"}")
                .assertProblem(428, "precondition_required");
        Answer changed = admin.send("PUT", "rocket-badges/" + key, Admin.etag(made), "{\"name\": \"Bright star\"}");
        assertThat(changed.json().getString("name")).isEqualTo("Bright star");
        admin.send("PUT", "rocket-badges/" + key, Admin.etag(made), "{\"name\": \"x\"}")
                .assertProblem(412, "precondition_failed");

        Answer pictured =
                admin.send("PUT", "rocket-badges/" + key + "/picture", Admin.etag(changed), "image/svg+xml", DRAWING);
        assertThat(pictured.status()).as(pictured.body()).isEqualTo(200);
        Answer picture = admin.send("GET", "rocket-badges/" + key + "/picture", null, null);
        assertThat(picture.body()).isEqualTo(DRAWING);
        assertThat(picture.header("Content-Type")).contains("image/svg+xml");
        assertThat(picture.header("Content-Security-Policy").orElse("")).contains("sandbox");
        admin.send(
                        "PUT",
                        "rocket-badges/" + key + "/picture",
                        Admin.etag(pictured),
                        "image/svg+xml",
                        DRAWING.replace("<circle", "<script/><circle"))
                .assertProblem(400, "invalid_field");
        admin.send("PUT", "rocket-badges/" + key + "/picture", Admin.etag(pictured), "image/gif", "GIF89a")
                .assertProblem(415, "unsupported_media_type");
        admin.send("PUT", "rocket-badges/" + key + "/picture", Admin.etag(pictured), "image/png", "x".repeat(262_145))
                .assertProblem(413, "body_too_large");
        assertThat(rocket.sql()
                        .number(
                                "SELECT count(*) FROM audit_record WHERE object_type = 'rocket_badge' AND object_id = ?"
                                        + " AND result <> 'refused'",
                                key))
                .isEqualTo(3);
    }

    @Test
    void aRuleBringsABadgeOncePerLearner() {
        String key = "rule-" + source.id();
        badge(key);
        Answer made = admin.send("POST", "rule-sets/draft", null, "{\"from\": 1}");
        Answer put = admin.send(
                "PUT",
                "rule-sets/draft/rules/it.shone." + source.id(),
                Admin.etag(made),
                "{\"title\": \"Shone\", \"events\": [\"" + EVENT + "\"], \"learner\": \"userid\", \"points\": 0,"
                        + " \"badge\": \"" + key + "\", \"filters\": [],"
                        + " \"constraint\": {\"type\": \"once\", \"per\": [\"course\"], \"key\": [\"courseid\"]}}");
        assertThat(put.status()).as(put.body()).isEqualTo(200);
        int newest =
                admin.get("rule-sets").getJsonArray("items").getJsonObject(0).getInt("version");
        Answer published = admin.send(
                "POST",
                "rule-sets/draft/publication",
                Admin.etag(put),
                "{\"note\": \"badge\", \"after\": " + newest + "}");
        assertThat(published.status()).as(published.body()).isEqualTo(201);

        for (int id = 1; id <= 3; id++) {
            source.hook()
                    .post("{\"id\": " + id + ", \"eventname\": \"" + EVENT
                            + "\", \"userid\": 31, \"courseid\": 7, \"timecreated\": 1795348800}");
        }

        assertThat(credentials(31)).hasSize(1);
        assertThat(rocket.sql().brokenInvariants()).isEmpty();
        admin.send("POST", "rule-sets/1/rollback", null, "{\"note\": \"test over\"}");
    }

    @Test
    void aNumberOfPointsBringsABadge() {
        String key = "points-" + source.id();
        badge(key);
        Answer added = admin.send(
                "POST",
                "badge-thresholds",
                null,
                "{\"badge\": \"" + key + "\", \"points\": 10, \"source\": \"" + source.name() + "\"}");
        assertThat(added.status()).as(added.body()).isEqualTo(201);

        source.hook().post(GuideBody.forumPost(1, 31, 1));
        assertThat(credentials(31)).isEmpty();
        source.hook().post(GuideBody.forumPost(2, 31, 2));
        source.hook().post(GuideBody.forumPost(3, 31, 3));

        assertThat(credentials(31).getValuesAs(JsonObject.class))
                .extracting(credential -> credential.getString("badge"))
                .isEqualTo(List.of(key));
        JsonObject holder = holders(key, "").getJsonObject(0);
        assertThat(holder.getString("source")).isEqualTo(source.name());
        assertThat(holder.getInt("learner")).isEqualTo(31);
        assertThat(holders(key, "?held=false")).isEmpty();
        admin.send("GET", "rocket-badges/" + key + "/holders?held=perhaps", null, null)
                .assertProblem(400, "invalid_parameter");
        admin.send("GET", "rocket-badges/nowhere/holders", null, null).assertProblem(404, "not_found");
        admin.send("POST", "badge-thresholds", null, "{\"badge\": \"nowhere\", \"points\": 10}")
                .assertProblem(400, "invalid_field");
        assertThat(admin.send("DELETE", "badge-thresholds/" + added.json().getInt("id"), null, null)
                        .json()
                        .getBoolean("enabled"))
                .isFalse();
        assertThat(rocket.sql().brokenInvariants()).isEmpty();
    }

    @Test
    void theGuidesMappingPaysOnceGivesItsBadgeAndFollowsMoodle() {
        Answer added = admin.send("POST", "badge-mappings?source=" + source.name(), null, GUIDE);
        assertThat(added.status()).as(added.body()).isEqualTo(201);

        assertThat(moodleBadge("badge_awarded").points()).isEqualTo(100);
        assertThat(moodleBadge("badge_awarded").points()).isZero();
        assertThat(credentials(31).getValuesAs(JsonObject.class))
                .extracting(credential -> credential.getString("badge"))
                .isEqualTo(List.of("course_completion_expert"));

        assertThat(moodleBadge("badge_revoked").points()).isEqualTo(-100);

        assertThat(credentials(31).getJsonObject(0).isNull("revokedAt")).isFalse();
        assertThat(rocket.balance(source, 31)).isZero();
        assertThat(rocket.sql().brokenInvariants()).isEmpty();
        int id = added.json().getInt("id");
        assertThat(admin.send("DELETE", "badge-mappings/" + id, null, null).status())
                .isEqualTo(200);
    }

    private Answer moodleBadge(String what) {
        nextId++;
        return source.hook()
                .post("{\"id\": " + nextId + ", \"eventname\": \"\\\\core\\\\event\\\\" + what
                        + "\", \"userid\": 2, \"relateduserid\": 31, \"objectid\": 9, \"badge_name\":"
                        + " \"course_master_badge\", \"timecreated\": 1795348800}");
    }

    @Test
    void pointsThatAPersonBooksBringABadgeAndTakeItAgain() {
        String key = "corrected-" + source.id();
        badge(key);
        admin.send(
                "POST",
                "badge-thresholds",
                null,
                "{\"badge\": \"" + key + "\", \"points\": 10, \"revocable\": true, \"source\": \"" + source.name()
                        + "\"}");
        source.hook().post(GuideBody.forumPost(1, 31, 1));
        assertThat(credentials(31)).isEmpty();

        correct(7);

        JsonObject credential = credentials(31).getJsonObject(0);
        assertThat(credential.getString("badge")).isEqualTo(key);
        assertThat(credential.isNull("event")).isTrue();
        assertThat(credential.isNull("revokedAt")).isTrue();

        correct(-7);

        JsonObject gone = credentials(31).getJsonObject(0);
        assertThat(gone.isNull("revokedAt")).isFalse();
        assertThat(gone.isNull("revokedBy")).isTrue();
        assertThat(gone.getJsonArray("history")).hasSize(2);
        assertThat(holders(key, "")).isEmpty();
        assertThat(holders(key, "?held=false").getJsonObject(0).isNull("revokedAt"))
                .isFalse();
        assertThat(rocket.sql().brokenInvariants()).isEmpty();
    }

    private void correct(long points) {
        Answer booked = admin.send(
                "POST",
                "corrections",
                null,
                "{\"kind\": \"adjustment\", \"source\": \"" + source.name() + "\", \"learner\": 31, \"points\": "
                        + points + ", \"reason\": \"test\"}");
        assertThat(booked.status()).as(booked.body()).isEqualTo(201);
    }
}
