package org.rocketrewards.ingest.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.DeliveryDetail;
import org.rocketrewards.ingest.DeliveryFilter;
import org.rocketrewards.ingest.DeliveryRow;
import org.rocketrewards.model.Outcome;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/** The delivery log. */
@Path("v1/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class DeliveriesResource {
    private static final List<String> PARAMETERS =
            List.of("source", "outcome", "eventName", "learner", "from", "to", "limit", "cursor");

    @Inject
    DeliveryLog log;

    /** Deliveries, newest first. */
    @GET
    public Page<DeliveryRow> find(@Context UriInfo uri) {
        QueryParameters query = new QueryParameters(uri.getQueryParameters(), PARAMETERS);
        return log.find(filter(query), query.cursor(), query.limit());
    }

    /** The filter of a request. */
    static DeliveryFilter filter(QueryParameters query) {
        return new DeliveryFilter(
                query.text("source"),
                outcome(query.text("outcome")),
                query.text("eventName"),
                query.number("learner"),
                query.instant("from"),
                query.instant("to"));
    }

    /** One delivery. */
    @GET
    @Path("{id: [1-9][0-9]{0,17}}")
    public DeliveryDetail delivery(@PathParam("id") long id, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return log.delivery(id)
                .orElseThrow(() -> new RocketException(ProblemType.NOT_FOUND, "There is no delivery " + id + "."));
    }

    private static @Nullable Outcome outcome(@Nullable String code) {
        if (code == null) {
            return null;
        }
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new RocketException(
                        ProblemType.INVALID_PARAMETER,
                        "outcome is one of "
                                + Arrays.stream(Outcome.values())
                                        .map(Outcome::code)
                                        .collect(Collectors.joining(", ")) + ".",
                        Map.of("field", "outcome")));
    }
}
