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
import java.util.concurrent.atomic.LongAdder;
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

    /** Counts a use. Those who do at the same time do not wait for each other. */
    public void note(int tokenId, InetAddress client, Instant now) {
        Pair pair = new Pair(tokenId, client);
        Use use = uses.get(pair);
        if (use == null) {
            if (uses.size() >= MAX_PAIRS) {
                return;
            }
            use = uses.computeIfAbsent(pair, absent -> new Use(now));
        }
        use.note(now);
    }

    /** Adds what was counted to the table; what cannot be written stays counted. */
    public synchronized void flush(DataSource database) throws SQLException {
        List<Unwritten> unwritten = new ArrayList<>();
        uses.forEach((pair, use) -> {
            long count = use.unwritten();
            if (count > 0) {
                unwritten.add(new Unwritten(pair, use, count));
            } else if (uses.size() > MAX_PAIRS / 2) {
                uses.remove(pair);
            }
        });
        if (unwritten.isEmpty()) {
            return;
        }
        // Every node takes the rows in the same order, so that no two wait for each other.
        unwritten.sort(Comparator.comparing(Unwritten::pair, Pair.ORDER));
        add(database, unwritten);
        unwritten.forEach(written -> written.use().written(written.count()));
    }

    private static void add(DataSource database, List<Unwritten> unwritten) throws SQLException {
        Rows rows = new Rows(ADD, "integer", "text", "timestamptz", "timestamptz", "bigint");
        for (Unwritten row : unwritten) {
            rows.add(
                    row.pair().tokenId(),
                    row.pair().address(),
                    Timestamp.from(row.use().first),
                    Timestamp.from(row.use().last),
                    row.count());
        }
        try (Connection connection = database.getConnection()) {
            rows.insert(connection);
        }
    }

    private record Pair(int tokenId, InetAddress client) {
        static final Comparator<Pair> ORDER =
                Comparator.comparingInt(Pair::tokenId).thenComparing(Pair::address);

        String address() {
            return Senders.text(client);
        }
    }

    private record Unwritten(Pair pair, Use use, long count) {}

    /** Uses of a pair since the start, and how many of them are in the table. */
    private static final class Use {
        private final Instant first;
        private final LongAdder count = new LongAdder();
        private volatile Instant last;
        private long written;

        Use(Instant first) {
            this.first = first;
            this.last = first;
        }

        void note(Instant now) {
            if (now.isAfter(last)) {
                last = now;
            }
            count.increment();
        }

        long unwritten() {
            return count.sum() - written;
        }

        void written(long more) {
            written += more;
        }
    }
}
