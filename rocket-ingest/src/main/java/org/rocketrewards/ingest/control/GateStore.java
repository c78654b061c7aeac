package org.rocketrewards.ingest.control;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.SourceSettings;

/** Reads what the gate keeps in memory. */
public final class GateStore {
    private static final String SOURCES = """
            SELECT id, name, time_zone, strict_attribution, administrator_ids, guest_ids, events_per_second, enabled
            FROM source
            """;
    private static final String NETWORKS = "SELECT source_id, network::text FROM allowlist_entry";
    private static final String TOKENS =
            "SELECT id, source_id, hash, expires_at, revoked_at IS NOT NULL AS revoked FROM source_token";

    private final DataSource database;

    /** Reads from {@code database}. */
    public GateStore(DataSource database) {
        this.database = database;
    }

    /**
     * Everything as it is now. What changes between the queries raises the version of the settings, so that it is
     * loaded again.
     */
    public GateSnapshot load() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new GateSnapshot(sources(connection, networks(connection)), tokens(connection));
        }
    }

    /** The settings of a source, as they are now. */
    public Optional<SourceSettings> source(int id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(SOURCES + "WHERE id = " + id);
                ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.of(settings(row)) : Optional.empty();
        }
    }

    private static Map<Integer, GatedSource> sources(Connection connection, Map<Integer, List<String>> networks)
            throws SQLException {
        Map<Integer, GatedSource> sources = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(SOURCES);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                int id = row.getInt("id");
                List<String> allowed = networks.get(id);
                sources.put(
                        id,
                        new GatedSource(
                                settings(row),
                                row.getBoolean("enabled"),
                                row.getObject("events_per_second", Integer.class),
                                allowed == null ? null : Networks.of(allowed)));
            }
        }
        return sources;
    }

    private static SourceSettings settings(ResultSet row) throws SQLException {
        return new SourceSettings(
                row.getInt("id"),
                row.getString("name"),
                ZoneId.of(row.getString("time_zone")),
                row.getBoolean("strict_attribution"),
                ids(row.getString("administrator_ids")),
                ids(row.getString("guest_ids")));
    }

    private static Set<Long> ids(String list) {
        return Stream.of(list.split(",", -1))
                .filter(id -> !id.isEmpty())
                .map(Long::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<Integer, List<String>> networks(Connection connection) throws SQLException {
        Map<Integer, List<String>> networks = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(NETWORKS);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                networks.computeIfAbsent(row.getInt(1), id -> new ArrayList<>()).add(row.getString(2));
            }
        }
        return networks;
    }

    private static Map<TokenHash, GatedToken> tokens(Connection connection) throws SQLException {
        Map<TokenHash, GatedToken> tokens = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(TOKENS);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                tokens.put(
                        new TokenHash(row.getBytes("hash")),
                        new GatedToken(
                                row.getInt("id"),
                                row.getInt("source_id"),
                                instant(row.getObject("expires_at", OffsetDateTime.class)),
                                row.getBoolean("revoked")));
            }
        }
        return tokens;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime stored) {
        return stored == null ? null : stored.toInstant();
    }
}
