package org.rocketrewards.access.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
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
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.rocketrewards.access.ApiKeyRow;
import org.rocketrewards.access.IssuedApiKey;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.access.Role;

/** Keys with which programs call this interface. */
@Path("v1/api-keys")
@Produces(MediaType.APPLICATION_JSON)
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.AUDITOR_ROLE})
public class ApiKeysResource {
    /** A key just made; {@code secret} is told only now. */
    public record Made(String name, String role, String secret) {}

    @EJB
    ApiKeys keys;

    /** All of them, by name; one page. */
    @GET
    public Page<ApiKeyRow> list(@Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return new Page<>(keys.list(), null);
    }

    /** Makes a key. */
    @POST
    @RolesAllowed(Role.ADMIN_ROLE)
    public Response issue(@Context UriInfo uri) {
        QueryParameters query =
                new QueryParameters(uri.getQueryParameters(), List.of("name", "role", "scopes", "expiresAt"));
        String scopes = query.text("scopes");
        IssuedApiKey issued = keys.issue(
                Objects.requireNonNullElse(query.text("name"), ""),
                PeopleResource.role(query.text("role")),
                scopes == null ? Set.of() : Set.copyOf(List.of(scopes.split(",", -1))),
                query.instant("expiresAt"));
        return Response.status(Response.Status.CREATED)
                .entity(new Made(
                        issued.name(), issued.role().code(), issued.secret().value()))
                .build();
    }

    /** Ends a key for good. */
    @DELETE
    @Path("{name: [a-z0-9][a-z0-9._-]{0,62}}")
    @RolesAllowed(Role.ADMIN_ROLE)
    public ApiKeyRow revoke(@PathParam("name") String name, @Context UriInfo uri) {
        QueryParameters query = new QueryParameters(uri.getQueryParameters(), List.of("reason"));
        return keys.revoke(name, Objects.requireNonNullElse(query.text("reason"), ""));
    }
}
