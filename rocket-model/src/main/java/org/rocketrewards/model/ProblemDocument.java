package org.rocketrewards.model;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A {@link RocketException} as it goes over the wire: an RFC 9457 problem document and the header fields that go with
 * it. The same for resources, servlets and the gate.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public final class ProblemDocument {
    /** Media type of the document; always UTF-8. */
    public static final String MEDIA_TYPE = "application/problem+json";
    /** Member of a {@code method_not_allowed} problem: the methods that are, also sent as header field. */
    public static final String ALLOW = "allow";
    /** Member of a busy or rate-limited problem: seconds to wait, also sent as header field. */
    public static final String RETRY_AFTER = "retryAfter";

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final Set<String> STANDARD = Set.of("type", "title", "status", "detail", "instance");

    private ProblemDocument() {}

    /** The document as JSON text. */
    public static String text(RocketException problem) {
        return of(problem).toString();
    }

    /** The document: type, title, status, detail, then the members of the exception. */
    public static JsonObject of(RocketException problem) {
        ProblemType type = problem.type();
        JsonObjectBuilder document = JSON.createObjectBuilder()
                .add("type", type.uri())
                .add("title", type.title())
                .add("status", type.status())
                .add("detail", problem.detail());
        problem.members().forEach((name, value) -> {
            if (!STANDARD.contains(name)) {
                document.add(name, value(value));
            }
        });
        return document.build();
    }

    /** Header fields besides the content type. */
    public static Map<String, String> headers(RocketException problem) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Cache-Control", "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        if (problem.type().status() == 401) {
            headers.put("WWW-Authenticate", "Bearer");
        }
        if (problem.members().get(ALLOW) instanceof Collection<?> methods) {
            headers.put("Allow", methods.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        if (problem.members().get(RETRY_AFTER) instanceof Number seconds) {
            headers.put("Retry-After", seconds.toString());
        }
        return headers;
    }

    private static JsonValue value(Object value) {
        if (value instanceof JsonValue json) {
            return json;
        }
        if (value instanceof Boolean yes) {
            return yes ? JsonValue.TRUE : JsonValue.FALSE;
        }
        if (value instanceof Integer || value instanceof Long || value instanceof Short) {
            return JSON.createValue(((Number) value).longValue());
        }
        if (value instanceof Collection<?> values) {
            JsonArrayBuilder array = JSON.createArrayBuilder();
            values.forEach(each -> array.add(value(each)));
            return array.build();
        }
        return JSON.createValue(String.valueOf(value));
    }
}
