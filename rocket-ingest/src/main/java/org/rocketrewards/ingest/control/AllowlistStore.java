package org.rocketrewards.ingest.control;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.rocketrewards.ingest.AllowlistRow;

/** The networks of a source, in the caller's transaction. */
public final class AllowlistStore {
    private static final String COLUMNS = "id, network::text AS network, comment, created_at, created_by";

    private final DataSource database;

    /** Works on {@code database}. */
    public AllowlistStore(DataSource database) {
        this.database = database;
    }

    /** All networks, in the order of their addresses. */
    public List<AllowlistRow> list(int sourceId) {
        return read(
                "SELECT " + COLUMNS + " FROM allowlist_entry WHERE source_id = ? ORDER BY allowlist_entry.network",
                sourceId);
    }

    /** Adds a network in canonical form; empty when it is on the list already. */
    public Optional<AllowlistRow> add(int sourceId, String network, String comment, String by, Instant now) {
        return read("""
                        INSERT INTO allowlist_entry (source_id, network, comment, created_at, created_by)
                        VALUES (?, ?::cidr, ?, ?, ?)
                        ON CONFLICT (source_id, network) DO NOTHING
                        RETURNING\s""" + COLUMNS, sourceId, network, comment, now.atOffset(ZoneOffset.UTC), by).stream()
                .findFirst();
    }

    /** Takes a network off; empty when it is not on the list. */
    public Optional<AllowlistRow> remove(int sourceId, int entryId) {
        return read(
                        "DELETE FROM allowlist_entry WHERE source_id = ? AND id = ? RETURNING " + COLUMNS,
                        sourceId,
                        entryId)
                .stream()
                .findFirst();
    }

    private List<AllowlistRow> read(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                List<AllowlistRow> rows = new ArrayList<>();
                while (row.next()) {
                    rows.add(new AllowlistRow(
                            row.getInt("id"),
                            row.getString("network"),
                            row.getString("comment"),
                            row.getObject("created_at", OffsetDateTime.class).toInstant(),
                            row.getString("created_by")));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the allowlist cannot be read or changed", e);
        }
    }
}
