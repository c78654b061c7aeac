package org.rocketrewards.ingest.traffic.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.rocketrewards.ingest.traffic.Overview;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.access.Role;

/** What goes on, at a glance. */
@Path("v1/overview")
@Produces(MediaType.APPLICATION_JSON)
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class OverviewResource {
    @EJB
    Overviews overviews;

    /** The state now, of one source or of all. */
    @GET
    public Overview now(@Context UriInfo uri) {
        QueryParameters query = new QueryParameters(uri.getQueryParameters(), List.of("source"));
        return overviews.now(query.text("source"));
    }
}
