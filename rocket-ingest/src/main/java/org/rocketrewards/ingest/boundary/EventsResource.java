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
import java.util.List;
import org.rocketrewards.ingest.EventDetail;
import org.rocketrewards.ingest.EventExplanation;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/** Events with their decisions. */
@Path("v1/events")
@Produces(MediaType.APPLICATION_JSON)
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class EventsResource {
    @Inject
    DeliveryLog log;

    @Inject
    Explanations explanations;

    /** One event. */
    @GET
    @Path("{id: [1-9][0-9]{0,17}}")
    public EventDetail event(@PathParam("id") long id, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return log.event(id)
                .orElseThrow(() -> new RocketException(
                        ProblemType.NOT_FOUND,
                        "There is no event " + id + "; a delivery that brought none is at /api/v1/deliveries/" + id
                                + "."));
    }

    /** Why it gave points or none, and what another version or the draft would have decided. */
    @GET
    @Path("{id: [1-9][0-9]{0,17}}/explanation")
    public EventExplanation explanation(@PathParam("id") long id, @Context UriInfo uri) {
        QueryParameters query = new QueryParameters(uri.getQueryParameters(), List.of("ruleSet"));
        return explanations.of(id, query.text("ruleSet"));
    }
}
