package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rocketrewards.ingest.control.WireFixtures.TIME;
import static org.rocketrewards.ingest.control.WireFixtures.encodedJson;
import static org.rocketrewards.ingest.control.WireFixtures.form;
import static org.rocketrewards.ingest.control.WireFixtures.json;
import static org.rocketrewards.ingest.control.WireFixtures.jsonWith;
import static org.rocketrewards.ingest.control.WireFixtures.parse;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocketrewards.ingest.WireEvent;

class WireParserTest {
    @SuppressWarnings("unused") // read by @FieldSource
    private static final java.util.List<String> TYPES = WireFixtures.PLAUSIBLE_TYPES;

    /** The body template of the integration guide, character for character. */
    private static final String GUIDE_TEMPLATE = """
            {
              "id": "{id}",
              "eventname": "{eventname}",
              "component": "{component}",
              "action": "{action}",
              "target": "{target}",
              "objectid": "{objectid}",
              "userid": "{userid}",
              "courseid": "{courseid}",
              "timecreated": "{timecreated}",
              "other": "{other}"
            }
            """;

    @Test
    void theGuidesTemplateAsMoodleFillsIt() {
        String body = GUIDE_TEMPLATE
                .replace("{id}", "44")
                .replace("{eventname}", "%5Ccore%5Cevent%5Ccourse_completed")
                .replace("{component}", "core")
                .replace("{action}", "completed")
                .replace("{target}", "course")
                .replace("{objectid}", "9")
                .replace("{userid}", "31")
                .replace("{courseid}", "12")
                .replace("{timecreated}", TIME);

        WireEvent event = parse(body);

        assertThat(event)
                .isEqualTo(new WireEvent(
                        44,
                        "\\core\\event\\course_completed",
                        31,
                        Instant.ofEpochSecond(1795355618),
                        Map.of(
                                "id", "44",
                                "eventname", "\\core\\event\\course_completed",
                                "component", "core",
                                "action", "completed",
                                "target", "course",
                                "objectid", "9",
                                "userid", "31",
                                "courseid", "12",
                                "timecreated", TIME)));
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void theBodyDecidesWhateverThePlausibleContentType(String contentType) {
        WireEvent fromForm = parse(form("other_name=Caf%C3%A9+%26+bar"), contentType);
        WireEvent fromEncodedJson = parse(encodedJson("\"other_name\":\"Caf%C3%A9+%26+bar\""), contentType);
        WireEvent fromJson = parse(json("\"other_name\":\"Café & bar\""), contentType);

        assertThat(fromForm).isEqualTo(fromJson);
        assertThat(fromEncodedJson).isEqualTo(fromJson);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "APPLICATION/JSON",
                "application/json;charset=\"UTF-8\"",
                "application/json ; version=1; Charset=us-ascii",
                "application/ld+json",
                "application/vnd.moodle.event+json;charset=utf8",
                "text/plain;charset=utf-8"
            })
    void otherSpellingsOfAContentTypeAreTaken(String contentType) {
        assertThat(parse(json(""), contentType).moodleId()).isEqualTo(5);
    }

    @Test
    void jsonWithBackslashesIsNotUrlDecoded() {
        WireEvent event = parse(json("\"other_name\":\"50%25 + 1\""));

        assertThat(event.fields()).containsEntry("other_name", "50%25 + 1");
    }

    @Test
    void aShortEventNameSaysNothingAboutTheEncoding() {
        WireEvent event =
                parse("{\"id\":1,\"eventname\":\"course_completed\",\"userid\":2,\"timecreated\":%s,\"a\":\"1+1\"}"
                        .formatted(TIME));

        assertThat(event.eventName()).isEqualTo("course_completed");
        assertThat(event.fields()).containsEntry("a", "1+1");
    }

    @Test
    void theEventNameMayComeLast() {
        WireEvent event = parse("{\"query\":\"a+b\",\"id\":\"1\",\"userid\":\"2\",\"timecreated\":\"" + TIME
                + "\",\"eventname\":\"%5ccore%5cevent%5ccourses_searched\"}");

        assertThat(event.eventName()).isEqualTo("\\core\\event\\courses_searched");
        assertThat(event.fields()).containsEntry("query", "a b");
    }

    @Test
    void aNameWithoutItsFirstBackslashGetsIt() {
        assertThat(parse(jsonWith("eventname", "\"mod_quiz\\\\event\\\\attempt_submitted\""))
                        .eventName())
                .isEqualTo("\\mod_quiz\\event\\attempt_submitted");
    }

    @Test
    void aPlaceholderIsNotCarriedAndAnEmptyTextIs() {
        WireEvent event =
                parse(encodedJson("\"other\":\"{other}\",\"relateduserid\":\"\",\"ip\":null,\"x\":\"{ y }\""));

        assertThat(event.carries("other")).isFalse();
        assertThat(event.carries("relateduserid")).isTrue();
        assertThat(event.text("relateduserid")).isEmpty();
        assertThat(event.number("relateduserid")).isNull();
        assertThat(event.fields()).containsEntry("ip", "").containsEntry("x", "{ y }");
    }

    @Test
    void bracesThatSomebodyTypedAreText() {
        assertThat(parse(encodedJson("\"query\":\"%7Bother%7D\"")).fields()).containsEntry("query", "{other}");
        assertThat(parse(form("query=%7Bother%7D&other={other}")).fields())
                .containsEntry("query", "{other}")
                .doesNotContainKey("other");
    }

    @Test
    void anEncodedPlaceholderIsNoId() {
        assertThat(parse(form("relateduserid=%7Brelateduserid%7D")).carries("relateduserid"))
                .isFalse();
    }

