package org.rocketrewards.ingest.imports.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/** Opening balances from a file; the answer tells what became of each row. */
@Path("v1/opening-balances")
@Produces("text/csv")
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OpeningBalancesResource {
    @EJB
    Imports imports;

    @EJB
    Uploads uploads;

    /** Tells what would be booked, or books it. */
    @POST
    @Consumes({"text/csv", MediaType.TEXT_PLAIN, "application/gzip", MediaType.APPLICATION_OCTET_STREAM})
    public Response book(InputStream body, @Context UriInfo uri) throws IOException {
        QueryParameters query = new QueryParameters(uri.getQueryParameters(), List.of("source", "reason", "run"));
        String source = String.valueOf(query.text("source"));
        imports.requireSource(source);
        String reason = query.text("reason");
        if (reason == null) {
            throw new RocketException(
                    ProblemType.INVALID_PARAMETER,
                    "reason says why, for whoever reads the books.",
                    Map.of("field", "reason"));
        }
        String file = uploads.keep(body);
        java.nio.file.Path answer;
        try {
            answer = uploads.balances(file, source, reason, "true".equals(query.text("run")));
        } finally {
            uploads.forget(file);
        }
        StreamingOutput rows = out -> {
            Files.copy(answer, out);
            Files.deleteIfExists(answer);
        };
        return Response.ok(rows, "text/csv;charset=UTF-8").build();
    }
}
