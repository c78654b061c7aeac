package org.rocketrewards.it.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.rocketrewards.it.harness.Admin;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RocketProcess;

/** A Rocket that books what people ask for only once a second person agrees. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FourEyesIT {
    private static final int LEARNER = 31;

    private static RocketProcess process;
    private static Rocket rocket;
    private static Admin first;
    private static Admin second;
    private static Admin auditor;

    @BeforeAll
    static void start() {
        process = RocketProcess.fresh("four-eyes")
                .with("ROCKET_CORRECTIONS_FOUR_EYES", "true")
                .with("ROCKET_SEAL_WITNESS_WEBHOOK", "http://127.0.0.1:9/s3cret")
                .start();
        rocket = new Rocket(process);
        first = Admin.of(rocket);
        second = Admin.withRole(rocket, "operator");
        auditor = Admin.withRole(rocket, "auditor");
        Answer delivered = rocket.firstHook()
                .post(Hook.json(Map.of(
                        "id", "1",
                        "eventname", "\\core\\event\\course_completed",
                        "userid", "" + LEARNER,
                        "courseid", "7",
                        "timecreated", "1795348800")));
        assertThat(delivered.outcome()).isEqualTo("accepted");
    }

    @AfterAll
    static void stop() {
        process.close();
    }

    @Test
    void whatOneAsksForAnotherApproves() {
        long id = request("{'kind':'adjustment','points':5");
        long before = balance();

        Answer approved =
                second.send("POST", "corrections/" + id + "/approval", null, "{\"note\":\"agreed by phone\"}");

        assertThat(approved.status()).as(approved.body()).isEqualTo(200);
        assertThat(approved.json().getString("state")).isEqualTo("booked");
        assertThat(balance()).isEqualTo(before + 5);
        assertThat(trail(id))
                .containsExactly(
                        List.of("correction.request", "first-run", "done", "exam moved"),
                        List.of("correction.book", "it-" + second.key(), "done", "agreed by phone"));
        second.send("POST", "corrections/" + id + "/approval", null, "").assertProblem(409, "conflict");
        second.send("POST", "corrections/" + id + "/refusal", null, "").assertProblem(409, "conflict");
    }

    @Test
    void nobodyApprovesTheirOwnAndTheAttemptIsOnRecord() {
        long id = request("{'kind':'adjustment','points':7");
        long before = balance();

        Answer own = first.send("POST", "corrections/" + id + "/approval", null, "");

        own.assertProblem(403, "forbidden");
        assertThat(correction(id).getString("state")).isEqualTo("waiting");
        assertThat(balance()).isEqualTo(before);
        assertThat(trail(id))
                .endsWith(List.of(
                        "correction.approve",
                        "first-run",
                        "refused",
                        "A correction is approved by somebody else than who asked for it."));
        assertThat(rocket.sql()
                        .number(
                                "SELECT count(*) FROM audit_record WHERE request_id = ?",
                                own.header("X-Request-Id").orElseThrow()))
                .isEqualTo(1);
    }

    @Test
    void anAuditorNeitherAsksNorApproves() {
        long id = request("{'kind':'adjustment','points':1");

        auditor.send("POST", "corrections/" + id + "/approval", null, "").assertProblem(403, "forbidden");
        auditor.send("POST", "corrections/" + id + "/refusal", null, "").assertProblem(403, "forbidden");

        assertThat(auditor.get("corrections/" + id).getString("state")).isEqualTo("waiting");
    }

    @Test
    void whatIsRefusedIsNeverBooked() {
        long id = request("{'kind':'adjustment','points':9");
        long before = balance();

        Answer refused = second.send("POST", "corrections/" + id + "/refusal", null, "{\"note\":\"no such exam\"}");

        assertThat(refused.status()).as(refused.body()).isEqualTo(200);
        assertThat(refused.json().getString("state")).isEqualTo("refused");
        assertThat(balance()).isEqualTo(before);
        assertThat(trail(id)).endsWith(List.of("correction.refuse", "it-" + second.key(), "done", "no such exam"));
        second.send("POST", "corrections/" + id + "/approval", null, "").assertProblem(409, "conflict");
    }

    @Test
    void oneMayWithdrawWhatOneAskedFor() {
        long id = request("{'kind':'adjustment','points':3");

        assertThat(first.send("POST", "corrections/" + id + "/refusal", null, "")
                        .status())
                .isEqualTo(200);

        assertThat(correction(id).getString("state")).isEqualTo("refused");
    }

    /** Two people may ask to take back the same entry; it goes once. */
    @Test
    @Order(1)
    void aReversalIsApprovedOnce() {
        long one = request("{'kind':'reversal','entry':1");
        long other = request("{'kind':'reversal','entry':1");

        assertThat(second.send("POST", "corrections/" + one + "/approval", null, "")
                        .status())
                .isEqualTo(200);
        second.send("POST", "corrections/" + other + "/approval", null, "").assertProblem(409, "conflict");

        assertThat(balance()).isZero();
        assertThat(rocket.sql().brokenInvariants()).isEmpty();
    }

    /** Whoever switches it off does so by starting Rocket with other settings, and that is on record with both. */
    @Test
    @Order(Integer.MAX_VALUE)
    void switchingItOffIsOnRecord() {
        long waiting = request("{'kind':'adjustment','points':2");
        assertThat(process.stop()).isZero();
        process.with("ROCKET_CORRECTIONS_FOUR_EYES", "false")
                .with("ROCKET_SEAL_WITNESS_WEBHOOK", "http://127.0.0.1:9/0ther")
                .start();

        JsonObject record = first.get("audit?action=rocket.start&limit=1")
                .getJsonArray("items")
                .getJsonObject(0);

        JsonObject before = record.getJsonObject("before");
        JsonObject after = record.getJsonObject("after");
        assertThat(before.getString("rocket.corrections.four.eyes")).isEqualTo("true");
        assertThat(after.getString("rocket.corrections.four.eyes")).isEqualTo("false");
        assertThat(after.getString("rocket.seal.witness.webhook"))
                .startsWith("hmac-sha256:")
                .isNotEqualTo(before.getString("rocket.seal.witness.webhook"));
        assertThat(after.getString("rocket.home")).isEqualTo(before.getString("rocket.home"));
        assertThat(record.toString()).doesNotContain("s3cret", "0ther");
        assertThat(correction(waiting).getString("state")).isEqualTo("waiting");
        first.send("POST", "corrections/" + waiting + "/approval", null, "").assertProblem(403, "forbidden");
    }

    private static long request(String kind) {
        String body = kind + ",'source':'moodle','learner':" + LEARNER + ",'reason':'exam moved'}";
        Answer requested = first.send("POST", "corrections", null, body.replace('\'', '"'));
        assertThat(requested.status()).as(requested.body()).isEqualTo(201);
        assertThat(requested.json().getString("state")).isEqualTo("waiting");
        return requested.json().getJsonNumber("id").longValueExact();
    }

    private static JsonObject correction(long id) {
        return first.get("corrections/" + id);
    }

    private static long balance() {
        return first.get("sources/moodle/learners/" + LEARNER)
                .getJsonNumber("balance")
                .longValueExact();
    }

    private static List<List<Object>> trail(long id) {
        return rocket.sql()
                .rows(
                        "SELECT action, actor, result, reason FROM audit_record WHERE object_type = 'correction'"
                                + " AND object_id = ? AND action NOT LIKE '%.read' ORDER BY id",
                        "" + id);
    }
}
