package org.rocketrewards.seal.control;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.rocketrewards.seal.Merkle;
import org.rocketrewards.seal.SignedNote;

/** The tree as the database keeps it. Reads each node once. */
public final class StoredTree implements Merkle.Nodes {
    private final Connection connection;
    private final Map<Long, byte[]> read = new HashMap<>();

    /** The tree behind this connection. */
    public StoredTree(Connection connection) {
        this.connection = connection;
    }

    /** How many leaves there are. */
    public long size() throws SQLException {
        return number("SELECT coalesce(max(position) + 1, 0) FROM seal_leaf");
    }

    /** The newest checkpoint. */
    public Optional<SignedNote> newest() throws SQLException {
        return note("SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1");
    }

    /** The position of an audit record or a batch among the leaves; empty as long as it is not sealed. */
    public Optional<Long> position(String kind, long ref) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT position FROM seal_leaf WHERE kind = ? AND ref = ?")) {
            query.setString(1, kind);
            query.setLong(2, ref);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        }
    }

    @Override
    public byte[] hash(int level, long number) {
        return read.computeIfAbsent(number << 6 | level, key -> select(level, number));
    }

    private byte[] select(int level, long number) {
        String sql = level == 0
                ? "SELECT hash FROM seal_leaf WHERE position = ?"
                : "SELECT hash FROM seal_node WHERE position = ? AND level = ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, number);
            if (level > 0) {
                query.setInt(2, level);
            }
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("the tree has no node " + number + " at level " + level);
                }
                return row.getBytes(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the tree cannot be read", e);
        }
    }

    private long number(String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private Optional<SignedNote> note(String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.of(SignedNote.parse(row.getString(1))) : Optional.empty();
        }
    }
}
