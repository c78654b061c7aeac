package org.rocketrewards.ingest.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.time.Clock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.audit.boundary.AuditTrail;
import org.rocketrewards.audit.boundary.RefusalsOnRecord;
import org.rocketrewards.badges.boundary.ThresholdsInForce;
import org.rocketrewards.ingest.RerateRow;
import org.rocketrewards.ingest.SimulationRow;
import org.rocketrewards.ingest.control.simulation.RerateReader;
import org.rocketrewards.ingest.control.simulation.Rerating;
import org.rocketrewards.ingest.control.simulation.Simulation;
import org.rocketrewards.model.Cursor;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.rules.SourceTraits;
import org.rocketrewards.rules.boundary.RuleSetVersions;

/**
 * Applies a published version to the events of a period, after a simulation has shown what that does: further entries,
 * never changed ones, with a reason and on record. One at a time; the same once more books nothing.
 */
@Stateless
@RefusalsOnRecord("rerating")
public class Reratings {
    private static final String LIST = "reratings";
    private static final String OBJECT = "rerating";

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Resource
    SessionContext session;

    @Inject
    Simulations simulations;

    @Inject
    RuleSetVersions versions;

    @Inject
    SimulationRequests requests;

    @Inject
    ThresholdsInForce thresholds;

    @Inject
    Sources sources;

    @Inject
    SimulationRunner runner;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /**
     * Begins to book what a simulation showed.
     *
     * @param simulation of a published version, done
     * @param reason why
     * @throws RocketException {@code conflict} when it is of a draft, not done, applied already, or another one runs
     */
    @RolesAllowed(Role.ADMIN_ROLE)
    public RerateRow start(int simulation, String reason) {
        SimulationRow shown = simulations.get(simulation);
        RerateReader reader = new RerateReader(database);
        if (reader.running(clock.instant())) {
            throw new RocketException(ProblemType.CONFLICT, "A re-rating is running: wait until it is done.");
        }
        int id = reader.start(
                        simulation,
                        reason,
                        clock.instant(),
                        session.getCallerPrincipal().getName())
                .orElseThrow(() -> new RocketException(
                        ProblemType.CONFLICT,
                        "A re-rating needs a simulation of a published version that is done and was not applied"
                                + " before: simulate it first, to see what it does."));
        audit.record(AuditEntry.of("rerating.start", OBJECT, id)
                .because(reason)
                .withAfter(Json.createObjectBuilder()
                        .add("ruleSet", shown.ruleSet())
                        .add("source", shown.source())
                        .add("from", shown.from().toString())
                        .add("to", shown.to().toString())
                        .add("simulation", simulation)
                        .build()));
        SourceTraits traits = sources.get(shown.source()).traits();
        Simulation.Request request =
                requests.of(simulation, versions.rules(shown.ruleSet()), traits, shown.from(), shown.to());
        runner.afterCommit(new SimulationRunner.Application(
                id, new Rerating(database, clock, id, request, reader.past(traits.id(), false), thresholds.list())));
        return get(id);
    }

    /** Puts on record how a re-rating ended. */
    @PermitAll
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void ended(int id) {
        RerateRow over = new RerateReader(database).find(id).orElseThrow();
        audit.record(AuditEntry.of("rerating." + over.state(), OBJECT, id)
                .because(over.reason())
                .withAfter(Json.createObjectBuilder()
                        .add("learners", over.learners())
                        .add("skipped", over.skipped())
                        .add("awarded", over.awarded())
                        .add("takenBack", over.takenBack())
                        .build()));
    }

    /** Re-ratings, newest first. */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
    public Page<RerateRow> list(@Nullable String cursor, int limit) {
        long before = Math.min(Cursor.before(LIST, cursor), Integer.MAX_VALUE);
        int rows = Page.requireLimit(limit) + 1;
        return Page.of(new RerateReader(database).before(before, rows), limit, LIST, RerateRow::id);
    }

    /** One re-rating. */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
    public RerateRow get(int id) {
        return new RerateReader(database)
                .find(id)
                .orElseThrow(() -> new RocketException(ProblemType.NOT_FOUND, "There is no such re-rating."));
    }
}
