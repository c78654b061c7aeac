package org.rocketrewards.ingest.boundary;

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
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.IssuedToken;
import org.rocketrewards.ingest.TokenRow;
import org.rocketrewards.ingest.TokenTraffic;
import org.rocketrewards.ingest.TokenUse;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/** The tokens with which a source delivers. */
@Path("v1/sources/{source}/tokens")
@Produces(MediaType.APPLICATION_JSON)
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class TokensResource {
    private static final String ID = "{id: [1-9][0-9]{0,8}}";
    private static final long LONGEST_OVERLAP = Duration.ofDays(7).toHours();

    @EJB
    Sources sources;

    /**
     * A {@link TokenRow} as JSON.
     *
     * @param state {@code active}, {@code expiring}, {@code expired} or {@code revoked}
     */
    public record Item(
            int id,
            String prefix,
            String state,
            Instant createdAt,
            String createdBy,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt,
            @Nullable Instant lastUsedAt,
            List<TokenUse> uses) {
        static Item of(TokenRow token) {
            return new Item(
                    token.id(),
                    token.prefix(),
                    token.state().code(),
                    token.createdAt(),
                    token.createdBy(),
                    token.expiresAt(),
                    token.revokedAt(),
                    token.lastUsedAt(),
                    token.uses());
        }
    }

    /** A token just made; {@code secret} is told only now. */
    public record Made(Item token, String secret) {}

    /** All of them, the newest first, ended ones too; one page. */
    @GET
    public Page<Item> list(@PathParam("source") String source, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return new Page<>(sources.tokens(source).stream().map(Item::of).toList(), null);
    }

    /** Makes a new one; those that are valid run out after the overlap. */
    @POST
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE})
    public Response rotate(@PathParam("source") String source, @Context UriInfo uri) {
        Long hours = new QueryParameters(uri.getQueryParameters(), List.of("overlapHours")).number("overlapHours");
        if (hours != null && (hours < 0 || hours > LONGEST_OVERLAP)) {
            throw new RocketException(
                    ProblemType.INVALID_PARAMETER,
                    "overlapHours is between 0 and " + LONGEST_OVERLAP + ".",
                    Map.of("field", "overlapHours"));
        }
        IssuedToken issued = sources.rotate(source, hours == null ? Sources.DEFAULT_OVERLAP : Duration.ofHours(hours));
        return Response.status(Response.Status.CREATED)
                .header("Cache-Control", "no-store")
                .entity(new Made(Item.of(issued.token()), issued.secret().value()))
                .build();
    }

    /** What was sent with one within the last 24 hours, and so what stops when it is revoked. */
    @GET
    @Path(ID + "/traffic")
    public TokenTraffic traffic(@PathParam("source") String source, @PathParam("id") int id, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        if (sources.tokens(source).stream().noneMatch(token -> token.id() == id)) {
            throw new RocketException(ProblemType.NOT_FOUND, "The source has no token of that number.");
        }
        return sources.tokenTraffic(source, id);
    }

    /** Ends one now. */
    @DELETE
    @Path(ID)
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE})
    public Item revoke(@PathParam("source") String source, @PathParam("id") int id, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return Item.of(sources.revoke(source, id));
    }
}
