package org.rocketrewards.rules.control;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.rules.RuleDocument;
import org.rocketrewards.rules.RuleSet;
import org.rocketrewards.rules.RuleSetJson;

/** Published rule sets: inserted once, never changed. */
public final class RuleSetStore {
    private static final int PUBLISHING = 7207;
    /** The version in force, and those that are going to be. */
    private static final String COMING = """
            SELECT version, document, effective_from FROM rule_set
            WHERE effective_from > ?
               OR version = (SELECT version FROM rule_set WHERE effective_from <= ?
                             ORDER BY effective_from DESC, version DESC LIMIT 1)
            ORDER BY effective_from, version
            """;

    private final Connection connection;

    /** A store in the caller's transaction. */
    public RuleSetStore(Connection connection) {
        this.connection = connection;
    }

    /** A version and the moment from which it holds. */
    public record Effective(Instant from, RuleSet ruleSet) {}

    /** Keeps everybody else from publishing until the transaction ends. */
    public void lock() throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            lock.setLong(1, PUBLISHING);
            lock.execute();
        }
    }

    /**
     * The version in force at an instant, which is the newest one that is effective by then, and after it those that
     * take its place later, in their order; empty when nothing was published.
     */
    public List<Effective> inForceFrom(Instant at) throws SQLException {
        List<Effective> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(COMING)) {
            select.setObject(1, at.atOffset(ZoneOffset.UTC));
            select.setObject(2, at.atOffset(ZoneOffset.UTC));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Effective(
                            rows.getObject(3, OffsetDateTime.class).toInstant(),
                            RuleSetJson.read(rows.getInt(1), json(rows.getString(2)))));
                }
            }
        }
        return found;
    }

    /** The rules of a version. */
    public Optional<RuleSet> find(int version) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT document FROM rule_set WHERE version = ?")) {
            select.setInt(1, version);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(RuleSetJson.read(version, json(rows.getString(1)))) : Optional.empty();
            }
        }
    }

    /** Number of the newest version; 0 when nothing was published. */
    public int newest() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT coalesce(max(version), 0) FROM rule_set");
                ResultSet rows = select.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /**
     * Publishes rules as the given version.
     *
     * @param restores the older version that has the same rules; null when there is none
     */
    public void publish(
            int version,
            RuleDocument rules,
            String note,
            String by,
            Instant now,
            Instant effectiveFrom,
            @Nullable Integer restores)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO rule_set (version, document, note,"
                + " published_at, published_by, effective_from, restores) VALUES (?, ?::jsonb, ?, ?, ?, ?, ?)")) {
            insert.setInt(1, version);
            insert.setString(2, RuleSetJson.write(rules).toString());
            insert.setString(3, note);
            insert.setObject(4, now.atOffset(ZoneOffset.UTC));
            insert.setString(5, by);
            insert.setObject(6, effectiveFrom.atOffset(ZoneOffset.UTC));
            insert.setObject(7, restores);
            insert.executeUpdate();
        }
    }

    private static JsonObject json(@Nullable String document) {
        try (JsonReader reader = Json.createReader(new StringReader(Objects.requireNonNull(document)))) {
            return reader.readObject();
        }
    }
}
