package org.rocketrewards.ingest.control.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.rocketrewards.database.Query;

/**
 * Runs of one kind that nodes work on, in the caller's transaction. A node that died cannot say so: its silence does, also
 * where the clock was set back since it last spoke.
 */
final class LongRuns {
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private final Query query;
    private final String lock;
    private final String bury;
    private final String count;

    /**
     * Of a table.
     *
     * @param table with {@code state}, {@code alive_at}, {@code finished_at} and {@code failure}
     * @param lockNumber of the advisory lock under which one is started
     */
    LongRuns(Query query, String table, int lockNumber) {
        this.query = query;
        this.lock = "SELECT pg_advisory_xact_lock(" + lockNumber + ")";
        this.bury = "UPDATE " + table + " SET state = 'failed', finished_at = ?, failure = ?"
                + " WHERE state = 'running' AND (alive_at < ? OR alive_at > ?) RETURNING id";
        this.count = "SELECT count(*) AS n FROM " + table + " WHERE state = 'running'";
    }

    /**
     * How many are running; ends those whose node is silent, and keeps others from starting one meanwhile.
     *
     * @param epitaph what is said of those
     */
    int running(Instant now, String epitaph) {
        query.list(lock, List.of(), row -> true);
        query.list(bury, List.of(now, epitaph, now.minus(SILENCE), now.plus(SILENCE)), row -> row.integer("id"));
        return query.list(count, List.of(), row -> row.integer("n")).get(0);
    }
}
