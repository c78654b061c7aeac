package org.rocketrewards.ingest.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.rocketrewards.ingest.RerateRow;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.RequestMembers;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/** Versions applied to the past. */
@Path("v1/re-ratings")
@Produces(MediaType.APPLICATION_JSON)
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class ReratingsResource {
    private static final int LONGEST_REASON = 1_000;

    @Inject
    Reratings reratings;

    /** Re-ratings, newest first. */
    @GET
    public Page<RerateRow> list(@Context UriInfo uri) {
        QueryParameters query = new QueryParameters(uri.getQueryParameters(), List.of("limit", "cursor"));
        return reratings.list(query.cursor(), query.limit());
    }

    /** Applies what a simulation showed. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response start(InputStream body, @Context UriInfo uri) throws IOException {
        QueryParameters.requireNone(uri.getQueryParameters());
        RequestMembers members = RequestMembers.of(body, "simulation", "reason");
        Long simulation = members.number("simulation", 1, 999_999_999);
        if (simulation == null) {
            throw new RocketException(
                    ProblemType.MISSING_FIELD,
                    "simulation is required: simulate first, to see what it does.",
                    Map.of("field", "simulation"));
        }
        RerateRow started = reratings.start(simulation.intValue(), members.requiredText("reason", LONGEST_REASON));
        return Response.accepted(started)
                .location(Locations.of(uri, started.id()))
                .build();
    }

    /** One of them. */
    @GET
    @Path("{id: [1-9][0-9]{0,8}}")
    public RerateRow rerating(@PathParam("id") int id, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return reratings.get(id);
    }
}