    @Test
    void aFormTemplateMayBeTypedOnSeveralLines() {
        WireEvent event = parse("\n" + form("").replace("&", "\r\n&") + "&\r\n&courseid=7\r\n", null);

        assertThat(event).isEqualTo(parse(form("courseid=7"), null));
    }

    @Test
    void aFormFieldWithoutEqualsSignIsEmpty() {
        assertThat(parse(form("visible&a=b=c&Gr%C3%B6%C3%9Fe=1")).fields())
                .containsEntry("visible", "")
                .containsEntry("a", "b=c")
                .containsEntry("Größe", "1");
    }

    @Test
    void aByteOrderMarkAndBlanksAreSkipped() {
        assertThat(parse("\uFEFF \r\n\t" + json("") + "\n")).isEqualTo(parse(json("")));
        assertThat(parse("\uFEFF" + form(""))).isEqualTo(parse(json("")));
    }

    @Test
    void scalarsOfOtherKindsBecomeText() {
        WireEvent event = parse(json("\"a\":true,\"b\":false,\"c\":12.50,\"d\":-0.0,\"e\":1E+5"));

        assertThat(event.fields())
                .containsEntry("a", "1")
                .containsEntry("b", "0")
                .containsEntry("c", "12.50")
                .containsEntry("d", "-0.0")
                .containsEntry("e", "1E5");
    }

    @Test
    void scalarsInsideOtherAreFlattenedAndTheRestOfIt() {
        WireEvent event = parse(encodedJson("\"other\":{\"grade\":7,\"name\":\"a+b\",\"none\":null,\"left\":\"{left}\","
                + "\"list\":[1],\"deep\":{\"x\":1}},\"things\":[{\"y\":\"z\"}],\"object\":{\"other\":{\"q\":1}}"));

        assertThat(event.fields())
                .containsEntry("other_grade", "7")
                .containsEntry("other_name", "a b")
                .containsEntry("other_none", "")
                .doesNotContainKeys("other", "other_left", "other_list", "other_deep", "things", "object", "other_q");
    }

    @ParameterizedTest
    @CsvSource({"007,7", "-0,0", "-01,-1", "0,0", "1099511627775,1099511627775", "-1099511627775,-1099511627775"})
    void userIdsAreCanonicalIntegers(String given, String canonical) {
        for (String field : new String[] {"userid", "relateduserid", "realuserid", "courseid"}) {
            WireEvent event = parse(jsonWith(field, "\"" + given + "\""));

            assertThat(event.fields()).containsEntry(field, canonical);
            assertThat(event.number(field)).isEqualTo(Long.valueOf(canonical));
        }
    }

    @Test
    void numbersAreTakenForIds() {
        WireEvent event =
                parse("{\"id\":5,\"eventname\":\"x\",\"userid\":-1,\"timecreated\":1795355618,\"courseid\":0}");

        assertThat(event.moodleId()).isEqualTo(5);
        assertThat(event.userId()).isEqualTo(-1);
        assertThat(event.occurredAt()).isEqualTo(Instant.ofEpochSecond(1795355618));
        assertThat(event.number("courseid")).isZero();
    }

    @Test
    void objectIdsAreCanonicalWhenTheyAreIntegers() {
        WireEvent event = parse(json("\"objectid\":\"0044\",\"contextinstanceid\":\"12a\",\"contextid\":\"-03\","
                + "\"contextlevel\":50,\"other_objectid\":\"0044\""));

        assertThat(event.fields())
                .containsEntry("objectid", "44")
                .containsEntry("contextinstanceid", "12a")
                .containsEntry("contextid", "-3")
                .containsEntry("contextlevel", "50")
                .containsEntry("other_objectid", "0044");
        assertThat(parse(json("\"objectid\":\"0123456789012345678\"")).fields())
                .containsEntry("objectid", "0123456789012345678");
    }

    @ParameterizedTest
    @ValueSource(strings = {"978307200", "1795446000", "01795355618"})
    void timesFrom2001ToADayAheadAreTaken(String seconds) {
        WireEvent event = parse(jsonWith("timecreated", "\"" + seconds + "\""));

        assertThat(event.occurredAt()).isEqualTo(Instant.ofEpochSecond(Long.parseLong(seconds)));
        assertThat(event.fields()).containsEntry("timecreated", Long.toString(Long.parseLong(seconds)));
    }

    @ParameterizedTest
    @CsvSource({"100%25+sure,100% sure", "100%,100%", "%zz%4,%zz%4", "5%+of+%C3%A4,5% of ä", "%e6%97%a5%E6%9C%AC,日本"})
    void malformedPercentSequencesStayAsTheyAre(String sent, String read) {
        assertThat(parse(encodedJson("\"other_name\":\"" + sent + "\"")).fields())
                .containsEntry("other_name", read);
        assertThat(parse(form("other_name=" + sent)).fields()).containsEntry("other_name", read);
    }

    @Test
    void whatALearnerTypesStaysOneValue() {
        String typed = "math&userid=2&id=1&eventname=\\core\\event\\course_completed\",\"userid\":\"2";
        String encoded = java.net.URLEncoder.encode(typed, StandardCharsets.UTF_8);

        for (WireEvent event :
                new WireEvent[] {parse(form("query=" + encoded)), parse(encodedJson("\"query\":\"" + encoded + "\""))
                }) {
            assertThat(event.moodleId()).isEqualTo(5);
            assertThat(event.userId()).isEqualTo(31);
            assertThat(event.eventName()).isEqualTo("\\core\\event\\course_viewed");
            assertThat(event.fields()).containsEntry("query", typed).hasSize(5);
        }
    }
}
