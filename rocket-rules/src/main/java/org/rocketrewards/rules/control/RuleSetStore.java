package org.rocketrewards.rules.control;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.rocketrewards.rules.Rule;
import org.rocketrewards.rules.RuleSet;
import org.rocketrewards.rules.RuleSetJson;

/** Published rule sets: inserted once, never changed. */
public final class RuleSetStore {
    private static final int PUBLISHING = 7207;

    private final Connection connection;

    /** A store in the caller's transaction. */
    public RuleSetStore(Connection connection) {
        this.connection = connection;
    }

    /** Keeps other nodes from publishing until the transaction ends. */
    public void lock() throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            lock.setLong(1, PUBLISHING);
            lock.execute();
        }
    }

    /** The version that is in force at an instant: the newest one that is effective by then. */
    public Optional<RuleSet> inForce(Instant at) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT version, document FROM rule_set WHERE effective_from <= ?"
                        + " ORDER BY effective_from DESC, version DESC LIMIT 1")) {
            select.setObject(1, at.atOffset(ZoneOffset.UTC));
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                try (JsonReader reader = Json.createReader(new StringReader(rows.getString(2)))) {
                    return Optional.of(RuleSetJson.read(rows.getInt(1), reader.readObject()));
                }
            }
        }
    }

    /** Publishes rules as the given version, in force from now on. */
    public void publish(int version, List<Rule> rules, String note, String by, Instant now) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO rule_set (version, document, note, published_at, published_by, effective_from)"
                        + " VALUES (?, ?::jsonb, ?, ?, ?, ?)")) {
            insert.setInt(1, version);
            insert.setString(2, RuleSetJson.write(rules).toString());
            insert.setString(3, note);
            insert.setObject(4, now.atOffset(ZoneOffset.UTC));
            insert.setString(5, by);
            insert.setObject(6, now.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }
}
