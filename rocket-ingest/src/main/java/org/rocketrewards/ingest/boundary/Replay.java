package org.rocketrewards.ingest.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.net.InetAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.audit.boundary.AuditTrail;
import org.rocketrewards.audit.boundary.RefusalsOnRecord;
import org.rocketrewards.badges.boundary.ThresholdsInForce;
import org.rocketrewards.ingest.Receipt;
import org.rocketrewards.ingest.Release;
import org.rocketrewards.ingest.ReplayRow;
import org.rocketrewards.ingest.SourceSettings;
import org.rocketrewards.ingest.WireEvent;
import org.rocketrewards.ingest.control.BatchWriter;
import org.rocketrewards.ingest.control.Delivered;
import org.rocketrewards.ingest.control.EventTypeIds;
import org.rocketrewards.ingest.control.GateStore;
import org.rocketrewards.ingest.control.Months;
import org.rocketrewards.ingest.control.ReplayStore;
import org.rocketrewards.ingest.control.WireParser;
import org.rocketrewards.model.Outcome;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.rules.LearningEvent;
import org.rocketrewards.rules.SourceTraits;
import org.rocketrewards.rules.boundary.RuleSets;
import org.rocketrewards.rules.evaluation.Plan;
import org.rocketrewards.rules.evaluation.Planner;

/** Tries one delivery again: books, audit record and the record of the attempt in one transaction. */
@Stateless
@RefusalsOnRecord("delivery")
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE})
public class Replay {
    private static final byte[] NOTHING = new byte[0];

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Resource
    SessionContext session;

    @Inject
    AuditTrail audit;

    @Inject
    RuleSets ruleSets;

    @Inject
    ThresholdsInForce thresholds;

    @Inject
    Clock clock;

    private final WireParser parser = new WireParser();
    private final EventTypeIds types = new EventTypeIds();

