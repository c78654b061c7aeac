package org.rocketrewards.ingest.control;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The short numbers that stand in hot tables for what repeats: event class names and {@link JsonForms}. */
public final class EventTypeIds {
    private final Map<String, Integer> ids = new ConcurrentHashMap<>();

    private final JsonForms forms;

    /** Knows nothing yet. */
    public EventTypeIds() {
        this(new JsonForms());
    }

    EventTypeIds(JsonForms forms) {
        this.forms = forms;
    }

    /** The numbers of forms. */
    public JsonForms forms() {
        return forms;
    }

    /** The number of a name; null when it is not known here. */
    public @Nullable Integer find(String name) {
        return ids.get(name);
    }

    int id(String name) {
        Integer id = ids.get(name);
        if (id == null) {
            throw new IllegalStateException("event type " + name + " has no number yet");
        }
        return id;
    }

    /**
     * Gives a number to each name that has none. To be called in a transaction of its own, so that what is remembered
     * cannot be rolled back with a batch.
     */
    public void ensure(Connection connection, Collection<String> names) throws SQLException {
        Object[] sorted = names.stream().sorted().distinct().toArray();
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO event_type (name) SELECT n FROM unnest(?::text[]) n"
                        + " WHERE n NOT IN (SELECT name FROM event_type) ORDER BY n ON CONFLICT DO NOTHING")) {
            insert.setArray(1, connection.createArrayOf("text", sorted));
            insert.executeUpdate();
        }
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id, name FROM event_type WHERE name = ANY (?::text[])")) {
            select.setArray(1, connection.createArrayOf("text", sorted));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.put(rows.getString(2), rows.getInt(1));
                }
            }
        }
    }
}
