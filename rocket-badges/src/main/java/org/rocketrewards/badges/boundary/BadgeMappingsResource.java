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
import java.util.List;
import org.rocketrewards.badges.BadgeMappingJson;
import org.rocketrewards.badges.BadgeMappingRow;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.RequestBody;
import org.rocketrewards.model.access.Role;

/** What Moodle badges bring; the body is the document of the integration guide. */
@Path("v1/badge-mappings")
@Produces(MediaType.APPLICATION_JSON)
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class BadgeMappingsResource {
    private static final int LARGEST_BODY = 16_384;

    @Inject
    BadgeMappings mappings;

    /** All mappings in the order in which they were made, disabled ones too. */
    @GET
    public Page<BadgeMappingRow> list(@Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return new Page<>(mappings.list(), null);
    }

    /** Adds a mapping, for the source that the query names or for all. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(InputStream body, @Context UriInfo uri) throws IOException {
        QueryParameters query = new QueryParameters(uri.getQueryParameters(), List.of("source"));
        BadgeMappingRow added =
                mappings.add(query.text("source"), BadgeMappingJson.read(RequestBody.text(body, LARGEST_BODY)));
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(String.valueOf(added.id()))
                        .build())
                .entity(added)
                .build();
    }

    /** Disables a mapping. */
    @DELETE
    @Path("{id: [1-9][0-9]{0,8}}")
    public BadgeMappingRow disable(@PathParam("id") int id, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return mappings.disable(id);
    }
}
