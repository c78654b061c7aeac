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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.rocketrewards.database.SourceNames;
import org.rocketrewards.ledger.AccountView;
import org.rocketrewards.ledger.BalanceView;
import org.rocketrewards.ledger.EntryRow;
import org.rocketrewards.ledger.EntryTime;
import org.rocketrewards.ledger.Statement;
import org.rocketrewards.ledger.StatementFormat;
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
    private static final List<String> PERIOD = List.of("from", "to", "by");

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

    /** What the learner had at a moment. */
    @GET
    @Path("balance")
    public BalanceView balance(
            @PathParam("source") String source, @PathParam("learner") long learner, @Context UriInfo uri) {
        QueryParameters query = new QueryParameters(uri.getQueryParameters(), List.of("at", "by"));
        return statements
                .balanceAt(sourceId(source), learner, required(query, "at"), by(query))
                .orElseThrow(() -> neverSeen(learner));
    }

    /** The learner's account over a period. */
    @GET
    @Path("statement")
    public Statement statement(
            @PathParam("source") String source, @PathParam("learner") long learner, @Context UriInfo uri) {
        QueryParameters query = new QueryParameters(uri.getQueryParameters(), PERIOD);
        return statements
                .statement(sourceId(source), learner, required(query, "from"), required(query, "to"), by(query))
                .orElseThrow(() -> neverSeen(learner));
    }

    /** The same as a file of comma-separated values. */
    @GET
    @Path("statement.csv")
    @Produces("text/csv")
    public Response statementCsv(
            @PathParam("source") String source, @PathParam("learner") long learner, @Context UriInfo uri) {
        return file(statement(source, learner, uri), StatementFormat.CSV);
    }

    /** The same for people to print. */
    @GET
    @Path("statement.pdf")
    @Produces("application/pdf")
    public Response statementPdf(
            @PathParam("source") String source, @PathParam("learner") long learner, @Context UriInfo uri) {
        return file(statement(source, learner, uri), StatementFormat.PDF);
    }

    private Response file(Statement statement, StatementFormat format) {
        String name = "statement-" + statement.source() + '-' + statement.learner() + '.' + format.code();
        return Response.ok(statements.export(statement, format), format.mediaType())
                .header("Content-Disposition", "attachment; filename=\"" + name + '"')
                .build();
    }

    private static Instant required(QueryParameters query, String name) {
        Instant instant = query.instant(name);
        if (instant == null) {
            throw new RocketException(
                    ProblemType.INVALID_PARAMETER,
                    name + " is needed: a date and time with offset, such as 2026-11-22T10:00:00Z.",
                    Map.of("field", name));
        }
        return instant;
    }

    private static EntryTime by(QueryParameters query) {
        String by = query.text("by");
        if (by == null) {
            return EntryTime.BOOKED;
        }
        return Arrays.stream(EntryTime.values())
                .filter(time -> time.code().equals(by))
                .findFirst()
                .orElseThrow(() -> new RocketException(
                        ProblemType.INVALID_PARAMETER, "by is booked or occurred.", Map.of("field", "by")));
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
