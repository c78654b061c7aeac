package org.rocketrewards.ingest.privacy.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.json.JsonObject;
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
import java.util.List;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.access.Role;

/** All that is held about one learner. */
@Path("v1/sources/{source}/learners/{learner}/data")
@Produces(MediaType.APPLICATION_JSON)
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LearnerDataResource {
    @EJB
    LearnerData data;

    /** Everything, as JSON. */
    @GET
    public Response json(@PathParam("source") String source, @PathParam("learner") long learner, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        LearnerData.Document document = data.json(data.begin(source, learner), source, learner);
        StreamingOutput body = document::write;
        return Response.ok(body, MediaType.APPLICATION_JSON).build();
    }

    /** The same to be read by people. */
    @GET
    @Path("pdf")
    @Produces("application/pdf")
    public Response pdf(@PathParam("source") String source, @PathParam("learner") long learner, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        LearnerData.Document document = data.pdf(data.begin(source, learner), source, learner);
        StreamingOutput body = document::write;
        return Response.ok(body, "application/pdf")
                .header("Content-Disposition", "attachment; filename=\"learner-" + learner + ".pdf\"")
                .build();
    }

    /** Makes it anonymous, for good. */
    @POST
    @Path("erasure")
    public JsonObject erase(
            @PathParam("source") String source, @PathParam("learner") long learner, @Context UriInfo uri) {
        QueryParameters query = new QueryParameters(uri.getQueryParameters(), List.of("reason"));
        String reason = query.text("reason");
        return data.erase(source, learner, reason == null ? "" : reason);
    }
}
