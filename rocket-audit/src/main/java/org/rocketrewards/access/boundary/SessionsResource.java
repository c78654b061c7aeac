package org.rocketrewards.access.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.rocketrewards.access.SessionRow;
import org.rocketrewards.audit.boundary.RefusalsOnRecord;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.access.Role;

/** Where people are signed in. */
@Path("v1/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Stateless
@RefusalsOnRecord("session")
@RolesAllowed({Role.ADMIN_ROLE, Role.AUDITOR_ROLE})
public class SessionsResource {
    @EJB
    PersonSessions sessions;

    /** All open sessions; one page. */
    @GET
    public Page<SessionRow> sessions(@Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return new Page<>(sessions.all(), null);
    }

    /** Ends a session. */
    @DELETE
    @Path("{id: [A-Za-z0-9_-]{16,64}}")
    @RolesAllowed(Role.ADMIN_ROLE)
    public void end(@PathParam("id") String id, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        sessions.end(id);
    }
}
