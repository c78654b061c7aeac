package org.rocketrewards.ingest.control;

import java.net.InetAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * Which token was used when and from where: counted in memory, added to the table now and then. Keeps a bounded number
 * of token and address pairs between two flushes; the uses of further ones are not counted.
 */
public final class TokenUses {
    private static final int MAX_PAIRS = 10_000;
    private static final String ADD = """
            INSERT INTO token_use AS known (token_id, address, first_used_at, last_used_at, uses)
            SELECT * FROM unnest(?::integer[], ?::inet[], ?::timestamptz[], ?::timestamptz[], ?::bigint[])
            ON CONFLICT (token_id, address) DO UPDATE
            SET first_used_at = least(known.first_used_at, excluded.first_used_at),
                last_used_at = greatest(known.last_used_at, excluded.last_used_at),
                uses = known.uses + excluded.uses
            """;

    private final Map<Pair, Use> uses = new ConcurrentHashMap<>();

    /** Counts a use. */
    public void note(int tokenId, InetAddress client, Instant now) {
        Pair pair = new Pair(tokenId, client);
        if (uses.size() < MAX_PAIRS || uses.containsKey(pair)) {
            uses.merge(pair, new Use(now, now, 1), Use::plus);
        }
    }

    /** Adds what was counted to the table; what cannot be written stays counted. */
    public void flush(DataSource database) throws SQLException {
        List<Pair> pairs = new ArrayList<>(uses.keySet());
        // Every node takes the rows in the same order, so that no two wait for each other.
        pairs.sort(Comparator.comparingInt(Pair::tokenId).thenComparing(Pair::address));
        List<Use> taken = pairs.stream().map(uses::remove).toList();
        if (pairs.isEmpty()) {
            return;
        }
        try {
            add(database, pairs, taken);
        } catch (SQLException | RuntimeException e) {
            for (int i = 0; i < pairs.size(); i++) {
                uses.merge(pairs.get(i), taken.get(i), Use::plus);
            }
            throw e;
        }
    }

    private static void add(DataSource database, List<Pair> pairs, List<Use> taken) throws SQLException {
        Rows rows = new Rows(ADD, "integer", "text", "timestamptz", "timestamptz", "bigint");
        for (int i = 0; i < pairs.size(); i++) {
            Use use = taken.get(i);
            rows.add(
                    pairs.get(i).tokenId(),
                    pairs.get(i).address(),
                    Timestamp.from(use.first()),
                    Timestamp.from(use.last()),
                    use.count());
        }
        try (Connection connection = database.getConnection()) {
            rows.insert(connection);
        }
    }

    private record Pair(int tokenId, InetAddress client) {
        String address() {
            return Senders.text(client);
        }
    }

    private record Use(Instant first, Instant last, long count) {
        Use plus(Use other) {
            return new Use(
                    first.isBefore(other.first) ? first : other.first,
                    last.isAfter(other.last) ? last : other.last,
                    count + other.count);
        }
    }
}
