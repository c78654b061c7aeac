package org.rocketrewards.ingest.control;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.rocketrewards.database.Query;
import org.rocketrewards.database.SqlFile;
import org.rocketrewards.ingest.TokenTraffic;
import org.rocketrewards.ingest.TokenUse;

/** Reads from where the tokens of a source were used. */
public final class TokenUseReader {
    private static final String LATEST = """
            SELECT t.id, host(u.address) AS address, u.first_used_at, u.last_used_at, u.uses
            FROM source_token t
            CROSS JOIN LATERAL (SELECT * FROM token_use WHERE token_id = t.id
                                ORDER BY last_used_at DESC, address LIMIT 100) u
            WHERE t.source_id = ?
            ORDER BY t.id, u.last_used_at DESC, u.address
            """;

    private static final String TRAFFIC = SqlFile.read(TokenUseReader.class, "tokenTraffic");
    private static final Duration LATELY = Duration.ofHours(24);

    private final DataSource database;

    /** Reads from {@code database}. */
    public TokenUseReader(DataSource database) {
        this.database = database;
    }

    /** The latest 100 addresses of each token that was used, by token id. */
    public Map<Integer, List<TokenUse>> ofSource(int sourceId) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(LATEST)) {
            query.setInt(1, sourceId);
            Map<Integer, List<TokenUse>> uses = new HashMap<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    uses.computeIfAbsent(row.getInt("id"), id -> new ArrayList<>())
                            .add(new TokenUse(
                                    row.getString("address"),
                                    instant(row, "first_used_at"),
                                    instant(row, "last_used_at"),
                                    row.getLong("uses")));
                }
            }
            return uses;
        } catch (SQLException e) {
            throw new IllegalStateException("the use of the tokens cannot be read", e);
        }
    }

    /** What was sent with a token within the day before {@code now}. */
    public TokenTraffic traffic(int sourceId, int tokenId, Instant now) {
        Instant since = now.minus(LATELY);
        Query query = new Query(database);
        long first = new ReceiptOrder(query).range(since, null, Long.MAX_VALUE).first();
        List<Object> branch = List.of(first, sourceId, tokenId, since, TokenTraffic.MOST);
        List<Object> both = new ArrayList<>(branch);
        both.addAll(branch);
        return query.first(
                        TRAFFIC,
                        both,
                        row -> new TokenTraffic(
                                Math.min(TokenTraffic.MOST, row.number("deliveries")),
                                row.number("event_types"),
                                row.number("addresses")))
                .orElseThrow();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
