package org.rocketrewards.it.rules;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.it.harness.Admin;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;
import org.rocketrewards.it.webhook.GuideBody;

/** What other rules would have booked, and booking it, over REST. */
@ExtendWith(RunningRocket.class)
class SimulationIT {
    private static final String PERIOD = "\"from\": \"2015-01-01T00:00:00Z\", \"to\": \"2035-01-01T00:00:00Z\"";

    private Rocket rocket;
    private Admin admin;
    private Rocket.Source source;

    @BeforeEach
    void newSource(Rocket running) {
        rocket = running;
        admin = Admin.of(running);
        source = running.newSource();
    }

    @AfterEach
    void backToTheDefaults() {
        new Drafts(admin).backToTheDefaults();
    }

    private JsonObject simulate(String ruleSet) {
        Answer started = admin.send(
                "POST",
                "simulations",
                null,
                "{\"ruleSet\": \"" + ruleSet + "\", \"source\": \"" + source.name() + "\", " + PERIOD + "}");
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        return over("simulations/" + started.json().getInt("id"));
    }

    private JsonObject over(String path) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> !admin.get(path).getString("state").equals("running"));
        JsonObject over = admin.get(path);
        assertThat(over.getString("state")).as(over.toString()).isEqualTo("done");
        return over;
    }

    private Answer draftWithForum(String members) {
        Answer made = admin.send("POST", "rule-sets/draft", null, "{\"from\": 1}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        Answer patched = admin.send(
                "PATCH",
                "rule-sets/draft/rules/forum.posted",
                Admin.etag(made),
                "application/merge-patch+json",
                members);
        assertThat(patched.status()).as(patched.body()).isEqualTo(200);
        return patched;
    }

    private int publish(Answer draft) {
        int newest =
                admin.get("rule-sets").getJsonArray("items").getJsonObject(0).getInt("version");
        Answer published = admin.send(
                "POST",
                "rule-sets/draft/publication",
                Admin.etag(draft),
                "{\"note\": \"test\", \"after\": " + newest + "}");
        assertThat(published.status()).as(published.body()).isEqualTo(201);
        return published.json().getInt("version");
    }

    @Test
    void whatARealMoodleSentComesToThePointToWhatTheWebhookBooked() {
        source.hook().postRecorded();
        long booked = rocket.balances(source).values().stream()
                .mapToLong(Long::longValue)
                .sum();

        JsonObject result = simulate("1").getJsonObject("result");

        assertThat(booked).isPositive();
        assertThat(result.getInt("simulated")).isEqualTo((int) booked);
        assertThat(result.getInt("difference")).isZero();
        assertThat(result.getJsonArray("rules").getValuesAs(JsonObject.class))
                .allSatisfy(rule -> assertThat(rule.getInt("difference")).isZero());
    }

    @Test
    void aDraftIsTriedPublishedAndAppliedToThePastOnce() {
        for (int post = 1; post <= 5; post++) {
            source.hook().post(GuideBody.forumPost(post, 31, post));
        }
        assertThat(rocket.balance(source, 31)).isEqualTo(15);
        Answer draft = draftWithForum("{\"points\": 4}");

        JsonObject tried = simulate("draft");
        assertThat(tried.getJsonObject("result").getInt("difference")).isEqualTo(-3);
        JsonObject learner = admin.get("simulations/" + tried.getInt("id") + "/learners")
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(learner.getInt("learner")).isEqualTo(31);
        assertThat(learner.getInt("difference")).isEqualTo(-3);
        Answer file = admin.send("GET", "simulations/" + tried.getInt("id") + "/learners.csv", null, null);
        assertThat(file.body().lines().toList())
                .isEqualTo(List.of(
                        "source,learner,rule,booked,simulated,difference",
                        source.name() + ",31,forum.posted,15,12,-3"));
        assertThat(rocket.balance(source, 31)).isEqualTo(15);

        assertThat(apply(tried.getInt("id")).status()).isEqualTo(409);
        int version = publish(draft);
        int shown = simulate(String.valueOf(version)).getInt("id");
        Answer started = apply(shown);
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        JsonObject applied = over("re-ratings/" + started.json().getInt("id"));

        assertThat(applied.getInt("learners")).isEqualTo(1);
        assertThat(rocket.balance(source, 31)).isEqualTo(12);
        assertThat(apply(shown).status()).isEqualTo(409);
        long entries = rocket.entries(source);
        JsonObject second = over("re-ratings/"
                + apply(simulate(String.valueOf(version)).getInt("id")).json().getInt("id"));
        assertThat(second.getInt("learners")).isZero();
        assertThat(rocket.entries(source)).isEqualTo(entries);
        Awaitility.await()
                .untilAsserted(() -> assertThat(rocket.sql()
                                .number(
                                        "SELECT count(*) FROM audit_record WHERE object_type = 'rerating' AND object_id = ?"
                                                + " AND action IN ('rerating.start', 'rerating.done') AND reason = 'test'",
                                        String.valueOf(applied.getInt("id"))))
                        .isEqualTo(2));
        assertThat(rocket.sql().brokenInvariants()).isEmpty();
    }

    private Answer apply(int simulation) {
        return admin.send("POST", "re-ratings", null, "{\"simulation\": " + simulation + ", \"reason\": \"test\"}");
    }

    @Test
    void anEventIsExplainedWithTheVersionInForceAndWithTheDraft() {
        Answer fourth = null;
        for (int post = 1; post <= 4; post++) {
            fourth = source.hook().post(GuideBody.forumPost(post, 31, post));
        }
        assertThat(fourth).isNotNull();
        draftWithForum("{\"points\": 4, \"constraint\": {\"type\": \"cap\", \"count\": 10, \"period\": \"day\"}}");

        JsonObject explained = admin.get("events/" + fourth.json().getInt("event") + "/explanation?ruleSet=draft");

        assertThat(explained.getString("sentence"))
                .startsWith("No points by the rule forum.posted: 3 of at most 3 in day:");
        JsonObject instead = explained.getJsonObject("instead");
        assertThat(instead.getInt("points")).isEqualTo(4);
        assertThat(instead.getString("sentence")).startsWith("4 points by the rule forum.posted: 4 of at most 10");
        assertThat(Set.copyOf(explained.keySet())).contains("ruleSet", "decisions");
    }

    @Test
    void whatIsNotThereOrNotAllowedIsRefused() {
        admin.send("POST", "simulations", null, "{\"ruleSet\": \"draft\", \"source\": \"moodle\", " + PERIOD + "}")
                .assertProblem(404, "not_found");
        admin.send("POST", "simulations", null, "{\"ruleSet\": \"1\", \"source\": \"nowhere\", " + PERIOD + "}")
                .assertProblem(404, "not_found");
        admin.send("POST", "simulations", null, "{\"ruleSet\": \"1\", \"source\": \"moodle\"}")
                .assertProblem(400, "missing_field");
        admin.send("POST", "re-ratings", null, "{\"simulation\": 1}").assertProblem(400, "missing_field");
        admin.send("GET", "events/999999999/explanation", null, null).assertProblem(404, "not_found");
    }
}
