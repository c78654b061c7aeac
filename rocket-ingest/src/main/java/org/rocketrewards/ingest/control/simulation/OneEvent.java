package org.rocketrewards.ingest.control.simulation;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.Outcome;
import org.rocketrewards.rules.Decision;
import org.rocketrewards.rules.evaluation.Plan;

/** Decides one event by other rules, with its learner standing where the events before it led. */
public final class OneEvent {
    private final DataSource database;

    /** Reads from this database. */
    public OneEvent(DataSource database) {
        this.database = database;
    }

    /** What is decided; {@code reason} says why it is not accepted. */
    public record Verdict(Outcome outcome, @Nullable String reason, List<Decision> decisions) {}

    /**
     * Decides it.
     *
     * @param request whose rules, from the second of the event to the next
     * @param eventId Rocket's number of it
     */
    public Verdict decide(Simulation.Request request, long eventId) {
        RuleBook book =
                new RuleBook(request.target(), request.recorded(), request.more(), request.source(), request.rerated());
        try (Connection connection = database.getConnection()) {
            Instant from = request.from();
            PastEvents past =
                    new PastEvents(connection, request.source().id(), from, from.plusSeconds(1), request.types());
            PastEvent event = past.one(eventId);
            Plan plan = book.plan(event);
            List<Decision> decisions = new ArrayList<>();
            plan.steps().forEach(step -> {
                if (step instanceof Plan.Settled settled) {
                    decisions.add(settled.decision());
                }
            });
            for (Long touched : Plans.learners(plan)) {
                decisions.addAll(decisions(book, past, event, touched));
            }
            return new Verdict(plan.outcome(), plan.reason(), decisions);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("event " + eventId + " cannot be decided again", e);
        }
    }

    private static List<Decision> decisions(RuleBook book, PastEvents past, PastEvent event, long touched)
            throws SQLException, IOException {
        List<PastEvent> events = new ArrayList<>();
        OpenReversals reversals = new OpenReversals();
        for (PastEvent other : past.ofLearner(touched)) {
            if (other.id() < event.id()) {
                PastEvent before = LearnerRerating.outside(other);
                events.add(before);
                Plan plan = book.plan(before);
                if (plan.searchesAllLearners()) {
                    reversals.add(before, plan);
                }
            }
        }
        events.add(event);
        List<Decision> decisions = new ArrayList<>();
        new LearnerReplay(book, reversals).run(touched, events, (decided, made) -> {
            if (decided.id() == event.id()) {
                decisions.addAll(made);
            }
        });
        return decisions;
    }
}
