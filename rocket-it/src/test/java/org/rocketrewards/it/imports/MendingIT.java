package org.rocketrewards.it.imports;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;

/** What went wrong is found, and tried again once its cause is mended. */
@ExtendWith(RunningRocket.class)
class MendingIT {
    private static final long AT = 1_795_300_000L;

    private static Answer post(Rocket rocket, String path, String body) {
        return rocket.post(path, HttpRequest.BodyPublishers.ofString(body));
    }

    private static String event(long id, String name, long user, String... more) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id", Long.toString(id));
        fields.put("eventname", name);
        fields.put("userid", Long.toString(user));
        fields.put("courseid", Long.toString(100 + id));
        fields.put("timecreated", Long.toString(AT + id));
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return Hook.json(fields);
    }

    @Test
    void aQuarantinedEventIsPaidOnceItIsSaidWhoseItIs(Rocket rocket) {
        Rocket.Source source = rocket.newSource();
        Answer quarantined = source.hook().post(event(1, "\\core\\event\\course_completed", 2, "relateduserid", ""));
        assertThat(quarantined.outcome()).isEqualTo("quarantined");
        long delivery = quarantined.json().getInt("delivery");

        JsonObject still = post(rocket, "replays?delivery=" + delivery, "")
                .json()
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(still.getString("outcome")).isEqualTo("quarantined");
        assertThat(rocket.entries(source)).isZero();

        JsonObject released = post(rocket, "replays?delivery=" + delivery + "&learner=31", "")
                .json()
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(released.getString("outcome")).isEqualTo("accepted");
        assertThat(released.getInt("points")).isEqualTo(50);
        assertThat(rocket.balance(source, 31)).isEqualTo(50);

        post(rocket, "replays?delivery=" + delivery + "&learner=31", "").assertProblem(409, "conflict");
        assertThat(source.hook()
                        .post(event(1, "\\core\\event\\course_completed", 2, "relateduserid", ""))
                        .outcome())
                .isEqualTo("duplicate");
        assertThat(rocket.balance(source, 31)).isEqualTo(50);
        assertThat(rocket.sql()
                        .number(
                                "SELECT count(*) FROM audit_record WHERE action = 'delivery.replay' AND object_id = ?"
                                        + " AND result <> 'refused'",
                                Long.toString(delivery)))
                .isEqualTo(2);
        assertThat(rocket.sql().brokenInvariants()).isEmpty();
    }

    @Test
    void failedDeliveriesOfAFilterAreBookedOnceHoweverOftenTheyAreReplayed(Rocket rocket) {
        Rocket.Source source = rocket.newSource();
        for (long id = 1; id <= 3; id++) {
            fail(rocket, source, id, event(id, "\\core\\event\\course_completed", 40));
        }
        String filter = "replays?outcome=failed&source=" + source.name();

        Answer first = post(rocket, filter, "");
        Answer second = post(rocket, filter, "");

        assertThat(first.json().getJsonArray("items").getValuesAs(JsonObject.class))
                .hasSize(3)
                .allSatisfy(row -> assertThat(row.getString("outcome")).isEqualTo("accepted"));
        assertThat(second.json().getJsonArray("items")).isEmpty();
        assertThat(rocket.balance(source, 40)).isEqualTo(150);
        assertThat(rocket.sql().brokenInvariants()).isEmpty();
    }

    /** As the lanes keep what they cannot book. */
    private static void fail(Rocket rocket, Rocket.Source source, long id, String body) {
        rocket.sql().rows("SELECT ensure_month('delivery', now()), ensure_month('raw_body', now())");
        rocket.sql()
                .update(
                        "WITH d AS (INSERT INTO delivery (id, received_at, source_id, outcome, reason, http_status, moodle_id,"
                                + " actor_key) VALUES (nextval('delivery_id'), now(), ?, 'failed', 'booking_failed', 500, ?, ?)"
                                + " RETURNING id, received_at) INSERT INTO raw_body (delivery_id, received_at, content_type,"
                                + " body) SELECT id, received_at, 'application/json', ? FROM d",
                        source.id(),
                        id,
                        source.userKey(40),
                        body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void reconciliationListsWhatDiffersAndNothingElse(Rocket rocket) {
        Rocket.Source source = rocket.newSource();
        for (long id : List.of(1L, 2L, 6L)) {
            source.hook().post(event(id, "\\core\\event\\course_completed", 50 + id));
        }
        String query = "?source=" + source.name();

        assertThat(rocket.api("comparisons/balances" + query).body().lines()).hasSize(1);
        assertThat(rocket.api("comparisons/events" + query).body().lines()).hasSize(1);
        assertThat(rocket.api("comparisons/gaps" + query).body().lines())
                .hasSize(2)
                .element(1)
                .asString()
                .startsWith(source.name() + ",3,5,3,");
        assertThat(rocket.api("comparisons/completeness" + query).body())
                .contains(",awarded,,3,150")
                .contains(",missing,gap_in_ids,3,0");
        assertThat(post(rocket, "comparisons/points" + query, "learner,points\n51,50\n52,70\n99,5\n")
                        .body()
                        .lines()
                        .skip(1))
                .hasSize(3)
                .anyMatch(line -> line.startsWith(source.name() + ",52,70,50,-20,"))
                .anyMatch(line -> line.startsWith(source.name() + ",56,,50,50,"))
                .anyMatch(line -> line.startsWith(source.name() + ",99,5,,-5,"));
        String log = "id,eventname,userid,timecreated\n1,\\core\\event\\course_completed,51," + (AT + 1)
                + "\n2,\\core\\event\\course_completed,53," + (AT + 2) + "\n3,\\core\\event\\course_completed,53,"
                + (AT + 3) + "\n7,\\core\\event\\nobody_cares,53," + (AT + 7) + "\n";
        assertThat(post(rocket, "comparisons/moodle-log" + query, log)
                        .body()
                        .lines()
                        .skip(1))
                .hasSize(3)
                .anyMatch(line -> line.startsWith(source.name() + ",different,2,"))
                .anyMatch(line -> line.startsWith(source.name() + ",missing,3,"))
                .anyMatch(line -> line.startsWith(source.name() + ",extra,6,"));
        post(rocket, "comparisons/points" + query, "who,points\n1,2\n").assertProblem(400, "malformed_body");
    }

    @Test
    void aLearnersDataAreGivenOutAndMadeAnonymousWhileTheBooksStillHold(Rocket rocket) {
        Rocket.Source source = rocket.newSource();
        source.hook()
                .post(event(
                        1, "\\core\\event\\course_completed", 61, "user_email", "zoe@example.org", "note", "Zoe K."));
        source.hook().post(event(2, "\\core\\event\\course_completed", 62, "user_email", "max@example.org"));
        String learner = "sources/" + source.name() + "/learners/61";

        JsonObject data = rocket.api(learner + "/data").json();
        assertThat(data.getJsonArray("entries")).hasSize(1);
        assertThat(data.getJsonArray("events")).hasSize(1);
        assertThat(data.getJsonArray("bodies")).hasSize(1);
        assertThat(rocket.api(learner + "/data/pdf").body()).startsWith("%PDF-");

        post(rocket, learner + "/data/erasure", "").assertProblem(400, "invalid_parameter");
        JsonObject hold = post(
                        rocket, "retention/holds?from=2020-01&to=2020-02&reason=case&source=" + source.name(), "")
                .json();
        post(rocket, learner + "/data/erasure?reason=asked", "").assertProblem(409, "conflict");
        post(rocket, "retention/holds/" + hold.getInt("id") + "/release", "");
        JsonObject certificate =
                post(rocket, learner + "/data/erasure?reason=asked", "").json();

        assertThat(certificate).as(certificate.toString()).containsKey("erased");
        assertThat(certificate.getJsonObject("erased").getInt("bodies")).isEqualTo(1);
        assertThat(certificate.getJsonArray("stays")).isNotEmpty();
        String after = rocket.api(learner + "/data").body();
        assertThat(after).doesNotContain("Zoe").contains("\"entries\"");
        assertThat(rocket.sql().number("SELECT count(*) FROM raw_body WHERE position('zoe@'::bytea IN body) > 0"))
                .isZero();
        assertThat(rocket.sql().number("SELECT count(*) FROM raw_body WHERE position('max@'::bytea IN body) > 0"))
                .isOne();
        assertThat(rocket.balance(source, 61)).isEqualTo(50);
        assertThat(rocket.sql().brokenInvariants()).isEmpty();
        assertThat(rocket.api("retention/due").json().getJsonArray("items")).isEmpty();
    }

    @Test
    void openingBalancesAreBookedOncePerLearner(Rocket rocket) {
        Rocket.Source source = rocket.newSource();
        String file = "learner,points,as_of\n71,120,2024-05-31\n72,many,2024-05-31\n";
        String path = "opening-balances?reason=old+system&source=" + source.name();

        assertThat(post(rocket, path, file).body())
                .contains("71,120,2024-05-31,bookable,")
                .contains(",invalid,");
        assertThat(rocket.entries(source)).isZero();
        assertThat(post(rocket, path + "&run=true", file).body()).contains("71,120,2024-05-31,booked,");
        assertThat(post(rocket, path + "&run=true", file).body()).contains("71,120,2024-05-31,duplicate,");
        assertThat(rocket.balance(source, 71)).isEqualTo(120);
        assertThat(rocket.sql().brokenInvariants()).isEmpty();
    }
}
