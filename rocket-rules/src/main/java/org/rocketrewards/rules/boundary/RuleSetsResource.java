package org.rocketrewards.rules.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.RequestMembers;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.rules.RuleSetDiff;
import org.rocketrewards.rules.RuleSetJson;
import org.rocketrewards.rules.RuleSetVersion;
import org.rocketrewards.rules.file.RuleFile;

/** Published rule sets. */
@Path("v1/rule-sets")
@Produces(MediaType.APPLICATION_JSON)
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class RuleSetsResource {
    static final int LONGEST_NOTE = 1_000;

    @Inject
    RuleSetVersions versions;

    /** A {@link RuleSetVersion} with its rules. */
    public record Item(
            int version,
            String state,
            String note,
            Instant publishedAt,
            String publishedBy,
            Instant effectiveFrom,
            @Nullable Instant effectiveUntil,
            @Nullable Integer restores,
            int ruleCount,
            JsonArray rules) {
        static Item of(RuleSetVersion version, JsonArray rules) {
            return new Item(
                    version.version(),
                    version.state(),
                    version.note(),
                    version.publishedAt(),
                    version.publishedBy(),
                    version.effectiveFrom(),
                    version.effectiveUntil(),
                    version.restores(),
                    version.ruleCount(),
                    rules);
        }
    }

    /** Versions, newest first. */
    @GET
    public Page<RuleSetVersion> list(@Context UriInfo uri) {
        QueryParameters query = new QueryParameters(uri.getQueryParameters(), List.of("limit", "cursor"));
        return versions.list(query.cursor(), query.limit());
    }

    /** A version with its rules. */
    @GET
    @Path("{version: [1-9][0-9]{0,8}}")
    public Item version(@PathParam("version") int version, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return Item.of(
                versions.get(version),
                RuleSetJson.write(versions.rules(String.valueOf(version)).rules())
                        .getJsonArray("rules"));
    }

    /** A version as a rule file in JSON. */
    @GET
    @Path("{version: [1-9][0-9]{0,8}}/file")
    public Response file(@PathParam("version") int version, @Context UriInfo uri) {
        return file(version, uri, RuleFile.Format.JSON);
    }

    /** A version as a rule file in YAML. */
    @GET
    @Path("{version: [1-9][0-9]{0,8}}/file")
    @Produces(RuleFiles.YAML)
    public Response yamlFile(@PathParam("version") int version, @Context UriInfo uri) {
        return file(version, uri, RuleFile.Format.YAML);
    }

    private Response file(int version, UriInfo uri, RuleFile.Format format) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return Response.ok(
                        RuleFile.print(versions.rules(String.valueOf(version)).document(), format), format.mediaType())
                .build();
    }

    /** Publishes the rules of an older version again. */
    @POST
    @Path("{version: [1-9][0-9]{0,8}}/rollback")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response rollBack(@PathParam("version") int version, InputStream body, @Context UriInfo uri)
            throws IOException {
        QueryParameters.requireNone(uri.getQueryParameters());
        RequestMembers members = RequestMembers.of(body, "note", "effectiveFrom");
        RuleSetVersion published = versions.rollBack(
                version, members.requiredText("note", LONGEST_NOTE), members.instant("effectiveFrom"));
        return created(uri, published);
    }

    /** What is different between two versions, or a version and the draft. */
    @GET
    @Path("diff")
    public RuleSetDiff diff(@Context UriInfo uri) {
        QueryParameters query = new QueryParameters(uri.getQueryParameters(), List.of("from", "to"));
        return versions.diff(required(query, "from"), required(query, "to"));
    }

    static Response created(UriInfo uri, RuleSetVersion published) {
        return Response.created(uri.getBaseUriBuilder()
                        .path("v1/rule-sets")
                        .path(String.valueOf(published.version()))
                        .build())
                .entity(published)
                .build();
    }

    private static String required(QueryParameters query, String name) {
        String value = query.text(name);
        if (value == null) {
            throw new RocketException(
                    ProblemType.INVALID_PARAMETER,
                    name + " is the number of a version, or draft.",
                    Map.of("field", name));
        }
        return value;
    }
}
