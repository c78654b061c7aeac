package org.rocketrewards.ingest.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.access.Role;

/** The delivery log as a file. */
@Path("v1/deliveries.csv")
@Produces("text/csv;charset=utf-8")
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class DeliveriesFileResource {
    private static final List<String> PARAMETERS = List.of("source", "outcome", "eventName", "learner", "from", "to");

    @EJB
    DeliveryLog log;

    /** What a filter finds, newest first. */
    @GET
    public Response csv(@Context UriInfo uri) {
        QueryParameters query = new QueryParameters(uri.getQueryParameters(), PARAMETERS);
        return Response.ok(log.csv(DeliveriesResource.filter(query)))
                .header("Content-Disposition", "attachment; filename=\"rocket-deliveries.csv\"")
                .build();
    }
}
