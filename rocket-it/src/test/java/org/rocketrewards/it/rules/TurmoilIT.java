package org.rocketrewards.it.rules;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.it.harness.Admin;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;
import org.rocketrewards.it.oracle.Fields;
import org.rocketrewards.it.webhook.GuideBody;
import org.rocketrewards.it.webhook.Parallel;

/** Everybody at once: what counts once counts once, and a cap is a cap. */
@ExtendWith(RunningRocket.class)
class TurmoilIT {
    private static final int LEARNERS = 6;
    private static final int POSTS = 12;
    private static final long ADMINISTRATOR = 2;
    private static final int COURSES = 12;

    @Test
    void administratorsSendersAndRepeatsAtOnceBreakNeitherOnceNorACap(Rocket rocket) {
        Rocket.Source source = rocket.newSource();
        List<Fields> events = new ArrayList<>();
        long id = 1;
        for (int learner = 31; learner < 31 + LEARNERS; learner++) {
            for (int post = 1; post <= POSTS; post++) {
                events.add(GuideBody.forumPost((int) id, learner, (int) id));
                id++;
            }
            for (int again = 1; again <= 4; again++) {
                events.add(GuideBody.courseCompleted((int) id, learner, 7));
                id++;
            }
        }
        quarantine(source);
        Admin admin = Admin.of(rocket);
        List<Callable<Integer>> work = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            int first = thread;
            // each event is sent by two threads: the second is a replay of the first
            work.add(() -> send(source, events, first % 2, first < 2));
        }
        work.add(() -> administer(admin, "Ada"));
        work.add(() -> administer(admin, "Bob"));
        work.add(() -> rerate(admin, source));
        for (int thread = 0; thread < 3; thread++) {
            work.add(() -> replay(admin, source));
        }

        List<Integer> done = Parallel.atOnce(work);

        assertThat(done.get(4) + done.get(5)).as("published versions").isPositive();
        assertThat(done.get(7) + done.get(8) + done.get(9))
                .as("released by one of the three")
                .isEqualTo(2 * COURSES);
        assertThat(rocket.balance(source, ADMINISTRATOR)).isEqualTo(COURSES * 50L);
        for (int learner = 31; learner < 31 + LEARNERS; learner++) {
            assertThat(rocket.balance(source, learner))
                    .as("learner %d", learner)
                    .isEqualTo(15 + 50);
        }
        assertThat(rocket.entries(source)).isEqualTo(LEARNERS * 4L + COURSES);
        assertThat(rocket.sql().brokenInvariants()).isEmpty();
        new Drafts(admin).backToTheDefaults();
    }

    /** What an administrator has done waits until somebody says that it counts; each course is completed twice. */
    private static void quarantine(Rocket.Source source) {
        for (int i = 0; i < 2 * COURSES; i++) {
            Fields event = GuideBody.courseCompleted(100_000L + i, ADMINISTRATOR, 100 + i % COURSES);
            assertThat(source.hook().post(event).outcome()).isEqualTo("quarantined");
        }
    }

    /** Releases what is quarantined until nothing is left, as others do at the same time. */
    private static int replay(Admin admin, Rocket.Source source) {
        int released = 0;
        List<JsonObject> rows;
        do {
            Answer answer =
                    admin.send("POST", "replays?outcome=quarantined&confirmed=true&source=" + source.name(), null, "");
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            rows = answer.json().getJsonArray("items").getValuesAs(JsonObject.class);
            for (JsonObject row : rows) {
                if (!row.isNull("problem")) {
                    assertThat(row.getString("problem")).isEqualTo("urn:rocket:problem:conflict");
                } else {
                    assertThat(row.getString("outcome")).isEqualTo("accepted");
                    released++;
                }
            }
        } while (!rows.isEmpty());
        return released;
    }

    private static int send(Rocket.Source source, List<Fields> events, int start, boolean forwards) {
        for (int i = start; i < events.size(); i += 2) {
            Fields event = events.get(forwards ? i : events.size() - 1 - i);
            assertThat(source.hook().post(event).status()).isEqualTo(200);
        }
        return 0;
    }

    /** Makes, changes and publishes drafts without looking at what the other one does. */
    private static int administer(Admin admin, String name) {
        int published = 0;
        for (int i = 0; i < 8; i++) {
            admin.send("POST", "rule-sets/draft", null, "{}");
            Answer draft = admin.send("GET", "rule-sets/draft", null, null);
            if (draft.status() != 200) {
                continue;
            }
            Answer changed = admin.send(
                    "PATCH",
                    "rule-sets/draft/rules/course.viewed",
                    Admin.etag(draft),
                    "{\"title\": \"" + name + " " + i + "\"}");
            if (changed.status() == 200) {
                Answer answer = admin.send(
                        "POST",
                        "rule-sets/draft/publication",
                        Admin.etag(changed),
                        "{\"note\": \"" + name + " " + i + "\"}");
                assertThat(answer.status()).isIn(201, 404, 409, 412);
                published += answer.status() == 201 ? 1 : 0;
            } else {
                assertThat(changed.status()).isIn(404, 412);
            }
        }
        Answer left = admin.send("GET", "rule-sets/draft", null, null);
        if (left.status() == 200) {
            assertThat(admin.send("DELETE", "rule-sets/draft", Admin.etag(left), null)
                            .status())
                    .isIn(204, 404, 412);
        }
        return published;
    }

    /** Applies the same rules to what is just coming in: nothing is to be booked. */
    private static int rerate(Admin admin, Rocket.Source source) {
        for (int i = 0; i < 3; i++) {
            Answer simulation = admin.send(
                    "POST",
                    "simulations",
                    null,
                    "{\"ruleSet\": \"1\", \"source\": \"" + source.name()
                            + "\", \"from\": \"2015-01-01T00:00:00Z\", \"to\": \"2035-01-01T00:00:00Z\"}");
            int id = simulation.json().getInt("id");
            Awaitility.await()
                    .until(() ->
                            !admin.get("simulations/" + id).getString("state").equals("running"));
            Answer applied =
                    admin.send("POST", "re-ratings", null, "{\"simulation\": " + id + ", \"reason\": \"turmoil\"}");
            assertThat(applied.status()).as(applied.body()).isIn(202, 409);
            if (applied.status() == 202) {
                int rerating = applied.json().getInt("id");
                Awaitility.await()
                        .until(() -> !admin.get("re-ratings/" + rerating)
                                .getString("state")
                                .equals("running"));
                assertThat(admin.get("re-ratings/" + rerating).getString("state"))
                        .isEqualTo("done");
            }
        }
        return 0;
    }
}