    /**
     * Tries a delivery again, in a transaction of its own. One that was tried with success before stays as it is.
     *
     * @throws RocketException {@code not_found}; {@code conflict} for one that neither failed nor is quarantined, or
     *     whose body is not kept any more
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public ReplayRow replay(long deliveryId, Release release) {
        try (Connection connection = database.getConnection()) {
            ReplayStore store = new ReplayStore(connection);
            ReplayStore.Candidate candidate = store.find(deliveryId)
                    .orElseThrow(() ->
                            new RocketException(ProblemType.NOT_FOUND, "There is no delivery " + deliveryId + "."));
            Receipt receipt = switch (candidate.outcome()) {
                case FAILED -> again(connection, candidate);
                case QUARANTINED -> release(connection, candidate, release);
                default ->
                    throw new RocketException(
                            ProblemType.CONFLICT,
                            "Delivery " + deliveryId + " is "
                                    + candidate.outcome().code()
                                    + ": only what failed or is quarantined can be tried again.");
            };
            String by = session.getCallerPrincipal().getName();
            ReplayRow row = store.add(deliveryId, receipt, by, clock.instant());
            JsonObjectBuilder after = Json.createObjectBuilder()
                    .add("outcome", row.outcome().code())
                    .add("points", row.points())
                    .add("confirmed", release.confirmed());
            if (release.learner() != null) {
                after.add("learner", release.learner());
            }
            audit.record(AuditEntry.of("delivery.replay", "delivery", deliveryId)
                    .withBefore(Json.createObjectBuilder()
                            .add("outcome", candidate.outcome().code())
                            .build())
                    .withAfter(after.build()));
            return row;
        } catch (SQLException e) {
            throw new BatchFailedException(e);
        }
    }

    private Receipt again(Connection connection, ReplayStore.Candidate candidate) throws SQLException {
        byte[] body = candidate.body();
        if (body == null) {
            throw notKept(candidate.id());
        }
        WireEvent wire = parser.parse(body, candidate.contentType(), candidate.receivedAt());
        // the id in the body of an imported row is the file's; the delivery's is the one that counts
        LearningEvent event = new LearningEvent(
                candidate.sourceId(),
                candidate.moodleId(),
                wire.eventName(),
                wire.userId(),
                wire.occurredAt(),
                wire.fields());
        Plan plan = Planner.plan(event, ruleSets.current(), traits(candidate.sourceId()));
        Delivered delivered = new Delivered(
                candidate.sourceId(),
                candidate.tokenId(),
                candidate.tokenId() == null ? null : InetAddress.getLoopbackAddress(),
                clock.instant(),
                System.nanoTime(),
                plan,
                wire.contentHash(),
                candidate.contentType(),
                body,
                null);
        prepare(connection, delivered);
        return new BatchWriter(connection, ruleSets.keys(), types, clock.instant(), thresholds.list())
                .write(List.of(delivered))
                .get(0);
    }

    private Receipt release(Connection connection, ReplayStore.Candidate candidate, Release release)
            throws SQLException {
        if (candidate.eventName() == null || candidate.occurredAt() == null) {
            throw notKept(candidate.id());
        }
        LearningEvent event = new LearningEvent(
                candidate.sourceId(),
                candidate.moodleId(),
                candidate.eventName(),
                UserKey.userOf(candidate.actorKey()),
                candidate.occurredAt(),
                release.fields(fields(candidate)));
        Plan plan = Planner.plan(event, ruleSets.current(), release.traits(traits(candidate.sourceId())));
        if (plan.outcome() != Outcome.ACCEPTED) {
            return new Receipt(plan.outcome(), plan.reason(), candidate.id(), candidate.id(), 0, null, null, null);
        }
        Delivered delivered = new Delivered(
                candidate.sourceId(),
                candidate.tokenId(),
                null,
                candidate.receivedAt(),
                System.nanoTime(),
                plan,
                candidate.contentHash(),
                null,
                NOTHING,
                null);
        prepare(connection, delivered);
        return new BatchWriter(connection, ruleSets.keys(), types, clock.instant(), thresholds.list())
                .release(delivered, candidate.id());
    }

    private Map<String, String> fields(ReplayStore.Candidate candidate) {
        byte[] body = candidate.body();
        if (body != null && body.length > 0) {
            return parser.parse(body, candidate.contentType(), candidate.receivedAt())
                    .fields();
        }
        Map<String, String> fields = candidate.fields();
        return fields == null ? Map.of() : fields;
    }

    private void prepare(Connection connection, Delivered delivered) throws SQLException {
        types.ensure(connection, List.of(delivered.plan().event().name()));
        new Months()
                .ensure(
                        connection,
                        List.of(
                                Months.Month.of(
                                        "event", delivered.plan().event().occurredAt()),
                                Months.Month.of("delivery", clock.instant()),
                                Months.Month.of("raw_body", clock.instant())));
    }

    private SourceTraits traits(int sourceId) throws SQLException {
        SourceSettings source = new GateStore(database)
                .source(sourceId)
                .orElseThrow(() -> new RocketException(ProblemType.NOT_FOUND, "The source is not there any more."));
        return new SourceTraits(
                source.id(), source.zone(), source.strictAttribution(), source.administratorIds(), source.guestIds());
    }

    private static RocketException notKept(long id) {
        return new RocketException(
                ProblemType.CONFLICT, "What delivery " + id + " brought is not kept any more; import it from Moodle.");
    }

    /** Leaves out deliveries that were tried again with success. */
    public List<Long> unsettled(List<Long> ids) {
        try (Connection connection = database.getConnection()) {
            List<Long> settled = new ReplayStore(connection).settled(ids);
            return ids.stream().filter(id -> !settled.contains(id)).toList();
        } catch (SQLException e) {
            throw new IllegalStateException("the replays cannot be read", e);
        }
    }

    /** Puts an attempt on record that failed again. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public ReplayRow failedAgain(long deliveryId, @Nullable String reason) {
        try (Connection connection = database.getConnection()) {
            Receipt receipt = new Receipt(Outcome.FAILED, reason, deliveryId, 0, 0, null, null, null);
            ReplayRow row = new ReplayStore(connection)
                    .add(deliveryId, receipt, session.getCallerPrincipal().getName(), clock.instant());
            audit.record(AuditEntry.of("delivery.replay", "delivery", deliveryId)
                    .withAfter(
                            Json.createObjectBuilder().add("outcome", "failed").build()));
            return row;
        } catch (SQLException e) {
            throw new BatchFailedException(e);
        }
    }
}
