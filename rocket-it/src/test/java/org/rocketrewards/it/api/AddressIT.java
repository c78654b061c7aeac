package org.rocketrewards.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;

/** A mistyped address is never answered 200, and health tells what it should. */
@ExtendWith(RunningRocket.class)
class AddressIT {
    private final Rocket rocket;

    AddressIT(Rocket rocket) {
        this.rocket = rocket;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/%zz",
                "/api/%",
                "/api/%4",
                "/api/v1/%zz/deliveries",
                "/api/public/hook/moodle/event%zz",
                "/api/public/hook/moodle%2",
                "/api/%ff%fe",
                "/api/public//hook/moodle/event",
                "//api/public/hook/moodle/event",
                "/api//public/hook/moodle/event",
                "/api/public/hook/moodle/event/",
                "/api/public/hook/moodle//event",
                "/api/public/hook/moodle/event;a=1",
                "/%61pi/public/hook/moodle/event",
                "/api/nothing"
            })
    void anAddressAtWhichNothingIsSaysSo(String path) throws IOException {
        post(path).assertProblem(404, "not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%zz", "/admin/%zz", "/%"})
    void alsoOutsideOfTheInterface(String path) throws IOException {
        assertThat(post(path).status()).isBetween(400, 499);
    }

    @Test
    void aQueryIsNotAnAddress() throws IOException {
        assertThat(post(Hook.PATH + "?x=%zz").outcome()).isEqualTo("ignored");
    }

    @Test
    void anEscapedLetterIsTheLetter() throws IOException {
        assertThat(post("/api/public/hook/moodle/%65vent").outcome()).isEqualTo("ignored");
    }

    private Answer post(String path) throws IOException {
        String body = "{\"id\":\"9\",\"eventname\":\"\\\\core\\\\event\\\\address_test\",\"userid\":\"31\","
                + "\"timecreated\":\"1795348800\"}";
        String request = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                + rocket.firstHook().token() + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
        return rocket.http().sendRaw(request.getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/live", "/health/ready", "/health/started"})
    void healthIsUp(String path) {
        Answer answer = rocket.http().send(rocket.http().to(path).GET());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getString("status")).isEqualTo("UP");
        assertThat(answer.json().getJsonArray("checks").getValuesAs(JsonObject.class))
                .isNotEmpty()
                .allSatisfy(check -> assertThat(check.getString("status")).isEqualTo("UP"));
    }

    @Test
    void readinessLooksAtTheDatabaseAndTheIntake() {
        List<JsonObject> checks = rocket.http()
                .send(rocket.http().to("/health/ready").GET())
                .json()
                .getJsonArray("checks")
                .getValuesAs(JsonObject.class);

        assertThat(checks).extracting(check -> check.getString("name")).contains("database", "intake");
    }
}
