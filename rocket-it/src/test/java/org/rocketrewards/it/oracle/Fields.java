package org.rocketrewards.it.oracle;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The fields of one delivery, decoded: names to text. A literal {@code {placeholder}} counts as not carried, an empty
 * text as carried but without a value.
 */
public record Fields(Map<String, String> all) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[A-Za-z0-9_]*}");

    /** Copies the map and drops placeholders. */
    public Fields {
        Map<String, String> carried = new LinkedHashMap<>(all);
        carried.values().removeIf(value -> PLACEHOLDER.matcher(value).matches());
        all = Map.copyOf(carried);
    }

    /** Decodes a recorded body: JSON whose values are url-encoded or not, or a form. */
    public static Fields decode(String body) {
        return new Fields(body.startsWith("{") ? fromJson(body) : fromForm(body));
    }

    private static Map<String, String> fromJson(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            JsonObject json = reader.readObject();
            // A class name contains a backslash: it tells whether the plugin url-encoded the values of this body.
            boolean encoded = json.getString("eventname", "").startsWith("%5C");
            UnaryOperator<String> decoder = encoded ? Fields::urlDecode : value -> value;
            Map<String, String> fields = new LinkedHashMap<>();
            json.forEach((name, value) -> fields.put(name, decoder.apply(text(value))));
            return fields;
        }
    }

    private static String text(JsonValue value) {
        return switch (value.getValueType()) {
            case STRING -> ((JsonString) value).getString();
            case NULL -> "";
            default -> value.toString();
        };
    }

    private static Map<String, String> fromForm(String body) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            fields.put(urlDecode(pair.substring(0, equals)), urlDecode(pair.substring(equals + 1)));
        }
        return fields;
    }

    private static String urlDecode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Whether the field is there at all, with a value or empty. */
    boolean carries(String name) {
        return all.containsKey(name);
    }

    /** The field's value, if it is carried and not empty. */
    Optional<String> find(String name) {
        return Optional.ofNullable(all.get(name)).filter(value -> !value.isEmpty());
    }

    /** The number in a field; 0 when it is not carried or empty. */
    long number(String name) {
        return find(name).map(Long::parseLong).orElse(0L);
    }

    String text(String name) {
        return find(name).orElse("");
    }
}
