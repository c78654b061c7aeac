package org.rocketrewards.it.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.it.harness.Admin;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;

/** What is refused, and what auditors read, leaves a record; secrets leave none but their keyed hash. */
@ExtendWith(RunningRocket.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditTrailIT {
    private Rocket rocket;
    private Admin admin;
    private Rocket.Source source;
    private long event;

    @BeforeAll
    void deliver(Rocket running) {
        rocket = running;
        admin = Admin.of(rocket);
        source = rocket.newSource();
        event = source.hook()
                .post(Hook.json(Map.of(
                        "id", "1",
                        "eventname", "\\core\\event\\user_loggedin",
                        "userid", "31",
                        "timecreated", "1795348800")))
                .json()
                .getJsonNumber("event")
                .longValueExact();
    }

    @Test
    void theTrailIsReadInPages() {
        JsonObject page = admin.get("audit?actor=rocket&limit=2");

        assertThat(page.getJsonArray("items")).hasSize(2);
        assertThat(page.getString("next")).isNotEmpty();
        assertThat(admin.send("GET", "audit?objectId=moodle", null, null).status())
                .isEqualTo(400);
    }

    @Test
    void aChangeThatWasRefusedIsOnRecordUnderItsRequest() {
        refused(admin, "DELETE", "badge-mappings/4711", null, 404);
        refused(admin, "POST", "corrections", "{\"kind\":\"adjustment\"}", 400);
        refused(admin, "POST", "nowhere", "{}", 404);
        refused(Admin.withRole(rocket, "auditor"), "DELETE", "badge-mappings/1", null, 403);
        refused(Admin.withRole(rocket, "operator"), "POST", "retention/start", null, 403);
        refused(admin, "PUT", "rocket-badges/it-audit", "{\"name\":\"A\"}", 428);
    }

    private void refused(Admin who, String method, String path, String body, int status) {
        Answer answer = who.send(method, path, null, body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(rocket.sql()
                        .rows(
                                "SELECT result, actor_kind, host(address), reason IS NOT NULL FROM audit_record"
                                        + " WHERE request_id = ?",
                                answer.header("X-Request-Id").orElseThrow()))
                .as(method + " " + path)
                .containsExactly(List.of("refused", "api_key", "127.0.0.1", true));
    }

    @Test
    void whatAnAuditorReadsIsOnRecordAndWhatAnAdministratorReadsIsNot() {
        Admin auditor = Admin.withRole(rocket, "auditor");
        String name = "it-" + auditor.key();
        String learner = "sources/" + source.name() + "/learners/31";
        Map<String, String> reads = Map.of(
                "audit?result=done",
                "audit.read",
                "deliveries",
                "delivery.read",
                "events/" + event,
                "event.read",
                "events/" + event + "/explanation",
                "event.read",
                learner,
                "learner.read",
                learner + "/entries",
                "statement.read",
                learner + "/balance?at=2100-01-01T00:00:00Z",
                "balance.read",
                learner + "/credentials",
                "credential.read",
                "corrections",
                "correction.read",
                "sources/" + source.name() + "/leaderboard",
                "leaderboard.read");

        reads.forEach((path, action) -> {
            long before = records(name, action);
            assertThat(auditor.send("GET", path, null, null).status()).as(path).isEqualTo(200);
            assertThat(records(name, action)).as(path).isEqualTo(before + 1);
            assertThat(admin.send("GET", path, null, null).status()).isEqualTo(200);
        });

        assertThat(rocket.sql()
                        .number("SELECT count(*) FROM audit_record WHERE actor = 'first-run'"
                                + " AND action LIKE '%.read' AND action NOT LIKE 'retention%'"))
                .isZero();
    }

    @Test
    void whatAnAuditorTakesAwayIsOnRecord() {
        Admin auditor = Admin.withRole(rocket, "auditor");
        String name = "it-" + auditor.key();
        String learner = "sources/" + source.name() + "/learners/31";
        String period = "from=2026-01-01T00:00:00Z&to=2100-01-01T00:00:00Z";
        Map<String, String> exports = Map.of(
                learner + "/statement.csv?" + period, "statement.export",
                learner + "/data", "learner.export",
                "seals/bundle?" + period, "audit.export");

        exports.forEach((path, action) -> {
            assertThat(auditor.send("GET", path, null, null).status()).as(path).isEqualTo(200);
            assertThat(records(name, action)).as(path).isEqualTo(1);
        });
    }

    private long records(String actor, String action) {
        return rocket.sql().number("SELECT count(*) FROM audit_record WHERE actor = ? AND action = ?", actor, action);
    }

    @Test
    void aWrongApiKeyIsOnRecordOnce() {
        Admin nobody = new Admin(rocket.http(), "ra_wrong");
        assertThat(nobody.send("GET", "audit", null, null).status()).isEqualTo(401);
        assertThat(nobody.send("GET", "audit", null, null).status()).isEqualTo(401);

        assertThat(rocket.sql()
                        .number("SELECT count(*) FROM audit_record WHERE action = 'api_key.use'"
                                + " AND result = 'refused' AND address = '127.0.0.1'"))
                .isPositive();
    }

    @Test
    void secretsAreInTheTrailAsKeyedHashesOnly() {
        String firstPassword = rocket.process().firstRun().getProperty("admin.password");
        String token = rocket.process().firstRun().getProperty("source.token");
        String key = rocket.process().firstRun().getProperty("api.key");

        assertThat(rocket.sql()
                        .number(
                                "SELECT count(*) FROM audit_record WHERE coalesce(before::text, '') || coalesce(after::text,"
                                        + " '') || coalesce(reason, '') ~ ANY (?::text[])",
                                "{" + firstPassword + "," + token + "," + key + "}"))
                .isZero();
        assertThat(rocket.sql()
                        .number("SELECT count(*) FROM audit_record WHERE (action = 'person.create'"
                                + " AND after ->> 'password' ~ '^hmac-sha256:[0-9a-f]{8}:[0-9a-f]{64}$')"
                                + " OR (action = 'api_key.issue' AND actor = 'rocket'"
                                + " AND after ->> 'secret' ~ '^hmac-sha256:')"
                                + " OR (action = 'token.rotate' AND actor = 'rocket'"
                                + " AND after #>> '{tokens,0,secret}' ~ '^hmac-sha256:')"))
                .isEqualTo(3);
    }
}
