package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.rocketrewards.ingest.WireEvent;
import org.rocketrewards.model.RocketException;

/** Bodies to parse, with a clock a few minutes after the recordings were made. */
final class WireFixtures {
    static final Instant NOW = Instant.parse("2026-11-22T15:00:00Z");
    static final String TIME = "1795355618";
    static final String JSON = "application/json";
    static final String FORM = "application/x-www-form-urlencoded";
    /** Every content type under which a recorded or documented body may come; null is none. */
    static final List<String> PLAUSIBLE_TYPES =
            java.util.Arrays.asList(null, "", JSON, "application/json; charset=utf-8", "text/plain", FORM);

    private static final WireParser PARSER = new WireParser();

    private WireFixtures() {}

    static WireEvent parse(String body) {
        return parse(body, JSON);
    }

    static WireEvent parse(String body, String contentType) {
        return parse(body.getBytes(StandardCharsets.UTF_8), contentType);
    }

    static WireEvent parse(byte[] body, String contentType) {
        return PARSER.parse(body, contentType, NOW);
    }

    static RocketException refusal(String body) {
        return refusal(body, JSON);
    }

    static RocketException refusal(String body, String contentType) {
        return refusal(body.getBytes(StandardCharsets.UTF_8), contentType);
    }

    static RocketException refusal(byte[] body, String contentType) {
        return catchThrowableOfType(RocketException.class, () -> parse(body, contentType));
    }

    /** The smallest good JSON body with these members after it: {@code "\"courseid\":\"7\""}. */
    static String json(String members) {
        return "{\"id\":\"5\",\"eventname\":\"\\\\core\\\\event\\\\course_viewed\",\"userid\":\"31\",\"timecreated\":\""
                + TIME + "\"" + (members.isEmpty() ? "" : "," + members) + "}";
    }

    /** The same as the plugin sends a JSON template: values url-encoded. */
    static String encodedJson(String members) {
        return json(members).replace("\\\\", "%5C");
    }

    /** The same as a form. */
    static String form(String pairs) {
        return "id=5&eventname=%5Ccore%5Cevent%5Ccourse_viewed&userid=31&timecreated=" + TIME
                + (pairs.isEmpty() ? "" : "&" + pairs);
    }

    /** A good body in which one field has another value. */
    static String jsonWith(String field, String jsonValue) {
        String others =
                json("").replaceFirst("\"" + field + "\":\"[^\"]*\",?", "").replace(",}", "}");
        return others.substring(0, others.length() - 1) + ",\"" + field + "\":" + jsonValue + "}";
    }
}
