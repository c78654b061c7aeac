package org.rocketrewards.it.rules;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.it.harness.Admin;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;
import org.rocketrewards.it.webhook.Parallel;

/** Drafts, versions and what they do at the webhook. */
@ExtendWith(RunningRocket.class)
class RuleSetsIT {
    private static final String EVENT = "\\\\local_it\\\\event\\\\probed";
    private static final String RULE =
            "{\"title\": \"Probe\", \"events\": [\"" + EVENT + "\"], \"learner\": \"userid\","
                    + " \"points\": %d, \"filters\": [], \"constraint\": {\"type\": \"none\"}}";

    private Rocket rocket;
    private Admin admin;
    private Drafts drafts;
    private Rocket.Source source;
    private int nextId;

    @BeforeEach
    void withoutADraft(Rocket running) {
        rocket = running;
        admin = Admin.of(running);
        drafts = new Drafts(admin);
        source = running.newSource();
        drafts.giveUp();
    }

    @AfterEach
    void backToTheDefaults() {
        drafts.backToTheDefaults();
    }

    private Answer draftWithProbe(long points) {
        return drafts.put(drafts.make(), "it.probed", RULE.formatted(points));
    }

    private JsonObject probe() {
        nextId++;
        Answer answer = source.hook()
                .post("{\"id\": " + nextId + ", \"eventname\": \"" + EVENT
                        + "\", \"userid\": 31, \"timecreated\": 1795348800}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void aPublishedRuleHoldsWhenTheCallReturnsAndNamesItsVersion() {
        assertThat(probe().getString("status")).isEqualTo("ignored");

        int version = drafts.publish(draftWithProbe(7), "probes pay", null);
        JsonObject decision = probe().getJsonArray("decisions").getJsonObject(0);

        assertThat(decision.getInt("points")).isEqualTo(7);
        assertThat(decision.getInt("ruleSet")).isEqualTo(version);
        JsonObject listed = admin.get("rule-sets").getJsonArray("items").getJsonObject(0);
        assertThat(listed.getInt("version")).isEqualTo(version);
        assertThat(listed.getString("state")).isEqualTo("in_force");
        assertThat(admin.get("rule-sets/diff?from=1&to=" + version)
                        .getJsonArray("added")
                        .getJsonObject(0)
                        .getString("key"))
                .isEqualTo("it.probed");
        assertThat(rocket.sql()
                        .number(
                                "SELECT count(*) FROM audit_record WHERE action = 'rule_set.publish' AND object_id = ?"
                                        + " AND reason = 'probes pay' AND actor_kind = 'api_key'",
                                String.valueOf(version)))
                .isEqualTo(1);
    }

    @Test
    void aVersionForLaterHoldsFromItsMoment() {
        Instant moment = Instant.now().plusSeconds(4);
        drafts.publish(draftWithProbe(7), "soon", moment);

        assertThat(probe().getString("status")).isEqualTo("ignored");
        Awaitility.await()
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Instant.now().isAfter(moment.plusMillis(50)));
        assertThat(probe().getString("status")).isEqualTo("accepted");
    }

