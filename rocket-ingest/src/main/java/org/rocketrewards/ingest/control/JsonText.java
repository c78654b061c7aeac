package org.rocketrewards.ingest.control;

import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.StringWriter;
import java.util.Collection;
import java.util.Map;

/** Small JSON texts of the hot path, written with the platform's generator. */
final class JsonText {
    /** Looking the factory up costs more than writing a text: it is done once. */
    private static final JsonGeneratorFactory FACTORY = Json.createGeneratorFactory(Map.of());

    private final StringWriter text = new StringWriter(256);
    private final JsonGenerator generator = FACTORY.createGenerator(text);

    JsonText object() {
        generator.writeStartObject();
        return this;
    }

    JsonText object(String name) {
        generator.writeStartObject(name);
        return this;
    }

    JsonText array() {
        generator.writeStartArray();
        return this;
    }

    JsonText array(String name) {
        generator.writeStartArray(name);
        return this;
    }

    JsonText member(String name, String value) {
        generator.write(name, value);
        return this;
    }

    JsonText member(String name, long value) {
        generator.write(name, value);
        return this;
    }

    JsonText strings(String name, Collection<String> values) {
        generator.writeStartArray(name);
        values.forEach(generator::write);
        generator.writeEnd();
        return this;
    }

    JsonText end() {
        generator.writeEnd();
        return this;
    }

    /** The finished text; nothing can be added afterwards. */
    @Override
    public String toString() {
        generator.close();
        return text.toString();
    }
}
