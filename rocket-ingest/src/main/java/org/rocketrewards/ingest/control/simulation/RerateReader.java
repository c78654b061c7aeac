package org.rocketrewards.ingest.control.simulation;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.rocketrewards.database.Query;
import org.rocketrewards.database.Row;
import org.rocketrewards.database.SqlFile;
import org.rocketrewards.ingest.RerateRow;

/** Re-ratings, in the caller's transaction. */
public final class RerateReader {
    private static final String FIND = SqlFile.read(RerateReader.class, "findReratings");
    private static final String PAST = "SELECT from_at, to_at, last_event, rule_set_version FROM rerating"
            + " WHERE source_id = ? AND last_event > 0 AND (state = 'done' OR NOT CAST(? AS boolean)) ORDER BY id";
    private static final String START = SqlFile.read(RerateReader.class, "startRerating");
    private static final int LOCK = 7209;

    private final Query query;

    /** Works on this database. */
    public RerateReader(DataSource database) {
        this.query = new Query(database);
    }

    /** Re-ratings below a number, newest first. */
    public List<RerateRow> before(long id, int rows) {
        return query.list(FIND, List.of(0L, id, rows), RerateReader::rerating);
    }

    /** One re-rating. */
    public Optional<RerateRow> find(int id) {
        return query.first(FIND, List.of((long) id, id + 1L, 1), RerateReader::rerating);
    }

    /** Whether one is running; ends one whose node is silent, and keeps others from starting one meanwhile. */
    public boolean running(Instant now) {
        String stopped = "The node that worked on it stopped: preview and apply again.";
        return new LongRuns(query, "rerating", LOCK).running(now, stopped) > 0;
    }

    /** Puts a re-rating by a simulation on the list; empty when it was applied already. */
    public Optional<Integer> start(int simulation, String reason, Instant now, String by) {
        return query.first(START, List.of(reason, now, by, now, simulation), row -> row.integer("id"));
    }

    /** What was decided again for a source, the oldest first; with {@code onlyDone} not by those that failed. */
    public List<Rerated> past(int sourceId, boolean onlyDone) {
        return query.list(
                PAST,
                List.of(sourceId, onlyDone),
                row -> new Rerated(
                        row.instant("from_at"),
                        row.instant("to_at"),
                        row.number("last_event"),
                        row.integer("rule_set_version")));
    }

    private static RerateRow rerating(Row row) throws SQLException {
        return new RerateRow(
                row.integer("id"),
                row.integer("simulation_id"),
                row.integer("rule_set_version"),
                row.text("source"),
                row.instant("from_at"),
                row.instant("to_at"),
                row.text("reason"),
                row.text("state"),
                row.instant("started_at"),
                row.text("started_by"),
                row.instantOrNull("finished_at"),
                row.number("learners"),
                row.number("skipped"),
                row.number("awarded"),
                row.number("taken_back"),
                row.textOrNull("failure"));
    }
}
