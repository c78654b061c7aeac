package org.rocketrewards.ingest.control;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Set;
import java.util.TreeSet;
import org.rocketrewards.ingest.SourceRow;

/** A source as the audit trail shows it. */
final class SourceFields {
    private SourceFields() {}

    static JsonObject of(SourceRow source) {
        Integer limit = source.eventsPerSecond();
        return Json.createObjectBuilder()
                .add("title", source.title())
                .add("environment", source.environment())
                .add("timeZone", source.timeZone().getId())
                .add("strictAttribution", source.strictAttribution())
                .add("administratorIds", ids(source.administratorIds()))
                .add("guestIds", ids(source.guestIds()))
                .add("eventsPerSecond", limit == null ? JsonValue.NULL : Json.createValue(limit))
                .add("enabled", source.enabled())
                .build();
    }

    /** The fields that differ. */
    static Difference difference(SourceRow before, SourceRow after) {
        JsonObject old = of(before);
        JsonObject now = of(after);
        JsonObjectBuilder oldFields = Json.createObjectBuilder();
        JsonObjectBuilder newFields = Json.createObjectBuilder();
        old.forEach((field, value) -> {
            if (!value.equals(now.get(field))) {
                oldFields.add(field, value);
                newFields.add(field, now.get(field));
            }
        });
        return new Difference(oldFields.build(), newFields.build());
    }

    private static JsonArrayBuilder ids(Set<Long> ids) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        new TreeSet<>(ids).forEach(array::add);
        return array;
    }

    /** The same fields before and after. */
    record Difference(JsonObject before, JsonObject after) {
        boolean isEmpty() {
            return before.isEmpty();
        }
    }
}
