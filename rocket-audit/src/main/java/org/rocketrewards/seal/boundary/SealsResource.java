package org.rocketrewards.seal.boundary;

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
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.seal.ConsistencyProof;
import org.rocketrewards.seal.InclusionProof;
import org.rocketrewards.seal.SealHead;

/** Proofs, and the export for auditors. */
@Path("v1/seals")
@Produces(MediaType.APPLICATION_JSON)
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class SealsResource {
    @Inject
    Seals seals;

    /** How far the seals are. */
    @GET
    public SealHead head(@Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return seals.head().orElseThrow(PublicSealsResource::nothingSealed);
    }

    /** The proof of an entry. */
    @GET
    @Path("entries/{id: [1-9][0-9]{0,17}}")
    public InclusionProof entry(@PathParam("id") long id, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return found(seals.entry(id), "entry " + id);
    }

    /** The proof of an audit record. */
    @GET
    @Path("audit-records/{id: [1-9][0-9]{0,17}}")
    public InclusionProof auditRecord(@PathParam("id") long id, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return found(seals.auditRecord(id), "audit record " + id);
    }

    /** The proof that the tree only grew. */
    @GET
    @Path("consistency")
    public ConsistencyProof consistency(@Context UriInfo uri) {
        QueryParameters query = new QueryParameters(uri.getQueryParameters(), List.of("from", "to"));
        return seals.consistency(required(query.number("from"), "from"), required(query.number("to"), "to"));
    }

    /** The export of a period, a zip. */
    @GET
    @Path("bundle")
    @Produces("application/zip")
    public Response bundle(@Context UriInfo uri) {
        QueryParameters query = new QueryParameters(uri.getQueryParameters(), List.of("from", "to"));
        Instant from = required(query.instant("from"), "from");
        Instant to = required(query.instant("to"), "to");
        java.nio.file.Path file = seals.export(from, to);
        StreamingOutput content = out -> {
            try {
                Files.copy(file, out);
            } finally {
                Files.deleteIfExists(file);
            }
        };
        return Response.ok(content)
                .header("Content-Disposition", "attachment; filename=\"rocket-bundle.zip\"")
                .header("Content-Length", file.toFile().length())
                .build();
    }

    private static InclusionProof found(Optional<InclusionProof> proof, String subject) {
        return proof.orElseThrow(() -> new RocketException(
                ProblemType.NOT_FOUND, "There is no sealed " + subject + "; what is new is sealed within seconds."));
    }

    private static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new RocketException(ProblemType.INVALID_PARAMETER, name + " is missing.", Map.of("field", name));
        }
        return value;
    }
}
