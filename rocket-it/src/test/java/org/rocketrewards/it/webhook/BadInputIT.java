package org.rocketrewards.it.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;

/** Bodies that no Moodle should send: each gets its documented answer, is on record, and harms nobody after it. */
@ExtendWith(RunningRocket.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {
    private WatchedSource watched;

    @BeforeAll
    void newSource(Rocket running) {
        watched = new WatchedSource(running);
    }

    @BeforeEach
    void lookAtTheBooks() {
        watched.look();
    }

    @AfterEach
    void nextGoodEventIsServed() {
        watched.assertNextGoodEventIsServed();
    }

    static Stream<Arguments> unreadableBodies() {
        return Stream.of(
                        body("empty", ""),
                        body("blank", " \r\n "),
                        body("truncated JSON", WatchedSource.GOOD.substring(0, WatchedSource.GOOD.length() - 5)),
                        body("JSON with more behind it", WatchedSource.GOOD + "{}"),
                        body("JSON without quotes", "{id:7}"),
                        body("trailing comma", WatchedSource.GOOD.replace("}", ",}")),
                        body("array", "[" + WatchedSource.GOOD + "]"),
                        body("string", "\"event\""),
                        body("number", "7"),
                        body("null", "null"),
                        body(
                                "deeply nested array",
                                WatchedSource.GOOD.replace(
                                        "}", ",\"x\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}")),
                        body("deeply nested object", "{\"a\":".repeat(20_000) + "1" + "}".repeat(20_000)),
                        body("only opening brackets", "[".repeat(200_000)),
                        body("NUL in the text", WatchedSource.GOOD.replace("course_completed", "course\0completed")),
                        body("escaped NUL", WatchedSource.GOOD.replace("}", ",\"x\":\"a\\u0000b\"}")),
                        body(
                                "url-encoded NUL",
                                "id=7&eventname=%5Ccore%5Cevent%5Cx&userid=31&timecreated=1795348800&x=%00"),
                        body("broken percent sign", "id=7&eventname=%5Ccore%5Cevent%5Cx&userid=31&timecreated=%zz"),
                        Arguments.of("invalid UTF-8", bytes(WatchedSource.GOOD, 0xC3, 0x28)),
                        Arguments.of("overlong UTF-8", bytes(WatchedSource.GOOD, 0xC0, 0xAF)),
                        Arguments.of("half a surrogate", bytes(WatchedSource.GOOD, 0xED, 0xA0, 0x80)),
                        Arguments.of("only 0xFF", new byte[] {(byte) 0xFF, (byte) 0xFF}),
                        Arguments.of("random bytes", randomBytes()))
                .map(arguments -> arguments);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadableBodies")
    void unreadableBodyIsMalformed(String name, byte[] body) {
        Answer answer = watched.send("application/json", body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.problem()).isIn("malformed_body", "missing_field", "invalid_field");
        answer.assertKeepsItsInsides();
        watched.assertOnRecord();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"7\",\"id\":\"8\",\"eventname\":\"\\\\core\\\\event\\\\x\",\"userid\":\"31\",\"timecreated\":\"1795348800\"}",
                "id=7&eventname=%5Ccore%5Cevent%5Cx&userid=31&timecreated=1795348800&userid=2",
            })
    void fieldGivenTwiceIsRefused(String body) {
        watched.hook().post(body).assertProblem(400, "duplicate_field");
        watched.assertOnRecord();
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "eventname", "userid", "timecreated"})
    void missingRequiredFieldIsNamed(String field) {
        Map<String, String> fields = required();
        fields.remove(field);
        assertNames("missing_field", field, watched.hook().post(Hook.json(fields)));
        fields.put(field, "");
        assertNames("missing_field", field, watched.hook().post(Hook.json(fields)));
        fields.put(field, "{" + field + "}");
        assertNames("missing_field", field, watched.hook().post(Hook.json(fields)));
        watched.assertOnRecord();
    }

    @ParameterizedTest
    @CsvSource({
        "id, abc",
        "id, 1.5",
        "id, 1e3",
        "id, 0",
        "id, -7",
        "id, ' '",
        "id, 0x1F",
        "id, 18446744073709551617",
        "id, 9223372036854775808",
        "id, 99999999999999999999999999999999999999",
        "id, 1099511627776",
        "userid, learner",
        "userid, 1099511627776",
        "userid, 9223372036854775808",
        "userid, 3;DROP TABLE entry",
        "timecreated, yesterday",
        "timecreated, 0",
        "timecreated, 978307199",
        "timecreated, 99999999999",
        "timecreated, 9223372036854775808",
        "timecreated, 2026-11-22T12:00:00Z",
        "relateduserid, 1099511627776",
        "relateduserid, abc",
    })
    void fieldOfTheWrongKindIsNamed(String field, String value) {
        Map<String, String> fields = required();
        fields.put(field, value);

        assertNames("invalid_field", field, watched.hook().post(Hook.json(fields)));
        watched.assertOnRecord();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "[7]", "{\"a\":7}", "1.5", "1e400", "-1", "99999999999999999999"})
    void idOfTheWrongJsonTypeIsRefused(String json) {
        Answer answer = watched.hook().post(WatchedSource.GOOD.replace("\"id\":\"7\"", "\"id\":" + json));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.problem()).isIn("invalid_field", "missing_field");
        answer.assertKeepsItsInsides();
    }

    @Test
    void idGivenAsNumberIsTheSameAsText() {
        Map<String, String> fields =
                new LinkedHashMap<>(GuideBody.courseCompleted(500, 500, 7).all());
        Answer text = watched.hook().post(Hook.json(fields));
        Answer number = watched.hook().post(Hook.json(fields).replace("\"id\":\"500\"", "\"id\":500"));
        fields.put("userid", "00500");
        Answer zeros = watched.hook().post(Hook.json(fields));

        assertThat(text.outcome()).isEqualTo("accepted");
        assertThat(number.outcome()).isEqualTo("duplicate");
        assertThat(zeros.outcome()).isEqualTo("duplicate");
    }

    @Test
    void unknownEventIsIgnored() {
        Answer answer = watched.hook().post(WatchedSource.GOOD.replace("course_completed", "no_such_event"));

        assertThat(answer.outcome()).isEqualTo("ignored");
        assertThat(answer.json()).doesNotContainKey("event");
        assertThat(answer.points()).isZero();
    }

    @Test
    void byteOrderMarkIsSkipped() {
        Answer answer = watched.hook()
                .post("\uFEFF"
                        + Hook.json(GuideBody.courseCompleted(501, 501, 7).all()));

        assertThat(answer.outcome()).isEqualTo("accepted");
    }

    private static Map<String, String> required() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id", "7");
        fields.put("eventname", "\\core\\event\\course_completed");
        fields.put("userid", "31");
        fields.put("courseid", "7");
        fields.put("timecreated", "1795348800");
        return fields;
    }

    private static void assertNames(String problem, String field, Answer answer) {
        answer.assertProblem(400, problem);
        assertThat(answer.json().getString("field")).isEqualTo(field);
        assertThat(answer.json().getString("detail")).contains(field);
    }

    private static Arguments body(String name, String text) {
        return Arguments.of(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The good body with bytes in front of its closing brace, inside a text. */
    private static byte[] bytes(String good, int... inserted) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(good.substring(0, good.length() - 1).getBytes(StandardCharsets.UTF_8));
        out.writeBytes(",\"x\":\"".getBytes(StandardCharsets.UTF_8));
        for (int b : inserted) {
            out.write(b);
        }
        out.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private static byte[] randomBytes() {
        byte[] bytes = new byte[5_000];
        new Random(7).nextBytes(bytes);
        return bytes;
    }
}
