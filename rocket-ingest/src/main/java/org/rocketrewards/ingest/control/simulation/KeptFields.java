package org.rocketrewards.ingest.control.simulation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.control.FormedJson;

/**
 * Reads what events keep of their fields, whole or in parts. Puts parts together itself, as {@code stored_json} does in
 * the database: there are millions of them and few forms, each of which is asked for once.
 */
final class KeptFields {
    private final Connection connection;
    private final Map<Integer, String> forms = new HashMap<>();

    KeptFields(Connection connection) {
        this.connection = connection;
    }

    /**
     * Adds the fields of an event to {@code fields}.
     *
     * @param whole what it keeps whole; null when it has parts, or nothing
     * @param form number of the form of the parts
     * @param parts null when it has none
     */
    void read(@Nullable String whole, int form, @Nullable String parts, Map<String, String> fields)
            throws SQLException {
        String json = parts == null ? whole : FormedJson.text(form(form), parts);
        if (json != null) {
            FlatJson.read(json, fields);
        }
    }

    private String form(int id) throws SQLException {
        String known = forms.get(id);
        if (known != null) {
            return known;
        }
        try (PreparedStatement query = connection.prepareStatement("SELECT text FROM json_form WHERE id = ?")) {
            query.setInt(1, id);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("json_form " + id + " is not there: restore it from a backup");
                }
                forms.put(id, row.getString(1));
                return row.getString(1);
            }
        }
    }
}
