package org.rocketrewards.ingest.control.simulation;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.control.GivingWay;
import org.rocketrewards.model.Outcome;
import org.rocketrewards.rules.Decision;
import org.rocketrewards.rules.EventType;
import org.rocketrewards.rules.Rule;
import org.rocketrewards.rules.RuleSet;
import org.rocketrewards.rules.SourceTraits;
import org.rocketrewards.rules.evaluation.Plan;

/**
 * One simulation from its start to its end: reads the events in their order of arrival, sorts what touches standings into
 * files by learner, decides one file after the other, and compares with what is booked. Needs no more memory for more
 * events.
 */
public final class Simulation implements Runnable {
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.ingest");
    private static final Duration BETWEEN_REPORTS = Duration.ofMillis(500);
    /** Events between two rests. */
    private static final int PIECE = 100;

    private final DataSource database;
    private final Clock clock;
    private final GivingWay way;
    private final Request request;
    private final RuleBook book;
    private final SimulationStore store;
    private final Tally tally = new Tally();
    private long events;
    private long lastEvent;
    private long read;
    private Instant reported = Instant.EPOCH;

    /**
     * What is to be found out.
     *
     * @param id of the simulation
     * @param target the rules that decide the events of the period
     * @param recorded published versions by number, which decide all others
     * @param more rules that are kept elsewhere and hold beside them
     * @param types the event catalogue
     * @param from begin of the period, by when events happened
     * @param to end of it, exclusive
     * @param rerated what was decided again since
     */
    public record Request(
            int id,
            RuleSet target,
            IntFunction<RuleSet> recorded,
            List<Rule> more,
            Collection<EventType> types,
            SourceTraits source,
            Instant from,
            Instant to,
            List<Rerated> rerated) {}

    /** A simulation on this database, not inside of a transaction, that gives way to others. */
    public Simulation(DataSource database, Clock clock, GivingWay way, Request request) {
        this.database = database;
        this.clock = clock;
        this.way = way;
        this.request = request;
        this.book =
                new RuleBook(request.target(), request.recorded(), request.more(), request.source(), request.rerated());
        this.store = new SimulationStore(database, request.id());
    }

    private static final class CancelledException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public void run() {
        try {
            JsonObject result = simulate();
            store.finish("done", clock.instant(), result.toString(), null);
            LOG.log(System.Logger.Level.INFO, "simulation.done simulation={0} events={1}", request.id(), read);
        } catch (CancelledException e) {
            end("cancelled", null);
        } catch (SimulationLimitException e) {
            end("failed", e.getMessage());
        } catch (SQLException | IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "simulation.failed simulation=" + request.id(), e);
            end("failed", "Something went wrong in Rocket; its log tells more.");
        }
    }

    private void end(String state, @Nullable String failure) {
        try {
            store.finish(state, clock.instant(), null, failure);
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.WARNING, "simulation.unfinished simulation=" + request.id(), e);
        }
    }

    private JsonObject simulate() throws SQLException, IOException {
        OpenReversals reversals = new OpenReversals();
        report();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement readOnly = connection.prepareStatement("SET TRANSACTION READ ONLY")) {
                readOnly.execute();
                PastEvents past = new PastEvents(
                        connection, request.source().id(), request.from(), request.to(), request.types());
                long[] extent = past.extent();
                lastEvent = extent[0];
                events = extent[1];
                try (Spill spill = new Spill(request.source().id(), events)) {
                    past.each(lastEvent, event -> sort(event, spill, reversals));
                    past.eachIgnored(newlyRuled(past), event -> sort(event, spill, reversals));
                    connection.rollback();
                    decide(spill, reversals);
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
        return compare();
    }

    /** Types that were delivered and have rules now; events of types that always had one are on record as events. */
    private Set<String> newlyRuled(PastEvents past) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : past.delivered()) {
            if (!book.target().rulesFor(name).isEmpty()) {
                names.add(name);
            }
        }
        return names;
    }

    private void sort(PastEvent event, Spill spill, OpenReversals reversals) throws IOException {
        Plan plan = book.plan(event);
        if (event.inPeriod()) {
            tally.outcome(plan.outcome());
            tally.decided(event, settled(plan));
        }
        if (plan.outcome() == Outcome.ACCEPTED) {
            for (Long learner : Plans.learners(plan)) {
                spill.add(learner, event);
            }
            if (plan.searchesAllLearners()) {
                reversals.add(event, plan);
            }
        }
        read++;
        if (read % PIECE == 0) {
            way.rest();
        }
        if (read % 1_000 == 0) {
            reportNowAndThen();
        }
    }

    private static List<Decision> settled(Plan plan) {
        List<Decision> decisions = new ArrayList<>(1);
        for (Plan.Step step : plan.steps()) {
            if (step instanceof Plan.Settled settled) {
                decisions.add(settled.decision());
            }
        }
        return decisions;
    }

    private void decide(Spill spill, OpenReversals reversals) throws IOException, SQLException {
        LearnerReplay replay = new LearnerReplay(book, reversals);
        int decided = 0;
        for (int file = 0; file < spill.files(); file++) {
            for (Map.Entry<Long, List<PastEvent>> learner : spill.read(file).entrySet()) {
                tally.stands(
                        learner.getKey(),
                        replay.run(learner.getKey(), learner.getValue(), tally).awards());
                decided += learner.getValue().size();
                if (decided >= PIECE) {
                    decided = 0;
                    way.rest();
                }
            }
            store.learners(tally.takeLearners());
            reportNowAndThen();
        }
    }

    private JsonObject compare() throws SQLException {
        Map<String, Long> byRule = store.compare(request.source().id(), request.from(), request.to());
        report();
        JsonObject learners = store.summary().build();
        return Json.createObjectBuilder(learners)
                .add("simulated", tally.points())
                .add(
                        "difference",
                        tally.points() - learners.getJsonNumber("booked").longValueExact())
                .add("outcomes", tally.outcomes())
                .add("rules", tally.rules(byRule))
                .build();
    }

    private void reportNowAndThen() {
        Instant now = clock.instant();
        if (Duration.between(reported, now).abs().compareTo(BETWEEN_REPORTS) >= 0) {
            try {
                report();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void report() throws SQLException {
        reported = clock.instant();
        if (store.progress(events, read, lastEvent, reported)) {
            throw new CancelledException();
        }
    }
}
