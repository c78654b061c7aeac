package org.rocketrewards.badges.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.rocketrewards.badges.BadgeThresholdRow;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.RequestMembers;
import org.rocketrewards.model.access.Role;

/** Numbers of points that bring a Rocket badge. */
@Path("v1/badge-thresholds")
@Produces(MediaType.APPLICATION_JSON)
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class BadgeThresholdsResource {
    private static final long MOST_POINTS = 1_000_000_000_000L;

    @Inject
    BadgeThresholds thresholds;

    /** All thresholds in the order in which they were made, disabled ones too; one page. */
    @GET
    public Page<BadgeThresholdRow> list(@Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return new Page<>(thresholds.list(), null);
    }

    /** Adds one. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(InputStream body, @Context UriInfo uri) throws IOException {
        QueryParameters.requireNone(uri.getQueryParameters());
        RequestMembers members = RequestMembers.of(body, "badge", "points", "source", "revocable");
        long points = members.requiredNumber("points", 1, MOST_POINTS);
        BadgeThresholdRow added = thresholds.add(
                members.text("source", 63),
                members.requiredText("badge", 100),
                points,
                members.flag("revocable", false));
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(String.valueOf(added.id()))
                        .build())
                .entity(added)
                .build();
    }

    /** Disables one. */
    @DELETE
    @Path("{id: [1-9][0-9]{0,8}}")
    public BadgeThresholdRow disable(@PathParam("id") int id, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return thresholds.disable(id);
    }
}
