package org.rocketrewards.ingest.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.audit.boundary.AuditTrail;
import org.rocketrewards.audit.boundary.RefusalsOnRecord;
import org.rocketrewards.audit.boundary.SensitiveRead;
import org.rocketrewards.ingest.SimulatedLearner;
import org.rocketrewards.ingest.SimulationRow;
import org.rocketrewards.ingest.control.simulation.SimulationReader;
import org.rocketrewards.model.Cursor;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.rules.RuleSet;
import org.rocketrewards.rules.SourceTraits;
import org.rocketrewards.rules.boundary.RuleSetVersions;

/**
 * What a draft or a version would have booked for the real events of a period. Changes no event and no book. At most
 * {@value #MOST_RUNNING} run at once on all nodes together; the newest {@value #KEPT} are kept.
 */
@Stateless
@RefusalsOnRecord("simulation")
public class Simulations {
    /** How many run at once. */
    public static final int MOST_RUNNING = 2;

    private static final int KEPT = 20;
    private static final String LIST = "simulations";
    private static final String LEARNERS = "simulated";
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.ingest");

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Resource
    SessionContext session;

    @Inject
    RuleSetVersions versions;

    @Inject
    SimulationRequests requests;

    @Inject
    Sources sources;

    @Inject
    SimulationRunner runner;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /**
     * Starts a simulation.
     *
     * @param ruleSet number of a version, or {@code draft}
     * @param source name of the Moodle site
     * @param from begin of the period, by when events happened
     * @param to end of it, exclusive
     * @throws RocketException {@code conflict} when too many run
     */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE})
    public SimulationRow start(String ruleSet, String source, Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw new RocketException(ProblemType.INVALID_FIELD, "to is later than from.", Map.of("field", "to"));
        }
        RuleSet target = versions.rules(ruleSet);
        SourceTraits traits = sources.get(source).traits();
        SimulationReader reader = new SimulationReader(database);
        if (reader.running(clock.instant()) >= MOST_RUNNING) {
            throw new RocketException(
                    ProblemType.CONFLICT,
                    MOST_RUNNING + " simulations are running: wait for one of them, or cancel it.");
        }
        reader.forget(KEPT - 1);
        int id = reader.start(
                ruleSet,
                traits,
                from,
                to,
                clock.instant(),
                session.getCallerPrincipal().getName());
        audit.record(AuditEntry.of("simulation.start", "simulation", id)
                .withAfter(Json.createObjectBuilder()
                        .add("ruleSet", ruleSet)
                        .add("source", source)
                        .add("from", from.toString())
                        .add("to", to.toString())
                        .build()));
        runner.afterCommit(requests.of(id, target, traits, from, to));
        LOG.log(System.Logger.Level.INFO, "simulation.started simulation={0}", id);
        return get(id);
    }

    /** Simulations, newest first. */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
    public Page<SimulationRow> list(@Nullable String cursor, int limit) {
        long before = Math.min(Cursor.before(LIST, cursor), Integer.MAX_VALUE);
        int rows = Page.requireLimit(limit) + 1;
        return Page.of(new SimulationReader(database).before(before, rows), limit, LIST, SimulationRow::id);
    }

    /** One simulation: how far it is, and what it found. */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
    public SimulationRow get(int id) {
        return new SimulationReader(database)
                .find(id)
                .orElseThrow(() -> new RocketException(
                        ProblemType.NOT_FOUND, "There is no such simulation; only the newest " + KEPT + " are kept."));
    }

    /** Stops a running simulation within a second or two; nothing happens to one that is over. */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE})
    public SimulationRow cancel(int id) {
        SimulationRow before = get(id);
        if (new SimulationReader(database).cancel(id)) {
            audit.record(AuditEntry.of("simulation.cancel", "simulation", id));
        }
        return before;
    }

    /** Learners for whom something is different, the largest difference first; empty until it is done. */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
    @SensitiveRead("simulation")
    public Page<SimulatedLearner> learners(int id, @Nullable String cursor, int limit) {
        get(id);
        long before = Cursor.before(LEARNERS, cursor);
        int rows = Page.requireLimit(limit) + 1;
        return Page.of(
                new SimulationReader(database).learners(id, before, rows), limit, LEARNERS, SimulatedLearner::position);
    }

    /** The next rows of the same list below a position, for a long download. */
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
    @SensitiveRead("simulation")
    public List<SimulatedLearner> learnersBelow(int id, long position) {
        return new ArrayList<>(new SimulationReader(database).learners(id, position, 5_000));
    }
}
