package org.rocketrewards.ingest.control;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.UserKey;

/** From which addresses a source delivered lately. */
public final class RecentAddresses {
    /** An event's row lies in the month in which it happened; one that came later than this is overlooked. */
    private static final Duration LATEST = Duration.ofDays(2);

    private static final String COUNT = """
            SELECT host(address) AS address, turned_away, sum(deliveries)::bigint AS deliveries
            FROM (SELECT address, false AS turned_away, count(*) AS deliveries
                  FROM event
                  WHERE occurred_at >= ? AND received_at >= ? AND address IS NOT NULL
                    AND (actor_key BETWEEN ? AND ? OR actor_key BETWEEN ? AND ?)
                  GROUP BY address
                  UNION ALL
                  SELECT address, outcome = 'refused' AND reason = ?, count(*)
                  FROM delivery
                  WHERE received_at >= ? AND source_id = ? AND address IS NOT NULL
                    AND NOT (outcome = 'refused' AND reason IN (?, ?))
                  GROUP BY 1, 2) AS counted
            GROUP BY 1, 2
            ORDER BY 3 DESC, 1
            """;

    private final DataSource database;

    /** Reads from {@code database}. */
    public RecentAddresses(DataSource database) {
        this.database = database;
    }

    /**
     * All addresses since an instant, the busiest first: those that the gate let in, and those that it turned away for
     * their address alone. Reads the period's rows: for people, not for the way in.
     */
    public List<Seen> since(int sourceId, Instant since) {
        OffsetDateTime from = since.atOffset(ZoneOffset.UTC);
        long first = UserKey.scope(sourceId);
        long last = first + UserKey.ID_LIMIT - 1;
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(COUNT)) {
            query.setObject(1, from.minus(LATEST));
            query.setObject(2, from);
            query.setLong(3, first);
            query.setLong(4, last);
            query.setLong(5, -last);
            query.setLong(6, -first);
            query.setString(7, ProblemType.ADDRESS_REFUSED.slug());
            query.setObject(8, from);
            query.setInt(9, sourceId);
            query.setString(10, ProblemType.TOKEN_REFUSED.slug());
            query.setString(11, ProblemType.RATE_LIMITED.slug());
            return read(query);
        } catch (SQLException e) {
            throw new IllegalStateException("the deliveries cannot be read", e);
        }
    }

    private static List<Seen> read(PreparedStatement query) throws SQLException {
        List<Seen> seen = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                seen.add(new Seen(row.getString("address"), row.getBoolean("turned_away"), row.getLong("deliveries")));
            }
        }
        return seen;
    }

    /** Deliveries from an address, let in or turned away for it. */
    public record Seen(String address, boolean turnedAway, long deliveries) {}
}
