package org.rocketrewards.ingest.imports.control;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The column {@code other} of Moodle's standard log: JSON, or PHP's serialisation in older sites. The plugin sends its
 * scalar members as {@code other_<name>}, null as an empty string, and leaves out the rest; so does this.
 */
final class OtherField {
    private static final int DEEPEST = 8;

    private final byte[] php;
    private int at;

    private OtherField(byte[] php) {
        this.php = php;
    }

    /**
     * The scalar members by name.
     *
     * @throws IllegalArgumentException when it is neither of the two
     */
    static Map<String, String> scalars(String text) {
        String other = text.strip();
        if (other.isEmpty() || other.equals("null") || other.equals("N;") || other.equals("[]")) {
            return Map.of();
        }
        return other.startsWith("{") ? ofJson(other) : ofPhp(other);
    }

    private static Map<String, String> ofJson(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            JsonObject object = reader.readObject();
            Map<String, String> scalars = new LinkedHashMap<>();
            object.forEach((name, value) -> {
                if (value instanceof JsonString string) {
                    scalars.put(name, string.getString());
                } else if (value instanceof JsonNumber || value == JsonValue.TRUE) {
                    scalars.put(name, value == JsonValue.TRUE ? "1" : value.toString());
                } else if (value == JsonValue.NULL || value == JsonValue.FALSE) {
                    scalars.put(name, value == JsonValue.NULL ? "" : "0");
                }
            });
            return scalars;
        } catch (JsonException e) {
            throw new IllegalArgumentException("no JSON object", e);
        }
    }

    private static Map<String, String> ofPhp(String text) {
        OtherField reader = new OtherField(text.getBytes(StandardCharsets.UTF_8));
        Map<String, String> scalars = new LinkedHashMap<>();
        if (reader.peek() == 'a') {
            reader.array(scalars, 0);
        } else {
            reader.value(0);
        }
        if (reader.at != reader.php.length) {
            throw new IllegalArgumentException("more after the value");
        }
        return scalars;
    }

    private void array(Map<String, String> scalars, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("too deep");
        }
        expect("a:");
        int size = Integer.parseInt(until(':'));
        expect("{");
        for (int i = 0; i < size; i++) {
            String name = value(depth);
            if (peek() == 'a') {
                array(new LinkedHashMap<>(), depth + 1);
            } else {
                scalars.put(name, value(depth));
            }
        }
        expect("}");
    }

    private String value(int depth) {
        int kind = peek();
        switch (kind) {
            case 'i', 'd', 'b' -> {
                at++;
                expect(":");
                return until(';');
            }
            case 'N' -> {
                expect("N;");
                return "";
            }
            case 's' -> {
                expect("s:");
                int length = Integer.parseInt(until(':'));
                expect("\"");
                if (length < 0 || length > php.length - at) {
                    throw new IllegalArgumentException("a text longer than what there is");
                }
                String text = new String(php, at, length, StandardCharsets.UTF_8);
                at += length;
                expect("\";");
                return text;
            }
            default -> throw new IllegalArgumentException("neither JSON nor PHP's serialisation, depth " + depth);
        }
    }

    private int peek() {
        return at < php.length ? php[at] : -1;
    }

    private void expect(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (peek() != text.charAt(i)) {
                throw new IllegalArgumentException("not PHP's serialisation");
            }
            at++;
        }
    }

    private String until(char end) {
        int start = at;
        while (peek() != end) {
            if (peek() < 0) {
                throw new IllegalArgumentException("cut short");
            }
            at++;
        }
        at++;
        return new String(php, start, at - start - 1, StandardCharsets.US_ASCII);
    }
}
