package org.rocketrewards.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;

/** Corrections, statements and leaderboards over HTTP, in the real container and its transactions. */
@ExtendWith(RunningRocket.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BooksApiIT {
    private static final String AUDITOR = "rka_auditor-of-the-books-api-it-0123456789abcdef";

    private Rocket rocket;
    private String key = "";
    private Rocket.Source source;
    private long nextId = 1;

    @BeforeAll
    void newSource(Rocket running) {
        rocket = running;
        key = rocket.process().firstRun().getProperty("api.key");
        source = rocket.newSource();
        rocket.sql()
                .update(
                        "INSERT INTO api_key (name, prefix, hash, role, created_at, created_by)"
                                + " VALUES ('books-api-it', 'rka_audi', ?, 'auditor', now(), 'test')",
                        sha256(AUDITOR));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private long complete(long learner, long course) {
        Answer answer = source.hook()
                .post(Hook.json(Map.of(
                        "id", "" + nextId++,
                        "eventname", "\\core\\event\\course_completed",
                        "userid", "" + learner,
                        "courseid", "" + course,
                        "timecreated", "1795348800")));
        assertThat(answer.outcome()).isEqualTo("accepted");
        return answer.json().getJsonNumber("event").longValueExact();
    }

    private Answer call(String method, String path, String bearer, String body, String... headers) {
        HttpRequest.Builder request = rocket.http()
                .to("/api/v1/" + path)
                .header("Authorization", "Bearer " + bearer)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return rocket.http().send(headers.length == 0 ? request : request.headers(headers));
    }

    private Answer correct(String json, String... headers) {
        return call("POST", "corrections", key, json.replace('\'', '"'), headers);
    }

    private String adjustment(long learner, long points) {
        return "{'kind':'adjustment','source':'" + source.name() + "','learner':" + learner + ",'points':" + points
                + ",'reason':'exam moved','reference':'=T-17'}";
    }

    private static long number(JsonObject json, String name) {
        return json.getJsonNumber(name).longValueExact();
    }

    @Test
    void anAdjustmentIsBookedOnceHoweverOftenItIsSent() {
        complete(31, 7);

        Answer first = correct(adjustment(31, -20), "Idempotency-Key", "a-1");
        Answer again = correct(adjustment(31, -20), "Idempotency-Key", "a-1");

        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(first.header("Location").orElseThrow())
                .endsWith("/api/v1/corrections/" + number(first.json(), "id"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(rocket.balance(source, 31)).isEqualTo(30);
        correct(adjustment(31, -21), "Idempotency-Key", "a-1").assertProblem(409, "conflict");
        assertThat(rocket.sql()
                        .rows(
                                "SELECT actor_kind, action, reason FROM audit_record WHERE object_type = 'correction'"
                                        + " AND object_id = ?",
                                "" + number(first.json(), "id")))
                .containsExactly(List.of("api_key", "correction.book", "exam moved"));
        assertThat(rocket.sql().brokenInvariants()).isEmpty();
    }

    @Test
    void whatIsTakenBackCanBeEarnedAgainUnlessTheAwardIsKept() {
        long event = complete(40, 7);
        complete(40, 8);

        Answer reversed = correct("{'kind':'event_reversal','event':" + event + ",'reason':'sent by mistake'}");
        assertThat(reversed.status()).as(reversed.body()).isEqualTo(201);
        assertThat(number(reversed.json(), "points")).isEqualTo(-50);
        assertThat(rocket.balance(source, 40)).isEqualTo(50);
        complete(40, 7);
        assertThat(rocket.balance(source, 40)).isEqualTo(100);

        Answer kept = correct("{'kind':'reversal','source':'" + source.name()
                + "','learner':40,'entry':2,'keepsAward':true,'reason':'plagiarism'}");
        assertThat(kept.status()).as(kept.body()).isEqualTo(201);
        complete(40, 8);
        assertThat(rocket.balance(source, 40)).isEqualTo(50);
        assertThat(rocket.sql().brokenInvariants()).isEmpty();
    }

    @Test
    void whatIsRefusedLeavesNothingBehind() {
        complete(41, 7);
        long before = rocket.sql().number("SELECT count(*) FROM correction");

        correct(adjustment(41, -51)).assertProblem(409, "conflict");
        correct(adjustment(99, 5)).assertProblem(404, "not_found");
        correct("{'kind':'adjustment'}").assertProblem(400, "missing_field");
        correct("{").assertProblem(400, "malformed_body");
        correct(adjustment(41, 5), "Idempotency-Key", "x".repeat(101)).assertProblem(400, "invalid_field");
        call("POST", "corrections", AUDITOR, adjustment(41, 5).replace('\'', '"'))
                .assertProblem(403, "forbidden");
        call("POST", "corrections/999999/approval", key, "").assertProblem(404, "not_found");

        assertThat(rocket.sql().number("SELECT count(*) FROM correction")).isEqualTo(before);
        assertThat(rocket.balance(source, 41)).isEqualTo(50);
    }

    @Test
    void aStatementComesAsDataAndFiles() {
        complete(42, 7);
        correct(adjustment(42, -20));
        String path = "sources/" + source.name() + "/learners/42/statement";
        String period = "?from=2026-01-01T00:00:00Z&to=2100-01-01T00:00:00Z";

        JsonObject statement = call("GET", path + period, AUDITOR, "").json();
        Answer csv = call("GET", path + ".csv" + period, AUDITOR, "");
        Answer pdf = call("GET", path + ".pdf" + period, AUDITOR, "");

        assertThat(number(statement, "opening")).isZero();
        assertThat(number(statement, "closing")).isEqualTo(30);
        assertThat(statement.getJsonArray("lines")).hasSize(2);
        assertThat(csv.header("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.body()).contains(",exam moved,'=T-17\r\n");
        assertThat(pdf.header("Content-Type")).hasValue("application/pdf");
        assertThat(pdf.header("Content-Disposition").orElse("")).endsWith(".pdf\"");
        assertThat(pdf.body()).startsWith("%PDF-");
        assertThat(rocket.sql()
                        .number(
                                "SELECT count(*) FROM audit_record WHERE action = 'statement.export' AND object_id = ?",
                                source.name() + "/42"))
                .isEqualTo(2);
        call("GET", path, AUDITOR, "").assertProblem(400, "invalid_parameter");
        JsonObject balance = call(
                        "GET", "sources/" + source.name() + "/learners/42/balance?at=2100-01-01T00:00:00Z", AUDITOR, "")
                .json();
        assertThat(number(balance, "balance")).isEqualTo(30);
    }

    @Test
    void theBooksAgreeWithThemselves() {
        complete(60, 7);

        Answer answer = call("POST", "reconciliation", AUDITOR, "");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().getBoolean("balanced")).as(answer.body()).isTrue();
        JsonObject totals = answer.json().getJsonObject("totals");
        assertThat(number(totals, "learners")
                        + number(totals, "issuance")
                        + number(totals, "adjustment")
                        + number(totals, "expiry")
                        + number(totals, "imported"))
                .isZero();
    }

    @Test
    void aLeaderboardFollowsTheBooks() {
        Rocket.Source school = rocket.newSource();
        for (long learner = 50; learner < 53; learner++) {
            for (long course = 1; course <= learner - 49; course++) {
                school.hook()
                        .post(Hook.json(Map.of(
                                "id", "" + nextId++,
                                "eventname", "\\core\\event\\course_completed",
                                "userid", "" + learner,
                                "courseid", "" + course,
                                "timecreated", "1795348800")));
            }
        }
        String board = "sources/" + school.name() + "/leaderboard";

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(points(board)).containsExactly(150L, 100L, 50L));

        assertThat(points(board + "?course=2")).containsExactly(50L, 50L);
        JsonObject mine = call("GET", board + "?around=51&anonymous=true&limit=1", AUDITOR, "")
                .json();
        assertThat(mine.getJsonArray("items").getJsonObject(0).isNull("learner"))
                .isTrue();
        assertThat(mine.getJsonArray("items").getJsonObject(1).getInt("learner"))
                .isEqualTo(51);
        String exclusion = "sources/" + school.name() + "/learners/52/leaderboard-exclusion";
        assertThat(call("PUT", exclusion, key, "{\"reason\":\"teacher\"}").status())
                .isEqualTo(204);
        assertThat(points(board)).containsExactly(100L, 50L);
        call("DELETE", exclusion, AUDITOR, "").assertProblem(403, "forbidden");
        assertThat(call("DELETE", exclusion, key, "").status()).isEqualTo(204);
        assertThat(points(board)).hasSize(3);
        call("GET", board + "?period=yesterday", AUDITOR, "").assertProblem(400, "invalid_parameter");
    }

    private List<Long> points(String path) {
        Answer answer = call("GET", path, AUDITOR, "");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(item -> number(item, "points"))
                .toList();
    }
}
