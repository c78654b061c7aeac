package org.rocketrewards.ingest.traffic.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.rocketrewards.ingest.traffic.SetupState;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.access.Role;

/** How far a source is set up. */
@Path("v1/sources/{source}/setup")
@Produces(MediaType.APPLICATION_JSON)
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class SetupResource {
    @EJB
    Setup setup;

    /** By what it has sent so far. */
    @GET
    public SetupState state(@PathParam("source") String source, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return setup.of(source);
    }
}
