package org.rocketrewards.ingest.control;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.rocketrewards.ingest.RefusedDelivery;
import org.rocketrewards.ingest.control.Months.Month;
import org.rocketrewards.ingest.control.Refusals.Flood;

/** Writes {@link Refusals} to the delivery log. One thread at a time. */
public final class RefusalStore {
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.ingest");
    private static final int BATCH = 500;
    private static final String LIST = """
            WITH refused AS (
                SELECT nextval('delivery_id') AS id, r.*
                FROM unnest(?::timestamptz[], ?::integer[], ?::integer[], ?::inet[], ?::text[], ?::text[],
                            ?::smallint[], ?::integer[], ?::text[], ?::bytea[])
                     AS r (received_at, source_id, token_id, address, reason, detail, http_status, took_micros,
                           content_type, body)
            ), bodies AS (
                INSERT INTO raw_body (delivery_id, received_at, content_type, body)
                SELECT id, received_at, content_type, body FROM refused WHERE body IS NOT NULL
            )
            INSERT INTO delivery (id, received_at, source_id, token_id, address, outcome, reason, detail, http_status,
                                  took_micros)
            SELECT id, received_at, source_id, token_id, address, 'refused', reason, detail, http_status, took_micros
            FROM refused
            """;
    private static final String COUNT = """
            INSERT INTO refusal_count AS known (minute, address, reason, count)
            SELECT * FROM unnest(?::timestamptz[], ?::inet[], ?::text[], ?::bigint[])
            ON CONFLICT (minute, address, reason) DO UPDATE SET count = known.count + excluded.count
            """;

    private final Refusals refusals;
    private final Months months = new Months();
    private List<RefusedDelivery> pending = List.of();

    /** Writes what is in {@code refusals}. */
    public RefusalStore(Refusals refusals) {
        this.refusals = refusals;
    }

    /** Writes all that there is; what cannot be written now is kept for the next time. */
    public synchronized void flush(DataSource database) throws SQLException {
        if (pending.isEmpty()) {
            pending = refusals.takeListed(BATCH);
        }
        while (!pending.isEmpty()) {
            listPending(database);
            pending = refusals.takeListed(BATCH);
        }
        Map<Flood, Long> counts = refusals.takeCounts();
        try {
            count(database, counts);
        } catch (SQLException e) {
            if (unavailable(e)) {
                counts.forEach(refusals::count);
                throw e;
            }
            LOG.log(System.Logger.Level.WARNING, "refusals.uncounted the numbers are lost", e);
        }
    }

    private void listPending(DataSource database) throws SQLException {
        try {
            ensureMonths(database);
            list(database);
        } catch (SQLException e) {
            if (unavailable(e)) {
                throw e;
            }
            // Rows that the database does not want would be in the way for ever: they become numbers.
            LOG.log(System.Logger.Level.WARNING, "refusals.unlisted counted instead", e);
            pending.forEach(refusals::countInstead);
        }
    }

    /** Connection lost, server shutting down or out of resources: it will be back. */
    private static boolean unavailable(SQLException e) {
        String state = e.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("53") || state.startsWith("57");
    }

    private void ensureMonths(DataSource database) throws SQLException {
        Set<Month> missing = new HashSet<>();
        for (RefusedDelivery refused : pending) {
            for (String table : List.of("delivery", "raw_body")) {
                Month month = Month.of(table, refused.receivedAt());
                if (!months.has(month)) {
                    missing.add(month);
                }
            }
        }
        if (!missing.isEmpty()) {
            try (Connection connection = database.getConnection()) {
                months.ensure(connection, missing);
            }
            months.remember(missing);
        }
    }

    /** One statement, so that a delivery and its body are there together or not at all. */
    private void list(DataSource database) throws SQLException {
        Rows rows = new Rows(
                LIST,
                "timestamptz",
                "integer",
                "integer",
                "text",
                "text",
                "text",
                "smallint",
                "integer",
                "text",
                "bytea");
        for (RefusedDelivery refused : pending) {
            rows.add(
                    Timestamp.from(refused.receivedAt()),
                    refused.sourceId(),
                    refused.tokenId(),
                    Senders.text(refused.address()),
                    refused.reason(),
                    refused.detail(),
                    (short) refused.httpStatus(),
                    refused.tookMicros(),
                    refused.contentType(),
                    refused.body());
        }
        try (Connection connection = database.getConnection()) {
            rows.insert(connection);
        }
    }

    private static void count(DataSource database, Map<Flood, Long> counts) throws SQLException {
        // Every node takes the rows in the same order, so that no two wait for each other.
        List<Flood> floods = new ArrayList<>(counts.keySet());
        floods.sort(Comparator.comparing(Flood::minute)
                .thenComparing(Flood::address)
                .thenComparing(Flood::reason));
        Rows rows = new Rows(COUNT, "timestamptz", "text", "text", "bigint");
        for (Flood flood : floods) {
            rows.add(Timestamp.from(flood.minute()), flood.address(), flood.reason(), counts.get(flood));
        }
        if (rows.size() > 0) {
            try (Connection connection = database.getConnection()) {
                rows.insert(connection);
            }
        }
    }
}
