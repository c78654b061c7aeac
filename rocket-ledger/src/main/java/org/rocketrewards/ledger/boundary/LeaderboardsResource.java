package org.rocketrewards.ledger.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ledger.Leaderboard;
import org.rocketrewards.ledger.LeaderboardQuery;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/** Leaderboards of a source. */
@Path("v1/sources/{source}/leaderboard")
@Produces(MediaType.APPLICATION_JSON)
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class LeaderboardsResource {
    private static final List<String> PARAMETERS =
            List.of("course", "period", "around", "anonymous", "limit", "cursor");

    @Inject
    Leaderboards leaderboards;

    /** A part of a leaderboard. */
    @GET
    public Leaderboard leaderboard(@PathParam("source") String source, @Context UriInfo uri) {
        QueryParameters query = new QueryParameters(uri.getQueryParameters(), PARAMETERS);
        if (query.number("around") != null && query.cursor() != null) {
            throw refusal("cursor", "cursor does not go with around.");
        }
        return leaderboards.find(
                source,
                new LeaderboardQuery(
                        query.number("course"),
                        query.text("period"),
                        query.number("around"),
                        yes(query.text("anonymous")),
                        query.cursor(),
                        query.limit()));
    }

    private static boolean yes(@Nullable String text) {
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw refusal("anonymous", "anonymous is true or false.");
    }

    private static RocketException refusal(String field, String detail) {
        return new RocketException(ProblemType.INVALID_PARAMETER, detail, Map.of("field", field));
    }
}
