package org.rocketrewards.it.oracle;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** The 67 event types of the catalogue, found by Moodle's class name or by the family it belongs to. */
public final class Catalogue {
    private static final String FAMILY_HEAD = "\\core\\event\\course_module_viewed";
    private static final Pattern FAMILY = Pattern.compile("\\\\mod_[a-z0-9_]+\\\\event\\\\course_module_viewed");

    private final Map<String, Rule> byEventName = new LinkedHashMap<>();
    private final Map<String, Rule> byKey = new LinkedHashMap<>();

    private Catalogue() {}

    /** Reads the oracle's own copy. */
    public static Catalogue load() {
        Catalogue catalogue = new Catalogue();
        try (InputStream in = Objects.requireNonNull(
                        Catalogue.class.getResourceAsStream("/recorded/event-catalogue-67.json"));
                JsonReader reader = Json.createReader(in)) {
            for (JsonObject entry : reader.readArray().getValuesAs(JsonObject.class)) {
                Rule rule = Rule.of(entry);
                catalogue.byEventName.put(rule.eventName(), rule);
                catalogue.byKey.put(rule.key(), rule);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return catalogue;
    }

    Optional<Rule> find(String eventName) {
        Rule exact = byEventName.get(eventName);
        if (exact == null && FAMILY.matcher(eventName).matches()) {
            return Optional.ofNullable(byEventName.get(FAMILY_HEAD));
        }
        return Optional.ofNullable(exact);
    }

    Rule require(String key) {
        return Objects.requireNonNull(byKey.get(key), key);
    }

    /** How many event types there are. */
    public int size() {
        return byKey.size();
    }
}
