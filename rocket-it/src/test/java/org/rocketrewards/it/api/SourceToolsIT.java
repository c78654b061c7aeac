package org.rocketrewards.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocketrewards.it.harness.Admin;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;

/** What helps to connect a Moodle: workflow files, how far it is, what is wrong with it, and what goes on at all. */
@ExtendWith(RunningRocket.class)
class SourceToolsIT {
    private static final String COMPLETED = "\\core\\event\\course_completed";

    @Test
    void workflowFilesComeWithoutTheToken(Rocket rocket) {
        Rocket.Source source = rocket.newSource();

        Answer answer = rocket.api("sources/" + source.name() + "/workflows.zip?preset=guide");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).hasValue("application/zip");
        assertThat(answer.header("Content-Disposition").orElseThrow())
                .contains("rocket-" + source.name() + "-workflows.zip");
        assertThat(answer.body()).startsWith("PK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"preset=everything", "events=no.such", "", "preset=all&format=x"})
    void aChoiceThatIsNoneIsRefused(String query, Rocket rocket) {
        Answer answer = rocket.api("sources/" + rocket.newSource().name() + "/workflows.zip?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("type")).isEqualTo("urn:rocket:problem:invalid_parameter");
    }

    @Test
    void whatIsAskedOfNoSourceIsNotFound(Rocket rocket) {
        for (String what : List.of("workflows.zip?preset=guide", "setup", "diagnosis")) {
            assertThat(rocket.api("sources/nowhere/" + what).status()).as(what).isEqualTo(404);
        }
        assertThat(rocket.api("overview?source=nowhere").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "operator", "auditor"})
    void everyRoleMayRead(String role, Rocket rocket) {
        Rocket.Source source = rocket.newSource();
        Admin reader = Admin.withRole(rocket, role);

        for (String what : List.of("setup", "diagnosis?days=30")) {
            assertThat(reader.get("sources/" + source.name() + "/" + what)).isNotEmpty();
        }
        assertThat(reader.get("overview")).isNotEmpty();
        assertThat(reader.send("GET", "deliveries.csv?source=" + source.name(), null, null)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void withoutAKeyNothingIsTold(Rocket rocket) {
        for (String what : List.of("overview", "deliveries.csv", "sources/moodle/setup", "sources/moodle/diagnosis")) {
            assertThat(rocket.http()
                            .send(rocket.http().to("/api/v1/" + what).GET())
                            .status())
                    .as(what)
                    .isEqualTo(401);
        }
    }

    @Test
    void theFirstEventIsSeenAndWhatItLacksIsDiagnosed(Rocket rocket) {
        Rocket.Source source = rocket.newSource();
        Admin reader = Admin.withRole(rocket, "auditor");
        assertThat(reader.get("sources/" + source.name() + "/setup").isNull("newest"))
                .isTrue();

        assertThat(complete(source, 31).status()).isEqualTo(200);

        JsonObject setup = reader.get("sources/" + source.name() + "/setup");
        assertThat(setup.getInt("looked")).isEqualTo(1);
        assertThat(setup.getInt("carryLearner")).isZero();
        // others deliver with wrong tokens from the same address meanwhile, which is a finding, too
        JsonObject finding = reader
                .get("sources/" + source.name() + "/diagnosis")
                .getJsonArray("findings")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(each -> each.getString("code").equals("learner_not_named"))
                .findFirst()
                .orElseThrow();
        assertThat(finding.getString("remedy")).contains("\"relateduserid\":\"{relateduserid}\"");
        assertThat(finding.getJsonArray("examples").getString(0)).isEqualTo(COMPLETED);
    }

    @Test
    void theOverviewFollowsWithinSeconds(Rocket rocket) {
        Rocket.Source source = rocket.newSource();
        complete(source, 31);
        complete(source, 32);

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    JsonObject overview =
                            rocket.api("overview?source=" + source.name()).json();
                    assertThat(overview.getJsonNumber("pointsToday").longValue())
                            .isEqualTo(100);
                    assertThat(overview.getJsonArray("hours").getValuesAs(JsonObject.class).stream()
                                    .mapToInt(hour ->
                                            hour.getJsonObject("deliveries").getInt("accepted", 0))
                                    .sum())
                            .isEqualTo(2);
                });
    }

    @Test
    void theLogIsTakenAwayAsAFile(Rocket rocket) {
        Rocket.Source source = rocket.newSource();
        complete(source, 31);

        Answer file = rocket.api("deliveries.csv?source=" + source.name());

        assertThat(file.body().lines()).hasSize(2);
        assertThat(file.body()).startsWith("id,receivedAt,").contains(COMPLETED);
    }

    private static Answer complete(Rocket.Source source, long learner) {
        return source.hook()
                .post(Hook.json(Map.of(
                        "id",
                        String.valueOf(learner),
                        "eventname",
                        COMPLETED,
                        "userid",
                        String.valueOf(learner),
                        "courseid",
                        "7",
                        "timecreated",
                        Hook.now())));
    }
}
