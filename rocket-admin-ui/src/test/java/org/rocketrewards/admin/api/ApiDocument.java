package org.rocketrewards.admin.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The description of the interface as a tree. */
final class ApiDocument {
    private ApiDocument() {}

    @SuppressWarnings("unchecked")
    static Map<String, Object> read() {
        try (InputStream yaml = Objects.requireNonNull(
                ApiDocument.class.getResourceAsStream("/META-INF/openapi.yaml"), "openapi.yaml")) {
            return (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromInputStream(yaml);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The node at the end of a path of names. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> at(Map<String, Object> from, String... path) {
        Map<String, Object> found = from;
        for (String step : path) {
            found = (Map<String, Object>) Objects.requireNonNull(found.get(step), step);
        }
        return found;
    }
}
