package org.rocketrewards.access.control;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.rocketrewards.access.SavedView;
import org.rocketrewards.database.Query;

/** The saved views of people in the database. */
public final class ViewBook {
    private static final String TAKEN = "23505";

    private final DataSource database;

    /** The views of this database. */
    public ViewBook(DataSource database) {
        this.database = database;
    }

    /** A person's views of a page, by name. */
    public List<SavedView> find(String person, String page) {
        return new Query(database)
                .list(
                        "SELECT id, page, name, query FROM saved_view WHERE person = ? AND page = ?"
                                + " ORDER BY lower(name)",
                        List.of(person, page),
                        row -> new SavedView(row.integer("id"), row.text("page"), row.text("name"), row.text("query")));
    }

    /** Adds one; false when the person has one of that name on the page. */
    public boolean add(String person, String page, String name, String query, Instant now) {
        return write(
                        "INSERT INTO saved_view (person, page, name, query, saved_at) VALUES (?, ?, ?, ?, ?)"
                                + " ON CONFLICT DO NOTHING",
                        person,
                        page,
                        name,
                        query,
                        now.atOffset(ZoneOffset.UTC))
                > 0;
    }

    /** What came of a change. */
    public enum Change {
        DONE,
        TAKEN,
        UNKNOWN
    }

    /** Gives one another name. */
    public Change rename(String person, int id, String name) {
        try {
            return update("UPDATE saved_view SET name = ? WHERE id = ? AND person = ?", name, id, person) > 0
                    ? Change.DONE
                    : Change.UNKNOWN;
        } catch (SQLException e) {
            if (TAKEN.equals(e.getSQLState())) {
                return Change.TAKEN;
            }
            throw failed(e);
        }
    }

    /** Removes one; false when the person has none of that id. */
    public boolean remove(String person, int id) {
        return write("DELETE FROM saved_view WHERE id = ? AND person = ?", id, person) > 0;
    }

    private int write(String sql, Object... values) {
        try {
            return update(sql, values);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private int update(String sql, Object... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("the view cannot be kept", e);
    }
}
