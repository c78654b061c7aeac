package org.rocketrewards.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventMixTest {
    private static final long NOW = 1_795_354_392L;

    private final EventMix mix = EventMix.standard();
    private final RequestTemplates templates = new RequestTemplates(mix, "127.0.0.1:8080", "/hook", "rk_secret");

    @Test
    void everyEventIsValidJsonOfTheSizeThatMoodleSends() {
        for (long n = 0; n < 3_000; n++) {
            Event event = event(n);
            byte[] body = templates.body(event);

            JsonObject json = json(body);
            assertThat(URLDecoder.decode(json.getString("eventname"), StandardCharsets.UTF_8))
                    .isEqualTo(event.kind().eventName());
            assertThat(json.getString("id")).isEqualTo(Long.toString(event.moodleId()));
            assertThat(json.getString("userid")).isEqualTo(Long.toString(event.actor()));
            assertThat(json.getString("courseid")).isEqualTo(Long.toString(event.course()));
            assertThat(json.getString("timecreated")).isEqualTo(Long.toString(NOW));
            assertThat(body.length).isBetween(500, 1_000);
        }
    }

    @Test
    void theHeadNamesLengthAndToken() {
        Event event = event(5);
        ByteBuffer out = ByteBuffer.allocate(templates.longest());
        templates.write(event, out);
        String request = new String(out.array(), 0, out.limit(), StandardCharsets.US_ASCII);
        int bodyAt = request.indexOf("\r\n\r\n") + 4;

        assertThat(request)
                .startsWith("POST /hook HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nUser-Agent: GuzzleHttp/7\r\n")
                .contains("\r\nAuthorization: Bearer rk_secret\r\nContent-Length: " + (request.length() - bodyAt));
    }

    @Test
    void theLearnerIsWhereTheKindSays() {
        for (long n = 0; n < 2_000; n++) {
            Event event = event(n);
            JsonObject json = json(templates.body(event));
            String learner = Long.toString(event.learner());

            switch (event.kind().learner()) {
                case ACTOR -> {
                    assertThat(json.getString("userid")).isEqualTo(learner);
                    assertThat(json.getString("relateduserid")).isEmpty();
                }
                case BOTH -> {
                    assertThat(json.getString("userid")).isEqualTo(learner);
                    assertThat(json.getString("relateduserid")).isEqualTo(learner);
                }
                case STAFF -> {
                    assertThat(json.getString("userid")).isNotEqualTo(learner);
                    assertThat(json.getString("relateduserid")).isEqualTo(learner);
                }
            }
        }
    }

    @Test
    void noIdIsSentTwiceAndTheSharesAreThoseOfTheMix() {
        Set<Long> ids = new HashSet<>();
        Map<EventKind, Integer> seen = new HashMap<>();
        int events = 100_000;
        for (long n = 0; n < events; n++) {
            Event event = event(n);
            ids.add(event.moodleId());
            seen.merge(event.kind(), 1, Integer::sum);
        }

        assertThat(ids).hasSize(events);
        for (EventKind kind : mix.kinds()) {
            double share = seen.getOrDefault(kind, 0) * 1_000.0 / events;
            assertThat(share).as(kind.eventName()).isBetween(kind.weight() * 0.8, kind.weight() * 1.2);
        }
    }

    @Test
    void theShareOfFirstViewsDoesNotDriftWithTheLengthOfTheRun() {
        int warm = EventMix.ACTIVE_LEARNERS * EventMix.EVENTS_PER_LEARNER * 3;
        Set<String> views = new HashSet<>();
        double[] shares = new double[3];
        for (long n = 0; n < warm + shares.length * 100_000L; n++) {
            Event event = event(n);
            boolean first = event.kind().once() == EventKind.Once.MODULE
                    && views.add(event.kind().rule() + event.learner() + "/" + event.module());
            if (n >= warm && first) {
                shares[(int) ((n - warm) / 100_000)]++;
            }
        }

        assertThat(shares[1]).isBetween(shares[0] * 0.95, shares[0] * 1.05);
        assertThat(shares[2]).isBetween(shares[0] * 0.95, shares[0] * 1.05);
        assertThat(shares[0]).isBetween(15_000.0, 45_000.0);
    }

    @Test
    void everyIdKeepsItsNumberOfDigitsToTheLast() {
        for (long n : new long[] {0, Event.NUMBER_LIMIT - 1}) {
            Event event = event(n);

            assertThat(Long.toString(event.moodleId())).hasSize(Event.ID_DIGITS);
            assertThat(Long.toString(event.learner())).hasSize(mix.userDigits());
            assertThat(Long.toString(event.module())).hasSize(Event.COURSE_DIGITS);
        }
    }

    @Test
    void learnersAreDrawnFromThoseThatAreKnown() {
        EventMix known = mix.among(100_000, 999_999);
        RequestTemplates of = new RequestTemplates(known, "127.0.0.1:8080", "/hook", "rk_secret");
        Set<Long> learners = new HashSet<>();
        Event event = new Event();
        for (long n = 0; n < 100_000; n++) {
            known.fill(event, n, NOW);
            assertThat(event.learner()).isBetween(100_000L, 999_999L);
            assertThat(event.object())
                    .isEqualTo(event.kind().object() == EventKind.ObjectId.USER ? event.learner() : event(n).object());
            learners.add(event.learner());
            if (n % 1_000 == 0) {
                assertThat(json(of.body(event)).getString("userid")).isEqualTo(Long.toString(event.actor()));
            }
        }

        // as many as come and go otherwise, less the few that are drawn twice
        assertThat(learners).hasSizeBetween(4_300, 4_500);
        assertThatThrownBy(() -> mix.among(5, 10)).hasMessageContaining("as many digits");
    }

    private Event event(long n) {
        Event event = new Event();
        mix.fill(event, n, NOW);
        return event;
    }

    private static JsonObject json(byte[] body) {
        return Json.createReader(new ByteArrayInputStream(body)).readObject();
    }
}
