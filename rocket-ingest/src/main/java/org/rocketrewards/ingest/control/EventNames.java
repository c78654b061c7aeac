package org.rocketrewards.ingest.control;

import java.util.List;
import org.rocketrewards.database.Query;

/** Finds event types by what people write: the class name, with or without its first backslash, or its last part. */
final class EventNames {
    private static final String BY_NAME = "SELECT id FROM event_type WHERE name = ?";
    private static final String BY_LAST_PART = """
            SELECT id FROM event_type
            WHERE right(name, length(?) + 1) = '\\' || ?
            ORDER BY id
            """;

    private final Query query;

    EventNames(Query query) {
        this.query = query;
    }

    /** The numbers of all types that the name fits; none when Rocket never saw one. */
    List<Integer> find(String name) {
        if (name.chars().anyMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c))) {
            return List.of(); // no class is named so, and the database refuses some of these
        }
        if (name.indexOf('\\') < 0) {
            return query.list(BY_LAST_PART, List.of(name, name), row -> row.integer("id"));
        }
        return query.list(BY_NAME, List.of(name.startsWith("\\") ? name : "\\" + name), row -> row.integer("id"));
    }
}
