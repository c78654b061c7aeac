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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.rocketrewards.access.InvitationRow;
import org.rocketrewards.access.IssuedInvitation;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.access.Role;

/** Invitations that can be taken up. */
@Path("v1/invitations")
@Produces(MediaType.APPLICATION_JSON)
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.AUDITOR_ROLE})
public class InvitationsResource {
    /**
     * An invitation just made.
     *
     * @param path of the page that its link leads to, the secret included; told only now
     */
    public record Made(int id, String name, String role, Instant expiresAt, String path) {}

    @EJB
    Invitations invitations;

    /** All that are open; one page. */
    @GET
    public Page<InvitationRow> list(@Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return new Page<>(invitations.list(), null);
    }

    /** Invites somebody. */
    @POST
    @RolesAllowed(Role.ADMIN_ROLE)
    public Response invite(@Context UriInfo uri) {
        QueryParameters query = new QueryParameters(uri.getQueryParameters(), List.of("name", "role", "hours"));
        long hours = Objects.requireNonNullElse(query.number("hours"), Invitations.DEFAULT_VALIDITY.toHours());
        IssuedInvitation issued = invitations.invite(
                Objects.requireNonNullElse(query.text("name"), ""),
                PeopleResource.role(query.text("role")),
                Duration.ofHours(Math.min(hours, Integer.MAX_VALUE)));
        return Response.status(Response.Status.CREATED)
                .entity(new Made(
                        issued.id(),
                        issued.name(),
                        issued.role().code(),
                        issued.expiresAt(),
                        uri.getBaseUri().resolve("../admin/welcome/").getPath()
                                + issued.secret().value()))
                .build();
    }

    /** Takes an invitation back. */
    @DELETE
    @Path("{id: [1-9][0-9]{0,8}}")
    @RolesAllowed(Role.ADMIN_ROLE)
    public void withdraw(@PathParam("id") int id, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        invitations.withdraw(id);
    }
}
