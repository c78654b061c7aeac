package org.rocketrewards.ingest.retention.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.imports.boundary.Imports;
import org.rocketrewards.ingest.retention.DueMonth;
import org.rocketrewards.ingest.retention.LegalHoldRow;
import org.rocketrewards.ingest.retention.RetiredMonth;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/** What has left, what is to leave, and what must not. */
@Path("v1/retention")
@Produces(MediaType.APPLICATION_JSON)
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class RetentionResource {
    private static final String ID = "{id: [1-9][0-9]{0,8}}";
    private static final int LONGEST_REASON = 500;

    @EJB
    Retention retention;

    @EJB
    Imports imports;

    /** What has left, newest first. */
    @GET
    @Path("retired")
    public Page<RetiredMonth> retired(@Context UriInfo uri) {
        QueryParameters query = new QueryParameters(uri.getQueryParameters(), List.of("limit", "cursor"));
        return retention.retired(query.cursor(), query.limit());
    }

    /** The rows of a month that has left. */
    @GET
    @Path("retired/" + ID + "/archive")
    @Produces("application/gzip")
    public Response archive(@PathParam("id") int id, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        java.nio.file.Path file = retention.archive(id);
        return Response.ok(file.toFile(), "application/gzip")
                .header("Content-Disposition", "attachment; filename=\"" + file.getFileName() + "\"")
                .build();
    }

    /** What is old enough to leave; one page. */
    @GET
    @Path("due")
    public Page<DueMonth> due(@Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return new Page<>(retention.due(), null);
    }

    /** Lets it leave now rather than within the hour. */
    @POST
    @Path("start")
    public Response start(@Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        retention.start();
        return Response.accepted().build();
    }

    /** All legal holds; one page. */
    @GET
    @Path("holds")
    public Page<LegalHoldRow> holds(@Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return new Page<>(retention.holds(), null);
    }

    /** Keeps months. */
    @POST
    @Path("holds")
    public LegalHoldRow hold(@Context UriInfo uri) {
        QueryParameters query =
                new QueryParameters(uri.getQueryParameters(), List.of("source", "from", "to", "reason"));
        String source = query.text("source");
        String reason = query.text("reason");
        if (reason == null || reason.length() > LONGEST_REASON) {
            throw refusal("reason", "reason says why, in at most " + LONGEST_REASON + " characters.");
        }
        YearMonth from = month("from", query.text("from"));
        YearMonth to = month("to", query.text("to"));
        if (to.isBefore(from)) {
            throw refusal("to", "to is not before from.");
        }
        return retention.hold(source == null ? null : imports.requireSource(source), from, to, reason);
    }

    /** Lets go what a hold kept. */
    @POST
    @Path("holds/" + ID + "/release")
    public LegalHoldRow release(@PathParam("id") int id, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return retention.release(id);
    }

    private static YearMonth month(String name, @Nullable String text) {
        try {
            return YearMonth.parse(text == null ? "" : text);
        } catch (DateTimeException e) {
            throw refusal(name, name + " is a month, such as 2024-05.");
        }
    }

    private static RocketException refusal(String field, String detail) {
        return new RocketException(ProblemType.INVALID_PARAMETER, detail, Map.of("field", field));
    }
}
