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
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.rocketrewards.ingest.SimulatedLearner;
import org.rocketrewards.ingest.SimulationRow;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.RequestMembers;
import org.rocketrewards.model.access.Role;

/** What other rules would have booked. */
@Path("v1/simulations")
@Produces(MediaType.APPLICATION_JSON)
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class SimulationsResource {
    private static final String ID = "{id: [1-9][0-9]{0,8}}";

    @Inject
    Simulations simulations;

    /** Simulations, newest first. */
    @GET
    public Page<SimulationRow> list(@Context UriInfo uri) {
        QueryParameters query = new QueryParameters(uri.getQueryParameters(), List.of("limit", "cursor"));
        return simulations.list(query.cursor(), query.limit());
    }

    /** Starts one. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response start(InputStream body, @Context UriInfo uri) throws IOException {
        QueryParameters.requireNone(uri.getQueryParameters());
        RequestMembers members = RequestMembers.of(body, "ruleSet", "source", "from", "to");
        SimulationRow started = simulations.start(
                members.requiredText("ruleSet", 10),
                members.requiredText("source", 63),
                members.requiredInstant("from"),
                members.requiredInstant("to"));
        return Response.accepted(started)
                .location(Locations.of(uri, started.id()))
                .build();
    }

    /** One of them. */
    @GET
    @Path(ID)
    public SimulationRow simulation(@PathParam("id") int id, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return simulations.get(id);
    }

    /** Asks one to stop. */
    @POST
    @Path(ID + "/cancellation")
    public Response cancel(@PathParam("id") int id, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return Response.accepted(simulations.cancel(id)).build();
    }

    /** Learners for whom something is different. */
    @GET
    @Path(ID + "/learners")
    public Page<SimulatedLearner> learners(@PathParam("id") int id, @Context UriInfo uri) {
        QueryParameters query = new QueryParameters(uri.getQueryParameters(), List.of("limit", "cursor"));
        return simulations.learners(id, query.cursor(), query.limit());
    }

    /** The same as a file for a spreadsheet: a line for each learner and rule. */
    @GET
    @Path(ID + "/learners.csv")
    @Produces("text/csv")
    public Response file(@PathParam("id") int id, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        simulations.get(id);
        StreamingOutput lines = out -> SimulationCsv.write(simulations, id, out);
        return Response.ok(lines)
                .header("Content-Disposition", "attachment; filename=\"simulation-" + id + ".csv\"")
                .build();
    }
}
