package org.rocketrewards.badges.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.badges.BadgeHolderRow;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/** Who has a badge. */
@Path("v1/rocket-badges/{key: [A-Za-z0-9][A-Za-z0-9._-]{0,99}}/holders")
@Produces(MediaType.APPLICATION_JSON)
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class BadgeHoldersResource {
    @EJB
    RocketBadges badges;

    @EJB
    Credentials credentials;

    /** A {@link BadgeHolderRow} as JSON. */
    public record Holder(
            String source,
            long learner,
            Instant issuedAt,
            @Nullable Long event,
            @Nullable Instant revokedAt,
            @Nullable Long revokedBy) {
        static Holder of(BadgeHolderRow row) {
            return new Holder(
                    row.source(), row.learner(), row.issuedAt(), row.event(), row.revokedAt(), row.revokedBy());
        }
    }

    /** By source and learner; those who have it, or those from whom it was taken back. */
    @GET
    public Page<Holder> holders(@PathParam("key") String key, @Context UriInfo uri) {
        QueryParameters query = new QueryParameters(uri.getQueryParameters(), List.of("held", "limit", "cursor"));
        String held = query.text("held");
        if (held != null && !List.of("true", "false").contains(held)) {
            throw new RocketException(ProblemType.INVALID_PARAMETER, "held is true or false.", Map.of("field", "held"));
        }
        Page<BadgeHolderRow> page =
                credentials.ofBadge(badges.get(key).key(), !"false".equals(held), query.cursor(), query.limit());
        return new Page<>(page.items().stream().map(Holder::of).toList(), page.next());
    }
}
