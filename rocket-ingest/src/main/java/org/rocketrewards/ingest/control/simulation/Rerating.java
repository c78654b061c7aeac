package org.rocketrewards.ingest.control.simulation;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.badges.Threshold;
import org.rocketrewards.model.Outcome;
import org.rocketrewards.rules.boundary.RuleKeys;
import org.rocketrewards.rules.evaluation.Plan;

/**
 * One re-rating from its start to its end. Reads the past as a simulation does, and applies the other rules to each
 * learner whom they would leave standing elsewhere. A learner's books change in one transaction or not at all; applying
 * the same once more finds nothing to do.
 */
public final class Rerating {
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.ingest");
    private static final Duration BETWEEN_REPORTS = Duration.ofMillis(500);
    private static final String REPORT = "UPDATE rerating SET alive_at = ?, last_event = ?, learners = ?, skipped = ?,"
            + " awarded = ?, taken_back = ? WHERE id = ?";
    private static final String FINISH =
            "UPDATE rerating SET state = ?, finished_at = ?, failure = ? WHERE id = ? AND state = 'running'";

    private final DataSource database;
    private final Clock clock;
    private final int id;
    private final Simulation.Request request;
    private final List<Rerated> unfinished;
    private final List<Threshold> thresholds;
    private final LearnerRerating.Course target;
    private final List<LearnerRerating.Course> courses = new ArrayList<>();
    private Instant reported = Instant.EPOCH;
    private long lastEvent;
    private long learners;
    private long skipped;
    private long awarded;
    private long takenBack;

    /**
     * A re-rating, not inside of a transaction.
     *
     * @param request what is applied to what; {@code rerated} are the finished re-ratings before
     * @param all the re-ratings before, those that failed half-way too
     * @param thresholds numbers of points that bring a badge
     */
    public Rerating(
            DataSource database,
            Clock clock,
            int id,
            Simulation.Request request,
            List<Rerated> all,
            List<Threshold> thresholds) {
        this.database = database;
        this.clock = clock;
        this.id = id;
        this.request = request;
        this.unfinished = List.copyOf(all);
        this.thresholds = List.copyOf(thresholds);
        this.target = course(request.rerated());
    }

    private LearnerRerating.Course course(List<Rerated> rerated) {
        return new LearnerRerating.Course(
                new RuleBook(request.target(), request.recorded(), request.more(), request.source(), rerated),
                new OpenReversals());
    }

    /** Does it; the exception says why it could not be finished. */
    public void run() {
        String failure = null;
        try {
            courses.add(course(request.rerated()));
            courses.add(course(unfinished));
            courses.add(course(List.of()));
            apply();
        } catch (SimulationLimitException e) {
            failure = e.getMessage();
        } catch (SQLException | IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "rerating.failed rerating=" + id, e);
            failure = "Something went wrong in Rocket; its log tells more. Preview and apply again.";
        }
        finish(failure);
    }

    private void apply() throws SQLException, IOException {
        try (Connection reading = database.getConnection()) {
            reading.setAutoCommit(false);
            try {
                PastEvents past =
                        new PastEvents(reading, request.source().id(), request.from(), request.to(), request.types());
                long[] extent = past.extent();
                lastEvent = extent[0];
                RuleKeys keys = RuleKeys.ofSets(
                        reading,
                        List.of(target.book().target(), request.target().with(request.more())));
                report();
                try (Spill spill = new Spill(request.source().id(), extent[1])) {
                    past.each(lastEvent, event -> sort(event, spill));
                    reading.commit();
                    for (int file = 0; file < spill.files(); file++) {
                        for (Map.Entry<Long, List<PastEvent>> learner :
                                spill.read(file).entrySet()) {
                            learner(learner.getKey(), learner.getValue(), keys);
                        }
                    }
                }
            } finally {
                reading.rollback();
                reading.setAutoCommit(true);
            }
        }
    }

    private void sort(PastEvent event, Spill spill) throws IOException {
        TreeSet<Long> touched = new TreeSet<>();
        Plan wanted = target.book().plan(event);
        note(event, wanted, target, touched);
        PastEvent outside = LearnerRerating.outside(event);
        for (LearnerRerating.Course course : courses) {
            note(outside, course.book().plan(outside), course, touched);
        }
        for (Long learner : touched) {
            spill.add(learner, event);
        }
        reportNowAndThen();
    }

    private static void note(PastEvent event, Plan plan, LearnerRerating.Course course, TreeSet<Long> touched) {
        if (plan.outcome() == Outcome.ACCEPTED) {
            touched.addAll(Plans.learners(plan));
            if (plan.searchesAllLearners()) {
                course.reversals().add(event, plan);
            }
        }
    }

    private void learner(long learnerKey, List<PastEvent> events, RuleKeys keys) throws SQLException, IOException {
        LearnerRerating.Course before = courses.get(0);
        List<PastEvent> outside = events.stream().map(LearnerRerating::outside).toList();
        boolean same =
                HeldAwards.of(before.run(learnerKey, outside)).sameAs(HeldAwards.of(target.run(learnerKey, events)));
        if (!same) {
            LearnerRerating.Outcome outcome = inTransaction(learnerKey, events, keys);
            awarded += outcome.awarded();
            takenBack += outcome.takenBack();
            learners += outcome.awarded() > 0 || outcome.takenBack() > 0 ? 1 : 0;
            if (!outcome.explained()) {
                skipped++;
                LOG.log(System.Logger.Level.WARNING, "rerating.skipped rerating={0} learner={1}", id, learnerKey);
            }
        }
        reportNowAndThen();
    }

    private LearnerRerating.Outcome inTransaction(long learnerKey, List<PastEvent> events, RuleKeys keys)
            throws SQLException, IOException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                PastEvents past = new PastEvents(
                        connection, request.source().id(), request.from(), request.to(), request.types());
                LearnerRerating work =
                        new LearnerRerating(connection, id, keys, clock.instant(), learnerKey, lastEvent, thresholds);
                LearnerRerating.Outcome outcome = work.apply(past, events, target, courses);
                connection.commit();
                return outcome;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private void reportNowAndThen() throws IOException {
        if (Duration.between(reported, clock.instant()).abs().compareTo(BETWEEN_REPORTS) >= 0) {
            try {
                report();
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }
    }

    private void report() throws SQLException {
        reported = clock.instant();
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(REPORT)) {
            update.setObject(1, reported.atOffset(ZoneOffset.UTC));
            update.setLong(2, lastEvent);
            update.setLong(3, learners);
            update.setLong(4, skipped);
            update.setLong(5, awarded);
            update.setLong(6, takenBack);
            update.setInt(7, id);
            update.executeUpdate();
        }
    }

    private void finish(@Nullable String failure) {
        try {
            report();
            try (Connection connection = database.getConnection();
                    PreparedStatement update = connection.prepareStatement(FINISH)) {
                update.setString(1, failure == null ? "done" : "failed");
                update.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
                update.setString(3, failure);
                update.setInt(4, id);
                update.executeUpdate();
            }
            LOG.log(
                    System.Logger.Level.INFO,
                    "rerating.over rerating={0} learners={1} skipped={2}",
                    id,
                    learners,
                    skipped);
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.ERROR, "rerating.unfinished rerating=" + id, e);
        }
    }
}
