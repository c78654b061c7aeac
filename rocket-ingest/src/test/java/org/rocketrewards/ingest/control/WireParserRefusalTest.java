package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rocketrewards.ingest.control.WireFixtures.JSON;
import static org.rocketrewards.ingest.control.WireFixtures.encodedJson;
import static org.rocketrewards.ingest.control.WireFixtures.form;
import static org.rocketrewards.ingest.control.WireFixtures.json;
import static org.rocketrewards.ingest.control.WireFixtures.jsonWith;
import static org.rocketrewards.ingest.control.WireFixtures.parse;
import static org.rocketrewards.ingest.control.WireFixtures.refusal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

/** Bodies that cannot be read. */
class WireParserRefusalTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/xml",
                "application/xml",
                "multipart/form-data; boundary=x",
                "application/octet-stream",
                "text/html",
                "application/jsonp",
                "json",
                "application/json; charset=iso-8859-1",
                "text/plain;charset=utf-16",
                "application/json;charset="
            })
    void otherContentTypesAreRefused(String contentType) {
        RocketException refusal = refusal(json(""), contentType);

        assertThat(refusal.type()).isEqualTo(ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n\t", "\uFEFF"})
    void anEmptyBodySaysSo(String body) {
        RocketException refusal = refusal(body);

        assertThat(refusal.type()).isEqualTo(ProblemType.MALFORMED_BODY);
        assertThat(refusal.detail()).startsWith("The body is empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[{\"id\":1}]",
                "\"id\"",
                "null",
                "42",
                "hello",
                "{",
                "{]",
                "{\"id\":}",
                "{\"id\":\"5\"",
                "{\"id\":\"5\",}",
                "{\"id\" \"5\"}",
                "{id:5}",
                "{'id':'5'}",
                "{\"id\":05}",
                "{\"id\":\"a\nb\"}",
                "{\"id\":\"\\x\"}",
                "{\"id\":NaN}",
                "{\"a\":[}"
            })
    void whatIsNoJsonObjectAndNoFormIsRefused(String body) {
        assertThat(refusal(body).type()).isEqualTo(ProblemType.MALFORMED_BODY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "{}", "}", "]", ",", "\"\"", "1", "//", "null"})
    void trailingGarbageIsRefused(String garbage) {
        assertThat(refusal(json("") + garbage).type()).isEqualTo(ProblemType.MALFORMED_BODY);
        assertThat(refusal(json("") + " \n" + garbage).type()).isEqualTo(ProblemType.MALFORMED_BODY);
    }

    @Test
    void everyTruncationIsRefused() {
        String body = json("\"other\":{\"a\":[1,true,null,\"\\u00e4\"]}");

        for (int end = 0; end < body.length(); end++) {
            assertThat(refusal(body.substring(0, end)).type())
                    .as("%d characters", end)
                    .isEqualTo(ProblemType.MALFORMED_BODY);
        }
    }

    @Test
    void aSyntaxErrorIsLocated() {
        assertThat(refusal("{\"id\":\"5\",\n  \"userid\" \"31\"}").detail()).contains("line 2");
    }

    @Test
    void nestingIsLimited() {
        String innermost = "[".repeat(31) + "]".repeat(31);

        assertThat(parse(json("\"a\":" + innermost)).carries("a")).isFalse();
        for (String tooDeep : List.of("[" + innermost + "]", "{\"b\":" + innermost + "}", "[".repeat(100_000))) {
            RocketException refusal = refusal(json("\"a\":" + tooDeep));

            assertThat(refusal.type()).isEqualTo(ProblemType.MALFORMED_BODY);
            assertThat(refusal.detail()).contains("32 levels");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"id\":\"6\";id",
                "\"userid\":\"{userid}\";userid",
                "\"x\":[],\"x\":1;x",
                "\"x\":{\"y\":1,\"z\":{},\"y\":2};y",
                "\"x\":[[{\"y\":1,\"y\":1}]];y",
                "\"other\":{\"y\":1,\"y\":1};other_y",
                "\"other\":{\"y\":{},\"y\":[]};other_y",
                "\"other\":{\"y\":1},\"other_y\":\"1\";other_y",
                "\"other_y\":\"{other_y}\",\"other\":{\"y\":1};other_y",
                "\"other\":\"\",\"other\":{};other",
                "\"\\u0069d\":\"6\";id"
            })
    void aFieldGivenTwiceIsRefused(String members, String field) {
        RocketException refusal = refusal(json(members));

        assertThat(refusal.type()).isEqualTo(ProblemType.DUPLICATE_FIELD);
        assertThat(refusal.members()).containsEntry("field", field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id=6", "%69d=5", "id", "id={id}"})
    void aFormFieldGivenTwiceIsRefused(String pair) {
        RocketException refusal = refusal(form(pair));

        assertThat(refusal.type()).isEqualTo(ProblemType.DUPLICATE_FIELD);
        assertThat(refusal.members()).containsEntry("field", "id");
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] latin1 = json("\"a\":\"ä\"").getBytes(StandardCharsets.ISO_8859_1);
        byte[] overlong = form("a=").concat("\u00C0\u0080").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(refusal(latin1, JSON).detail()).contains("UTF-8");
        assertThat(refusal(overlong, null).type()).isEqualTo(ProblemType.MALFORMED_BODY);
        assertThat(refusal(json("").getBytes(StandardCharsets.UTF_16LE), JSON).type())
                .isEqualTo(ProblemType.MALFORMED_BODY);
        assertThat(parse(json("\"a\":\"\uFFFD\"")).fields()).containsEntry("a", "\uFFFD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%C3", "%C3+", "%C3%28", "a%FFb", "%ED%A0%80", "%F0%9F%98", "%C0%80", "%80"})
    void encodedBytesThatAreNotUtf8AreRefused(String value) {
        assertThat(refusal(form("a=" + value)).type()).isEqualTo(ProblemType.MALFORMED_BODY);
        assertThat(refusal(encodedJson("\"a\":\"" + value + "\"")).type()).isEqualTo(ProblemType.MALFORMED_BODY);
        assertThat(parse(json("\"a\":\"" + value + "\"")).fields()).containsEntry("a", value);
    }

    @Test
    void nulIsRefusedHoweverItComes() {
        for (String body : List.of(
                json("\"a\":\"\0\""),
                form("a=\0"),
                json("\"a\":\"\\u0000\""),
                json("\"\\u0000\":1"),
                json("\"a\":[{\"b\":\"\\u0000\"}]"),
                form("a=%00"),
                form("%00=a"),
                encodedJson("\"a\":\"b%00\""))) {
            RocketException refusal = refusal(body);

            assertThat(refusal.type()).isEqualTo(ProblemType.MALFORMED_BODY);
            assertThat(refusal.detail()).contains("NUL");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud83d", "\\ude00\\ud83d", "x\\ud83dx", "\\ud83d\\ud83d\\ude00"})
    void halfACharacterIsRefused(String escapes) {
        assertThat(refusal(json("\"a\":\"" + escapes + "\"")).type()).isEqualTo(ProblemType.MALFORMED_BODY);
        assertThat(parse(json("\"a\":\"\\ud83d\\ude00\"")).fields()).containsEntry("a", "😀");
    }

    @Test
    void fieldsAreLimitedInNumberAndName() {
        String many = IntStream.range(0, 496).mapToObj(i -> "\"f" + i + "\":1").collect(Collectors.joining(","));

        assertThat(parse(json(many)).fields()).hasSize(500);
        assertThat(refusal(json(many + ",\"last\":1")).type()).isEqualTo(ProblemType.MALFORMED_BODY);
        assertThat(parse(json("\"" + "n".repeat(128) + "\":1")).fields()).hasSize(5);
        assertThat(refusal(json("\"" + "n".repeat(129) + "\":1")).type()).isEqualTo(ProblemType.MALFORMED_BODY);
        assertThat(refusal(form("n".repeat(129) + "=1")).detail()).hasSizeLessThan(250);
    }

    @Test
    void refusalsTellNothingOfTheRestOfTheBody() {
        for (String body : List.of(
                jsonWith("userid", "\"x\"").replace("}", ",\"secret\":\"s3cr3t\"}"),
                json("\"secret\":\"s3cr3t\"") + "s3cr3t",
                form("secret=s3cr3t&secret=s3cr3t"))) {
            RocketException refusal = refusal(body);

            assertThat(refusal.detail() + refusal.members()).doesNotContain("s3cr3t", "org.", "jakarta", "Exception");
        }
    }
}
