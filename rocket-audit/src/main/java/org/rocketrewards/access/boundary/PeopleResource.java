package org.rocketrewards.access.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.access.PersonRow;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/** Who signs in. */
@Path("v1/people")
@Produces(MediaType.APPLICATION_JSON)
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.AUDITOR_ROLE})
public class PeopleResource {
    private static final String NAME = "{name: [a-z0-9][a-z0-9._@-]{0,62}}";
    private static final String REASON = "reason";

    @EJB
    PeopleDirectory people;

    /** Everybody, by name; one page. */
    @GET
    public Page<PersonRow> list(@Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return new Page<>(people.list(), null);
    }

    /** Gives somebody another role. */
    @PUT
    @Path(NAME + "/role")
    @RolesAllowed(Role.ADMIN_ROLE)
    public PersonRow changeRole(@PathParam("name") String name, @Context UriInfo uri) {
        QueryParameters query = new QueryParameters(uri.getQueryParameters(), List.of("role", REASON));
        people.changeRole(name, role(query.text("role")), required(query));
        return person(name);
    }

    /** Keeps somebody from signing in. */
    @POST
    @Path(NAME + "/disabling")
    @RolesAllowed(Role.ADMIN_ROLE)
    public PersonRow disable(@PathParam("name") String name, @Context UriInfo uri) {
        people.disable(name, required(new QueryParameters(uri.getQueryParameters(), List.of(REASON))));
        return person(name);
    }

    /** Lets somebody sign in again. */
    @POST
    @Path(NAME + "/enabling")
    @RolesAllowed(Role.ADMIN_ROLE)
    public PersonRow enable(@PathParam("name") String name, @Context UriInfo uri) {
        people.enable(name, required(new QueryParameters(uri.getQueryParameters(), List.of(REASON))));
        return person(name);
    }

    static Role role(@Nullable String code) {
        try {
            return Role.of(code == null ? "" : code);
        } catch (IllegalArgumentException e) {
            throw new RocketException(
                    ProblemType.INVALID_PARAMETER, "role is admin, operator or auditor.", Map.of("field", "role"));
        }
    }

    private static String required(QueryParameters query) {
        String reason = query.text(REASON);
        return reason == null ? "" : reason;
    }

    private PersonRow person(String name) {
        return people.list().stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RocketException(ProblemType.NOT_FOUND, "There is nobody named " + name + "."));
    }
}
