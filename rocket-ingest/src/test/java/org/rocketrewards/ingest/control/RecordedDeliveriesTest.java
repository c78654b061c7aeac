package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rocketrewards.ingest.control.WireFixtures.refusal;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocketrewards.ingest.WireEvent;
import org.rocketrewards.model.ProblemType;

/** Bodies that a real Moodle 4.5 sent, one or more of each template and of each oddity. */
class RecordedDeliveriesTest {
    static List<JsonObject> deliveries() throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(resource("deliveries-sample.jsonl"), StandardCharsets.UTF_8))) {
            return lines.lines().map(RecordedDeliveriesTest::json).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("deliveries")
    void everyRecordedBodyIsRead(JsonObject delivery) {
        WireEvent event = parse(delivery);

        assertThat(event.eventName()).isEqualTo(delivery.getString("event"));
        assertThat(event.fields()).isEqualTo(asPhpMeantIt(delivery.getString("body")));
        assertThat(event.moodleId()).isEqualTo(Long.parseLong(event.fields().get("id")));
        assertThat(event.userId()).isEqualTo(Long.parseLong(event.fields().get("userid")));
    }

    @Test
    void everyTemplateSaysTheSameOfOneEvent() throws IOException {
        Map<Long, Map<String, String>> seen = new LinkedHashMap<>();
        int compared = 0;
        for (JsonObject delivery : deliveries()) {
            WireEvent event = parse(delivery);
            Map<String, String> first = seen.putIfAbsent(event.moodleId(), event.fields());
            if (first != null && delivery.getString("variant").matches("[abc]")) {
                assertThat(first).containsAllEntriesOf(event.fields());
                compared++;
            }
        }

        assertThat(compared).isEqualTo(5);
    }

    @Test
    void aRetryThatKnowsItsEventIdHasTheSameContent() throws IOException {
        WireEvent firstTry = capture("retry-1-answered-500.json");
        WireEvent retry = capture("retry-3-answered-200.json");

        assertThat(firstTry.fields()).doesNotContainKey("eventid");
        assertThat(retry.fields()).containsEntry("eventid", "720");
        assertThat(retry.contentHash()).isEqualTo(firstTry.contentHash());
    }

    @Test
    void theInjectionAttemptStaysOneValueInASafeForm() throws IOException {
        WireEvent event = capture("safe-form-jsonencode0.json");

        assertThat(event.moodleId()).isEqualTo(5700);
        assertThat(event.userId()).isEqualTo(31);
        assertThat(event.eventName()).isEqualTo("\\core\\event\\courses_searched");
        assertThat(event.text("query")).contains("math&userid=2&id=1&eventname=\\core\\event\\course_completed");
    }

    @Test
    void theInjectionAttemptStaysOneValueInASafeJsonTemplate() throws IOException {
        String body = json("safe-rawjson-jsonencode0.json", "body");

        assertThat(refusal(body).members()).containsEntry("fields", List.of("eventname", "timecreated"));
        WireEvent event = WireFixtures.parse(body.replace(
                "{\"id\"",
                "{\"eventname\":\"%5Ccore%5Cevent%5Ccourses_searched\",\"timecreated\":\"1795355618\",\"id\""));
        assertThat(event.userId()).isEqualTo(31);
        assertThat(event.text("query")).contains("math&userid=2&id=1&eventname=\\core\\event\\course_completed");
    }

    /** PHP has split the text before it is sent: nobody can tell afterwards. Hence the advice never to use that template. */
    @Test
    void theInjectionThatPhpLetThroughCannotBeTold() throws IOException {
        assertThat(capture("injection-jsonencode1.json").userId()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"redirect-302-first.json", "redirect-307-first.json", "redirect-307-followed.json"})
    void redirectedBodiesAreLikeAnyOther(String file) throws IOException {
        assertThat(capture(file).eventName()).isEqualTo("\\core\\event\\course_viewed");
    }

    @Test
    void aFollowed302HasNoBody() throws IOException {
        assertThat(refusal(json("redirect-302-followed.json", "body")).type()).isEqualTo(ProblemType.MALFORMED_BODY);
    }

    private static WireEvent parse(JsonObject delivery) {
        String contentType = delivery.isNull("contentType") ? null : delivery.getString("contentType");
        return WireFixtures.parse(delivery.getString("body"), contentType);
    }

    private static WireEvent capture(String file) throws IOException {
        return WireFixtures.parse(json(file, "body"));
    }

    /** The fields by other means than the parser's: JSON object model, split and URLDecoder. */
    private static Map<String, String> asPhpMeantIt(String body) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (body.startsWith("{")) {
            boolean encoded = body.contains("\"eventname\":\"%5C");
            for (Map.Entry<String, JsonValue> member : json(body).entrySet()) {
                String value = ((JsonString) member.getValue()).getString();
                fields.put(member.getKey(), encoded ? URLDecoder.decode(value, StandardCharsets.UTF_8) : value);
            }
        } else {
            for (String pair : body.split("&")) {
                String[] sides = pair.split("=", 2);
                fields.put(sides[0], URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
            }
        }
        fields.values().removeIf(value -> value.matches("\\{\\w+}"));
        return fields;
    }

    private static String json(String file, String member) throws IOException {
        try (InputStream in = resource(file)) {
            return json(new String(in.readAllBytes(), StandardCharsets.UTF_8)).getString(member);
        }
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static InputStream resource(String file) {
        return RecordedDeliveriesTest.class.getResourceAsStream("/moodle/" + file);
    }
}
