package org.rocketrewards.ledger.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import org.rocketrewards.ledger.CorrectionJson;
import org.rocketrewards.ledger.ExclusionRow;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.RequestBody;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/** Who is shown in no leaderboard. */
@Path("v1/sources/{source}/learners/{learner: [1-9][0-9]{0,12}}/leaderboard-exclusion")
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class ExclusionsResource {
    @Inject
    Leaderboards leaderboards;

    /** Why the learner is left out. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public ExclusionRow exclusion(
            @PathParam("source") String source, @PathParam("learner") long learner, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return leaderboards
                .exclusion(source, learner)
                .orElseThrow(() -> new RocketException(ProblemType.NOT_FOUND, "The learner is not left out."));
    }

    /** Leaves a learner out of every leaderboard. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public void exclude(
            @PathParam("source") String source,
            @PathParam("learner") long learner,
            InputStream body,
            @Context UriInfo uri)
            throws IOException {
        QueryParameters.requireNone(uri.getQueryParameters());
        leaderboards.exclude(
                source, learner, CorrectionJson.readReason(RequestBody.text(body, CorrectionJson.LARGEST)));
    }

    /** Shows a learner in leaderboards again. */
    @DELETE
    public void include(@PathParam("source") String source, @PathParam("learner") long learner, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        leaderboards.include(source, learner);
    }
}
