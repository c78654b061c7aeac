package org.rocketrewards.ingest.reconciliation.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.reconciliation.Comparison;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/** Lists of differences, each a CSV; empty but for its header when all agrees. */
@Path("v1/comparisons/{comparison}")
@Produces("text/csv")
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ComparisonFilesResource {
    @EJB
    Reconciliation reconciliation;

    /** Compares what Rocket has itself. */
    @GET
    public Response compare(@PathParam("comparison") String code, @Context UriInfo uri) throws IOException {
        Comparison comparison = Comparison.of(code);
        if (comparison.needsFile()) {
            throw new RocketException(
                    ProblemType.MALFORMED_BODY, "Send the CSV to compare with as the body of a POST.");
        }
        return answer(comparison, null, uri);
    }

    /** Compares with a file. */
    @POST
    @Consumes({"text/csv", MediaType.TEXT_PLAIN, "application/gzip", MediaType.APPLICATION_OCTET_STREAM})
    public Response compareWith(@PathParam("comparison") String code, InputStream file, @Context UriInfo uri)
            throws IOException {
        Comparison comparison = Comparison.of(code);
        if (!comparison.needsFile()) {
            throw new RocketException(
                    ProblemType.MALFORMED_BODY, "Nothing is to be supplied for this comparison: GET it.");
        }
        return answer(comparison, file, uri);
    }

    private Response answer(Comparison comparison, @Nullable InputStream file, UriInfo uri) throws IOException {
        QueryParameters query = new QueryParameters(uri.getQueryParameters(), List.of("source"));
        int source = reconciliation.begin(comparison, query.text("source"));
        Reconciliation.Differences differences = reconciliation.compare(comparison, source, file);
        StreamingOutput body = differences::write;
        return Response.ok(body, "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"" + comparison.code() + ".csv\"")
                .build();
    }
}
