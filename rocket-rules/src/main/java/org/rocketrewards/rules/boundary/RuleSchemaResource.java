package org.rocketrewards.rules.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.rocketrewards.model.QueryParameters;

/** The schema of rule files, for editors and pipelines: public, as it says nothing of anybody's rules. */
@Path("public/schemas/rule-set")
@Stateless
@PermitAll
public class RuleSchemaResource {
    private static final String RESOURCE = "/schema/rule-set.schema.json";

    /** The schema, JSON Schema of 2020-12. */
    @GET
    @Produces("application/schema+json")
    public byte[] schema(@Context UriInfo uri) throws IOException {
        QueryParameters.requireNone(uri.getQueryParameters());
        try (InputStream schema = RuleSchemaResource.class.getResourceAsStream(RESOURCE)) {
            return Objects.requireNonNull(schema, RESOURCE).readAllBytes();
        }
    }
}
