package org.rocketrewards.bench.compare;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rocketrewards.bench.load.EventKind;

/** The numbers that stand for event types and rules in the tables, entered once. */
final class Names {
    private final int[] eventTypes;
    private final int[] rules;
    private final Map<String, Integer> forms = new HashMap<>();

    private Names(int[] eventTypes, int[] rules) {
        this.eventTypes = eventTypes;
        this.rules = rules;
    }

    /** Enters the names and forms that are missing. */
    static Names enter(Connection connection, List<EventKind> kinds, Collection<String> forms) throws SQLException {
        int[] eventTypes = new int[kinds.size()];
        int[] rules = new int[kinds.size()];
        for (EventKind kind : kinds) {
            eventTypes[kind.index()] = id(connection, "event_type", "name", kind.eventName());
            rules[kind.index()] = id(connection, "rule_key", "key", kind.rule());
        }
        Names names = new Names(eventTypes, rules);
        for (String form : forms) {
            names.forms.put(form, id(connection, "json_form", "text", form));
        }
        return names;
    }

    int eventType(EventKind kind) {
        return eventTypes[kind.index()];
    }

    int rule(EventKind kind) {
        return rules[kind.index()];
    }

    /** The number of a form that was entered. */
    int form(String form) {
        return Objects.requireNonNull(forms.get(form), form);
    }

    private static int id(Connection connection, String table, String column, String name) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO " + table + " (" + column + ") VALUES (?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, name);
            insert.executeUpdate();
        }
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id FROM " + table + " WHERE " + column + " = ?")) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