    @Test
    void whatIsPublishedElsewhereHoldsWithinASecond() {
        int version = (int) rocket.sql().number("SELECT max(version) + 1 FROM rule_set");
        JsonArrayBuilder rules = Json.createArrayBuilder();
        rules.add(Json.createReader(new StringReader(RULE.formatted(3).replaceFirst("\\{", "{\"key\": \"it.probed\",")))
                .readObject());
        rocket.sql()
                .update(
                        "INSERT INTO rule_set (version, document, note, published_at, published_by, effective_from)"
                                + " VALUES (?, ?::jsonb, 'by another node', now(), 'test', now())",
                        version,
                        Json.createObjectBuilder().add("rules", rules).build().toString());
        rocket.settingsChanged();

        Awaitility.await()
                .atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> probe().getString("status").equals("accepted"));
    }

    @Test
    void ofManyAdministratorsAtOnceOneChangesTheDraft() {
        String etag = Admin.etag(admin.send("POST", "rule-sets/draft", null, "{}"));

        List<Answer> answers = Parallel.atOnce(IntStream.rangeClosed(1, 12)
                .<Callable<Answer>>mapToObj(points ->
                        () -> admin.send("PUT", "rule-sets/draft/rules/it.probed", etag, RULE.formatted(points)))
                .toList());

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 412).hasSize(11);
    }

    @Test
    void aChangeWithoutIfMatchIsRefused() {
        admin.send("POST", "rule-sets/draft", null, "{}");

        admin.send("PUT", "rule-sets/draft/rules/it.probed", null, RULE.formatted(1))
                .assertProblem(428, "precondition_required");
        admin.send("PUT", "rule-sets/draft", null, "{\"rules\": []}").assertProblem(428, "precondition_required");
        admin.send("DELETE", "rule-sets/draft", "\"1, 2\"", null).assertProblem(412, "precondition_failed");
        admin.send("POST", "rule-sets/draft/publication", null, "{\"note\": \"x\"}")
                .assertProblem(428, "precondition_required");
    }

    @Test
    void theFileOfAVersionGoesBackUnchanged() {
        String etag = Admin.etag(admin.send("POST", "rule-sets/draft", null, "{}"));
        for (String type : List.of("application/json", "application/yaml")) {
            String file = file("rule-sets/1/file", type);

            Answer replaced = admin.send("PUT", "rule-sets/draft", etag, type, file);

            assertThat(replaced.status()).as(replaced.body()).isEqualTo(200);
            assertThat(file("rule-sets/draft/file", type)).isEqualTo(file);
            etag = Admin.etag(replaced);
        }
        assertThat(admin.get("rule-sets/diff?from=1&to=draft").getJsonArray("changed"))
                .isEmpty();
    }

    private String file(String path, String type) {
        Answer answer = rocket.http()
                .send(rocket.http()
                        .to("/api/v1/" + path)
                        .header("Authorization", "Bearer " + admin.key())
                        .header("Accept", type)
                        .GET());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Content-Type").orElse("")).startsWith(type);
        return answer.body();
    }

    @Test
    void badFilesAreRefusedWithTheirPlaceAndChangeNothing() {
        String etag = Admin.etag(admin.send("POST", "rule-sets/draft", null, "{}"));
        String yaml = file("rule-sets/1/file", "application/yaml");

        Answer unknown = admin.send(
                "PUT",
                "rule-sets/draft",
                etag,
                "application/yaml",
                yaml.replaceFirst("(?m)^( +)points: ", "$1pionts: "));
        unknown.assertProblem(400, "invalid_field");
        assertThat(unknown.json().getString("detail")).contains("line ").contains("column ");
        for (String bomb : List.of("a: &a [x, x]\nb: [*a, *a]\n", "!!evil [\"x\"]\n", "{\"rules\": [")) {
            admin.send("PUT", "rule-sets/draft", etag, "application/yaml", bomb).assertProblem(400, "malformed_body");
        }
        admin.send("PUT", "rule-sets/draft", etag, "application/yaml", "#".repeat(2_000_000))
                .assertProblem(413, "body_too_large");
        Answer checked = admin.send(
                "POST",
                "rule-sets/draft/validation",
                null,
                "application/yaml",
                yaml.replaceFirst("points: 5", "points: -5"));
        assertThat(checked.json().getBoolean("valid")).as(checked.body()).isFalse();

        assertThat(Admin.etag(admin.send("GET", "rule-sets/draft", null, null))).isEqualTo(etag);
    }

    @Test
    void badRulesChangeNothingAndNameTheField() {
        Answer draft = draftWithProbe(7);
        String withBadge = RULE.formatted(1).replace("\"points\"", "\"badge\": \"nowhere\", \"points\"");

        admin.send("PUT", "rule-sets/draft/rules/it.probed", Admin.etag(draft), RULE.formatted(-1))
                .assertProblem(400, "invalid_field");
        admin.send("PATCH", "rule-sets/draft/rules/it.probed", Admin.etag(draft), "{\"points\": \"many\"}")
                .assertProblem(400, "invalid_field");
        admin.send("PUT", "rule-sets/draft", Admin.etag(draft), "{\"rules\": [").assertProblem(400, "malformed_body");
        assertThat(Admin.etag(admin.send("GET", "rule-sets/draft", null, null))).isEqualTo(Admin.etag(draft));
        Answer badged = admin.send("PUT", "rule-sets/draft/rules/it.probed", Admin.etag(draft), withBadge);
        Answer refused = admin.send(
                "POST", "rule-sets/draft/publication", Admin.etag(badged), "{\"note\": \"a badge that is not there\"}");

        refused.assertProblem(400, "invalid_field");
        assertThat(refused.json().getString("field")).isEqualTo("rules[81].badge");
        assertThat(Admin.etag(admin.send("GET", "rule-sets/draft", null, null))).isEqualTo(Admin.etag(badged));
    }

    @Test
    void aPublishedVersionHasNoAddressThatChangesIt() {
        String before = admin.send("GET", "rule-sets/1/file", null, null).body();

        for (String method : List.of("PUT", "PATCH", "DELETE", "POST")) {
            for (String path : List.of("rule-sets/1", "rule-sets/1/file")) {
                Answer answer = admin.send(method, path, "\"1\"", "{\"rules\": []}");
                assertThat(answer.status())
                        .as("%s %s: %s", method, path, answer.body())
                        .isBetween(400, 499);
            }
        }

        assertThat(admin.send("GET", "rule-sets/1/file", null, null).body()).isEqualTo(before);
    }

    @Test
    void operatorsAndAuditorsReadButChangeNothing() {
        Answer draft = draftWithProbe(7);
        for (String role : List.of("operator", "auditor")) {
            Admin reader = Admin.withRole(rocket, role);
            assertThat(reader.get("rule-sets").getJsonArray("items")).isNotEmpty();
            assertThat(reader.get("rule-sets/draft").getInt("basedOn")).isPositive();
            assertThat(reader.get("rule-sets/diff?from=1&to=draft").getJsonArray("added"))
                    .hasSize(1);
            reader.send("PUT", "rule-sets/draft/rules/it.probed", Admin.etag(draft), RULE.formatted(9))
                    .assertProblem(403, "forbidden");
            reader.send("POST", "rule-sets/draft/publication", Admin.etag(draft), "{\"note\": \"mine\"}")
                    .assertProblem(403, "forbidden");
            reader.send("POST", "rule-sets/1/rollback", null, "{\"note\": \"mine\"}")
                    .assertProblem(403, "forbidden");
            reader.send("DELETE", "rule-sets/draft", Admin.etag(draft), null).assertProblem(403, "forbidden");
        }
        assertThat(Admin.etag(admin.send("GET", "rule-sets/draft", null, null))).isEqualTo(Admin.etag(draft));
    }
}
