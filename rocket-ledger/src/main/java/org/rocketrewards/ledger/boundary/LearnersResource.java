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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
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
@Tag(name = "Learners")
public class LearnersResource {
    @Inject
    Statements statements;

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    /** The learner's account. */
    @GET
    @Operation(
            operationId = "getLearner",
            summary = "A learner's balance",
            description = "Balance, number of entries and the newest entry of the account.")
    @APIResponse(responseCode = "200", description = "The account")
    @APIResponse(responseCode = "404", ref = "notFound")
    public AccountView account(
            @Parameter(description = "Name of the Moodle site") @PathParam("source") String source,
            @Parameter(description = "User id in that Moodle") @PathParam("learner") long learner,
            @Context UriInfo uri) {
        new QueryParameters(uri.getQueryParameters(), List.of());
        return statements.account(sourceId(source), learner).orElseThrow(() -> neverSeen(learner));
    }

    /** The learner's statement. */
    @GET
    @Path("entries")
    @Operation(
            operationId = "listEntries",
            summary = "A learner's statement",
            description =
                    "What was booked, by which event and rule, and the balance after it; newest first. Entries are"
                            + " never changed: a correction is a further entry. `from` and `to` look at `occurredAt`.")
    @Parameter(ref = "from")
    @Parameter(ref = "to")
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @APIResponse(responseCode = "200", description = "A page of entries")
    @APIResponse(responseCode = "400", ref = "invalidParameter")
    @APIResponse(responseCode = "404", ref = "notFound")
    public Page<EntryRow> entries(
            @Parameter(description = "Name of the Moodle site") @PathParam("source") String source,
            @Parameter(description = "User id in that Moodle") @PathParam("learner") long learner,
            @Context UriInfo uri) {
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
                ProblemType.NOT_FOUND, "Rocket never saw an event of a learner with user id " + learner + " there.");
    }
}
