package org.rocketrewards.it.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
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
    private static final String GOOD =
            "{\"id\":\"7\",\"eventname\":\"\\\\core\\\\event\\\\course_completed\",\"userid\":\"31\","
                    + "\"courseid\":\"7\",\"timecreated\":\"1795348800\"}";

    private Rocket rocket;
    private Rocket.Source source;
    private long nextGood = 1_000;
    private long refusedBefore;
    private long bookedBefore;

    @BeforeAll
    void newSource(Rocket running) {
        rocket = running;
        source = rocket.newSource();
    }

    @BeforeEach
    void lookAtTheBooks() {
        refusedBefore = refused();
        bookedBefore = booked();
    }

    /** Whatever came before, the next good event is served and the bad one left nothing behind. */
    @AfterEach
    void nextGoodEventIsServed() {
        nextGood++;
        Answer answer = source.hook().post(GuideBody.courseCompleted(nextGood, nextGood, 7));

        assertThat(answer.outcome()).isEqualTo("accepted");
        assertThat(answer.points()).isEqualTo(50);
        assertThat(booked()).isEqualTo(bookedBefore);
    }

    private long booked() {
        return rocket.sql().number("SELECT count(*) FROM entry WHERE learner_key = ?", source.userKey(31));
    }

    private long refused() {
        return rocket.sql().number("SELECT count(*) FROM delivery WHERE outcome = 'refused'")
                + rocket.sql().number("SELECT coalesce(sum(count), 0) FROM refusal_count");
    }

    private void assertOnRecord() {
        Awaitility.await().untilAsserted(() -> assertThat(refused()).isGreaterThan(refusedBefore));
    }

    private Answer send(String contentType, byte[] body, String... headers) {
        var request = source.hook().request(contentType, body);
        return rocket.http().send(headers.length == 0 ? request : request.headers(headers));
    }

    static Stream<Arguments> unreadableBodies() {
        return Stream.of(
                        body("empty", ""),
                        body("blank", " \r\n "),
                        body("truncated JSON", GOOD.substring(0, GOOD.length() - 5)),
                        body("JSON with more behind it", GOOD + "{}"),
                        body("JSON without quotes", "{id:7}"),
                        body("trailing comma", GOOD.replace("}", ",}")),
                        body("array", "[" + GOOD + "]"),
                        body("string", "\"event\""),
                        body("number", "7"),
                        body("null", "null"),
                        body(
                                "deeply nested array",
                                GOOD.replace("}", ",\"x\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}")),
                        body("deeply nested object", "{\"a\":".repeat(20_000) + "1" + "}".repeat(20_000)),
                        body("only opening brackets", "[".repeat(200_000)),
                        body("NUL in the text", GOOD.replace("course_completed", "course\0completed")),
                        body("escaped NUL", GOOD.replace("}", ",\"x\":\"a\\u0000b\"}")),
                        body(
                                "url-encoded NUL",
                                "id=7&eventname=%5Ccore%5Cevent%5Cx&userid=31&timecreated=1795348800&x=%00"),
                        body("broken percent sign", "id=7&eventname=%5Ccore%5Cevent%5Cx&userid=31&timecreated=%zz"),
                        Arguments.of("invalid UTF-8", bytes(GOOD, 0xC3, 0x28)),
                        Arguments.of("overlong UTF-8", bytes(GOOD, 0xC0, 0xAF)),
                        Arguments.of("half a surrogate", bytes(GOOD, 0xED, 0xA0, 0x80)),
                        Arguments.of("only 0xFF", new byte[] {(byte) 0xFF, (byte) 0xFF}),
                        Arguments.of("random bytes", randomBytes()))
                .map(arguments -> arguments);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadableBodies")
    void unreadableBodyIsMalformed(String name, byte[] body) {
        Answer answer = send("application/json", body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.problem()).isIn("malformed_body", "missing_field", "invalid_field");
        answer.assertKeepsItsInsides();
        assertOnRecord();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"7\",\"id\":\"8\",\"eventname\":\"\\\\core\\\\event\\\\x\",\"userid\":\"31\",\"timecreated\":\"1795348800\"}",
                "id=7&eventname=%5Ccore%5Cevent%5Cx&userid=31&timecreated=1795348800&userid=2",
            })
    void fieldGivenTwiceIsRefused(String body) {
        source.hook().post(body).assertProblem(400, "duplicate_field");
        assertOnRecord();
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "eventname", "userid", "timecreated"})
    void missingRequiredFieldIsNamed(String field) {
        Map<String, String> fields = required();
        fields.remove(field);
        assertNames("missing_field", field, source.hook().post(Hook.json(fields)));
        fields.put(field, "");
        assertNames("missing_field", field, source.hook().post(Hook.json(fields)));
        fields.put(field, "{" + field + "}");
        assertNames("missing_field", field, source.hook().post(Hook.json(fields)));
        assertOnRecord();
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

        assertNames("invalid_field", field, source.hook().post(Hook.json(fields)));
        assertOnRecord();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "[7]", "{\"a\":7}", "1.5", "1e400", "-1", "99999999999999999999"})
    void idOfTheWrongJsonTypeIsRefused(String json) {
        Answer answer = source.hook().post(GOOD.replace("\"id\":\"7\"", "\"id\":" + json));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.problem()).isIn("invalid_field", "missing_field");
        answer.assertKeepsItsInsides();
    }

    @Test
    void idGivenAsNumberIsTheSameAsText() {
        Map<String, String> fields =
                new LinkedHashMap<>(GuideBody.courseCompleted(500, 500, 7).all());
        Answer text = source.hook().post(Hook.json(fields));
        Answer number = source.hook().post(Hook.json(fields).replace("\"id\":\"500\"", "\"id\":500"));
        fields.put("userid", "00500");
        Answer zeros = source.hook().post(Hook.json(fields));

        assertThat(text.outcome()).isEqualTo("accepted");
        assertThat(number.outcome()).isEqualTo("duplicate");
        assertThat(zeros.outcome()).isEqualTo("duplicate");
    }

    @Test
    void unknownEventIsIgnored() {
        Answer answer = source.hook().post(GOOD.replace("course_completed", "no_such_event"));

        assertThat(answer.outcome()).isEqualTo("ignored");
        assertThat(answer.json()).doesNotContainKey("event");
        assertThat(answer.points()).isZero();
    }

    @Test
    void byteOrderMarkIsSkipped() {
        Answer answer = source.hook()
                .post("\uFEFF"
                        + Hook.json(GuideBody.courseCompleted(501, 501, 7).all()));

        assertThat(answer.outcome()).isEqualTo("accepted");
    }

    @Test
    void tenMegabytesAreTooLarge() {
        send("application/json", "x".repeat(10_000_000).getBytes(StandardCharsets.US_ASCII))
                .assertProblem(413, "body_too_large");
        assertOnRecord();
    }

    @Test
    void limitIsTheBodysSizeAndNotItsCompressedSize() throws IOException {
        String filler = GOOD.replace("}", ",\"x\":\"" + "y".repeat(300 * 1024) + "\"}");
        assertThat(gzip(filler.getBytes(StandardCharsets.UTF_8)).length).isLessThan(10_000);

        send("application/json", gzip(filler.getBytes(StandardCharsets.UTF_8)), "Content-Encoding", "gzip")
                .assertProblem(413, "body_too_large");
        send("application/json", gzip(new byte[200_000_000]), "Content-Encoding", "gzip")
                .assertProblem(413, "body_too_large");
        assertOnRecord();
    }

    @Test
    void gzipIsAccepted() throws IOException {
        byte[] body = Hook.json(GuideBody.courseCompleted(502, 502, 7).all()).getBytes(StandardCharsets.UTF_8);

        assertThat(send("application/json", gzip(body), "Content-Encoding", "gzip")
                        .outcome())
                .isEqualTo("accepted");
    }

    @Test
    void damagedGzipIsMalformed() throws IOException {
        byte[] whole = gzip(GOOD.getBytes(StandardCharsets.UTF_8));
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        byte[] badChecksum = whole.clone();
        badChecksum[whole.length - 5] ^= 0x55;

        send("application/json", half, "Content-Encoding", "gzip").assertProblem(400, "malformed_body");
        send("application/json", badChecksum, "Content-Encoding", "gzip").assertProblem(400, "malformed_body");
        send("application/json", GOOD.getBytes(StandardCharsets.UTF_8), "Content-Encoding", "gzip")
                .assertProblem(400, "malformed_body");
        assertOnRecord();
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "zstd", "gzip, gzip, gzip"})
    void unknownEncodingIsUnsupported(String encoding) {
        send("application/json", GOOD.getBytes(StandardCharsets.UTF_8), "Content-Encoding", encoding)
                .assertProblem(415, "unsupported_media_type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/xml",
                "multipart/form-data; boundary=x",
                "text/html",
                "application/octet-stream",
                "nonsense",
            })
    void unknownMediaTypeIsUnsupported(String contentType) {
        send(contentType, GOOD.getBytes(StandardCharsets.UTF_8)).assertProblem(415, "unsupported_media_type");
        assertOnRecord();
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

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
