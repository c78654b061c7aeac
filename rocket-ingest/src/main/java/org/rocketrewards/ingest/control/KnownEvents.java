package org.rocketrewards.ingest.control;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.database.RoundTrip;
import org.rocketrewards.model.UserKey;

/**
 * Looks up which deliveries of a batch bring events that are on record already, and gives every delivery its id; one
 * query for the batch, before any other that looks something up. Events with the same Moodle id are looked for within 31 days, which
 * is what tells a Moodle whose ids started again. The window of the whole batch comes as two numbers of its own: the
 * planner leaves out all other months by them, and there may be hundreds.
 */
final class KnownEvents {
    private static final int WINDOW_SECONDS = 31 * 24 * 3600;
    /**
     * For this transaction. The planner knows nothing of a table that is filling, such as a new month's, takes it for small,
     * and keeps for a minute a plan that reads all of it for each batch. It would also plan each batch anew, since a plan
     * for an array of known length always looks cheaper to it than one for any: a third of a millisecond for an event alone.
     */
    private static final String LOOK_UP_BY_KEY = """
            SELECT set_config('plan_cache_mode', 'force_generic_plan', true),
                   set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
                   set_config('enable_mergejoin', 'off', true)
            """;

    /**
     * {@code OFFSET 0} keeps the look-up one by key for each row. With some dozens of months the planner took it for cheaper
     * to read the window once, which is two months of events for each batch.
     */
    private static final String SQL = """
            SELECT u.n, u.delivery_id, e.id, e.outcome, e.points, e.content_hash, e.actor_key, e.event_type_id,
                   extract(epoch FROM e.occurred_at)::bigint, e.learner_key
            FROM (SELECT n, nextval('delivery_id') AS delivery_id, moodle_id, scope, occurred
                  FROM unnest(?::bigint[], ?::bigint[], ?::bigint[])
                      WITH ORDINALITY u(moodle_id, scope, occurred, n)) u
            LEFT JOIN LATERAL (
                SELECT * FROM event
                WHERE moodle_id = u.moodle_id
                  AND occurred_at >= to_timestamp(?) AND occurred_at <= to_timestamp(?)
                  AND occurred_at >= to_timestamp(u.occurred - %1$d) AND occurred_at <= to_timestamp(u.occurred + %1$d)
                  AND abs(actor_key) >= u.scope AND abs(actor_key) < u.scope + %2$d
                OFFSET 0) e ON true
            ORDER BY u.n
            """.formatted(WINDOW_SECONDS, UserKey.ID_LIMIT);

    /** An event on record. */
    record Known(
            long id,
            String outcome,
            long points,
            long contentHash,
            @Nullable Long learnerKey) {}

    private final long[] deliveryIds;
    private final @Nullable Known[] known;
    private final boolean[] reused;

    private KnownEvents(int size) {
        deliveryIds = new long[size];
        known = new Known[size];
        reused = new boolean[size];
    }

    /** Asks for the events; what is known holds once the round trip was made. */
    static KnownEvents ask(RoundTrip trip, List<Delivered> batch, EventTypeIds types) {
        int size = batch.size();
        long[] moodleIds = new long[size];
        long[] scopes = new long[size];
        long[] occurred = new long[size];
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            Delivered delivered = batch.get(i);
            moodleIds[i] = delivered.plan().event().moodleId();
            scopes[i] = UserKey.scope(delivered.sourceId());
            occurred[i] = delivered.plan().event().occurredAt().getEpochSecond();
            first = Math.min(first, occurred[i]);
            last = Math.max(last, occurred[i]);
        }
        KnownEvents found = new KnownEvents(size);
        trip.query(LOOK_UP_BY_KEY, rows -> {});
        trip.query(
                SQL,
                rows -> {
                    while (rows.next()) {
                        found.row(rows, batch, types);
                    }
                },
                moodleIds,
                scopes,
                occurred,
                first - WINDOW_SECONDS,
                last + WINDOW_SECONDS);
        return found;
    }

    private void row(ResultSet rows, List<Delivered> batch, EventTypeIds types) throws SQLException {
        int i = rows.getInt(1) - 1;
        if (deliveryIds[i] == 0) {
            deliveryIds[i] = rows.getLong(2);
        }
        long eventId = rows.getLong(3);
        if (eventId == 0) {
            return;
        }
        Delivered delivered = batch.get(i);
        boolean same = rows.getLong(7) == delivered.actorKey()
                && rows.getInt(8) == types.id(delivered.plan().event().name())
                && rows.getLong(9) == delivered.plan().event().occurredAt().getEpochSecond();
        if (same) {
            known[i] = new Known(
                    eventId, rows.getString(4), rows.getLong(5), rows.getLong(6), rows.getObject(10, Long.class));
        } else {
            reused[i] = true;
        }
    }

    long deliveryId(int index) {
        return deliveryIds[index];
    }

    /** The event that the delivery repeats; null when it is new. */
    @Nullable
    Known known(int index) {
        return known[index];
    }

    /** Whether another event has the same Moodle id. */
    boolean moodleIdReused(int index) {
        return reused[index];
    }
}
