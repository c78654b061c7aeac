package org.rocketrewards.ingest.control.simulation;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.rocketrewards.database.Query;
import org.rocketrewards.database.Row;
import org.rocketrewards.database.SqlFile;
import org.rocketrewards.ingest.SimulatedLearner;
import org.rocketrewards.ingest.SimulationRow;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.rules.SourceTraits;

/** Simulations and what they found, in the caller's transaction. */
public final class SimulationReader {
    private static final String FIND = SqlFile.read(SimulationReader.class, "findSimulations");
    private static final String LEARNERS = SqlFile.read(SimulationReader.class, "findSimulatedLearners");
    private static final String START = "INSERT INTO simulation (rule_set, source_id, from_at, to_at, started_at,"
            + " started_by, alive_at) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id";
    private static final String CANCEL =
            "UPDATE simulation SET cancel = true WHERE id = ? AND state = 'running' RETURNING id";
    private static final String FORGET = "DELETE FROM simulation WHERE state <> 'running' AND id <= (SELECT id FROM"
            + " simulation WHERE state <> 'running' ORDER BY id DESC OFFSET ? LIMIT 1) RETURNING id";
    private static final int LOCK = 7208;

    private final Query query;

    /** Works on this database. */
    public SimulationReader(DataSource database) {
        this.query = new Query(database);
    }

    /** Simulations below a number, newest first. */
    public List<SimulationRow> before(long id, int rows) {
        return query.list(FIND, List.of(0L, id, rows), SimulationReader::simulation);
    }

    /** One simulation. */
    public Optional<SimulationRow> find(int id) {
        return query.first(FIND, List.of((long) id, id + 1L, 1), SimulationReader::simulation);
    }

    /** How many are running; ends those whose node is silent, and keeps others from starting one meanwhile. */
    public int running(Instant now) {
        return new LongRuns(query, "simulation", LOCK).running(now, "The node that worked on it stopped.");
    }

    /** Forgets all but the newest ones. */
    public void forget(int kept) {
        query.list(FORGET, List.of(kept), row -> row.integer("id"));
    }

    /** Puts a simulation on the list, as running. */
    public int start(String ruleSet, SourceTraits source, Instant from, Instant to, Instant now, String by) {
        return query.first(START, List.of(ruleSet, source.id(), from, to, now, by, now), row -> row.integer("id"))
                .orElseThrow();
    }

    /** Asks a running one to stop; tells whether there was one. */
    public boolean cancel(int id) {
        return query.first(CANCEL, List.of(id), row -> row.integer("id")).isPresent();
    }

    /** Learners for whom something is different, the largest difference first. */
    public List<SimulatedLearner> learners(int id, long beforePosition, int rows) {
        return query.list(LEARNERS, List.of(id, beforePosition, rows), SimulationReader::learner);
    }

    private static SimulationRow simulation(Row row) throws SQLException {
        return new SimulationRow(
                row.integer("id"),
                row.text("rule_set"),
                row.text("source"),
                row.instant("from_at"),
                row.instant("to_at"),
                row.text("state"),
                row.instant("started_at"),
                row.text("started_by"),
                row.instantOrNull("finished_at"),
                row.number("events"),
                row.number("events_read"),
                row.textOrNull("failure"),
                row.jsonOrNull("result"));
    }

    private static SimulatedLearner learner(Row row) throws SQLException {
        long booked = row.number("booked");
        long simulated = row.number("simulated");
        return new SimulatedLearner(
                row.number("position"),
                UserKey.userOf(row.number("learner_key")),
                booked,
                simulated,
                simulated - booked,
                row.jsonOrNull("booked_rules"),
                row.jsonOrNull("simulated_rules"));
    }
}
