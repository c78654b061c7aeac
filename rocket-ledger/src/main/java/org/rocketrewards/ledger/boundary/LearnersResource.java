package org.rocketrewards.ledger.boundary;

import jakarta.annotation.Resource;
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
import javax.sql.DataSource;
import org.rocketrewards.database.SourceNames;
import org.rocketrewards.ledger.AccountView;
import org.rocketrewards.ledger.EntryRow;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/** Learners of a Moodle site: balance and statement. */
@Path("v1/sources/{source}/learners/{learner: 0|-?[1-9][0-9]{0,12}}")
@Produces(MediaType.APPLICATION_JSON)
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class LearnersResource {
    @Inject
    Statements statements;

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    /** The learner's account. */
    @GET
    public AccountView account(
            @PathParam("source") String source, @PathParam("learner") long learner, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return statements.account(sourceId(source), learner).orElseThrow(() -> neverSeen(learner));
    }

    /** The learner's statement. */
    @GET
    @Path("entries")
    public Page<EntryRow> entries(
            @PathParam("source") String source, @PathParam("learner") long learner, @Context UriInfo uri) {
        QueryParameters query = new QueryParameters(uri.getQueryParameters(), List.of("from", "to", "limit", "cursor"));
        int sourceId = sourceId(source);
        Page<EntryRow> page = statements.entries(
                sourceId, learner, query.instant("from"), query.instant("to"), query.cursor(), query.limit());
        if (page.items().isEmpty() && statements.account(sourceId, learner).isEmpty()) {
            throw neverSeen(learner);
        }
        return page;
    }

    private int sourceId(String source) {
        return new SourceNames(database)
                .idOf(source)
                .orElseThrow(() -> new RocketException(
                        ProblemType.NOT_FOUND, "There is no source of that name; GET /api/v1/sources lists them."));
    }

    private static RocketException neverSeen(long learner) {
        return new RocketException(
                ProblemType.NOT_FOUND,
                "Rocket never saw an event of a learner with user id " + learner + " at that source.");
    }
}
