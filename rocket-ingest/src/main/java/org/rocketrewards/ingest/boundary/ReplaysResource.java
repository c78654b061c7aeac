package org.rocketrewards.ingest.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.DeliveryFilter;
import org.rocketrewards.ingest.DeliveryRow;
import org.rocketrewards.ingest.Release;
import org.rocketrewards.ingest.Replayed;
import org.rocketrewards.model.Outcome;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.model.access.Role;

/** Failed and quarantined deliveries, tried again. Each is a transaction of its own; what was done stays done. */
@Path("v1/replays")
@Produces(MediaType.APPLICATION_JSON)
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReplaysResource {
    private static final List<String> PARAMETERS = List.of(
            "delivery", "source", "outcome", "eventName", "from", "to", "confirmed", "learner", "limit", "cursor");

    @EJB
    Replay replay;

    @EJB
    Replays replays;

    @EJB
    DeliveryLog log;

    /**
     * Tries one delivery again, or a page of those that a filter finds, the oldest of them first. Of a page each is told
     * what became of it: one that cannot be tried any more, because somebody else was faster, does not stop the others.
     */
    @POST
    public Page<Replayed> replay(@Context UriInfo uri) {
        QueryParameters query = new QueryParameters(uri.getQueryParameters(), PARAMETERS);
        Release release = new Release("true".equals(query.text("confirmed")), learner(query));
        Long delivery = query.number("delivery");
        if (delivery != null) {
            return new Page<>(List.of(Replayed.tried(replays.again(delivery, release))), null);
        }
        if (release.learner() != null) {
            throw new RocketException(
                    ProblemType.INVALID_PARAMETER,
                    "learner goes with delivery: it names the learner of one event.",
                    Map.of("field", "learner"));
        }
        DeliveryFilter filter = new DeliveryFilter(
                query.text("source"),
                outcome(query.text("outcome")),
                query.text("eventName"),
                null,
                query.instant("from"),
                query.instant("to"));
        Page<DeliveryRow> found = log.find(filter, query.cursor(), query.limit());
        List<Long> ids = new ArrayList<>(
                replay.unsettled(found.items().stream().map(DeliveryRow::id).toList()));
        Collections.sort(ids);
        List<Replayed> rows = new ArrayList<>();
        for (long id : ids) {
            rows.add(oneOfMany(id, release));
        }
        return new Page<>(rows, found.next());
    }

    private Replayed oneOfMany(long id, Release release) {
        try {
            return Replayed.tried(replays.again(id, release));
        } catch (RocketException e) {
            return Replayed.notTried(id, e);
        }
    }

    private static @Nullable Long learner(QueryParameters query) {
        Long learner = query.number("learner");
        if (learner != null && (learner < 1 || learner >= UserKey.ID_LIMIT)) {
            throw new RocketException(
                    ProblemType.INVALID_PARAMETER,
                    "learner is a Moodle user id, positive and below 2^40.",
                    Map.of("field", "learner"));
        }
        return learner;
    }

    private static Outcome outcome(@Nullable String text) {
        if ("failed".equals(text)) {
            return Outcome.FAILED;
        }
        if ("quarantined".equals(text)) {
            return Outcome.QUARANTINED;
        }
        throw new RocketException(
                ProblemType.INVALID_PARAMETER,
                "outcome is failed or quarantined; or name one delivery.",
                Map.of("field", "outcome"));
    }
}
