package org.rocketrewards.rules.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.RequestBody;
import org.rocketrewards.model.RequestMembers;
import org.rocketrewards.model.Revision;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.rules.RuleDocument;
import org.rocketrewards.rules.RuleFault;
import org.rocketrewards.rules.RuleSetDraft;
import org.rocketrewards.rules.control.RuleDocuments;
import org.rocketrewards.rules.file.RuleFile;

/** The draft of the next rule set. Its ETag is its revision; every change needs it as {@code If-Match}. */
@Path("v1/rule-sets/draft")
@Produces(MediaType.APPLICATION_JSON)
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class RuleSetDraftResource {
    private static final String KEY = "{key: [A-Za-z0-9][A-Za-z0-9._-]{0,99}}";
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final int LARGEST_RULE = 65_536;

    @Inject
    RuleSetDrafts drafts;

    /** Whether rules could be published, and if not why. */
    public record Validation(boolean valid, List<RuleFault> errors) {}

    /** The draft with its rules. */
    @GET
    public Response draft(@Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return answer(drafts.get());
    }

    /** The draft as a rule file in JSON. */
    @GET
    @Path("file")
    public Response file(@Context UriInfo uri) {
        return file(uri, RuleFile.Format.JSON);
    }

    /** The draft as a rule file in YAML. */
    @GET
    @Path("file")
    @Produces(RuleFiles.YAML)
    public Response yamlFile(@Context UriInfo uri) {
        return file(uri, RuleFile.Format.YAML);
    }

    private Response file(UriInfo uri, RuleFile.Format format) {
        QueryParameters.requireNone(uri.getQueryParameters());
        RuleSetDraft draft = drafts.get();
        return Response.ok(
                        RuleFile.print(RuleDocuments.read(RuleDocuments.document(draft)), format), format.mediaType())
                .tag(String.valueOf(draft.revision()))
                .build();
    }

    /** Makes a draft out of a published version. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(InputStream body, @Context UriInfo uri) throws IOException {
        QueryParameters.requireNone(uri.getQueryParameters());
        Long from = RequestMembers.of(body, "from").number("from", 1, 999_999_999);
        return made(uri, drafts.create(from == null ? null : from.intValue()));
    }

    /** Puts the rules of a rule file in the place of the draft's, or makes a draft of them. */
    @PUT
    @Consumes({MediaType.APPLICATION_JSON, RuleFiles.YAML})
    public Response replace(
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            InputStream body,
            @Context UriInfo uri)
            throws IOException {
        QueryParameters.requireNone(uri.getQueryParameters());
        if (ifNoneMatch != null && ifMatch == null) {
            if (!ifNoneMatch.strip().equals("*")) {
                throw new RocketException(
                        ProblemType.PRECONDITION_FAILED, "If-None-Match is * here: make a draft if there is none.");
            }
            return made(uri, drafts.createFrom(RuleFiles.read(body)));
        }
        return answer(drafts.replace(Revision.required(ifMatch), RuleFiles.read(body)));
    }

    /** Gives the draft up. */
    @DELETE
    public Response delete(@HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        drafts.delete(Revision.required(ifMatch));
        return Response.noContent().build();
    }

    /** Puts a rule in the place of the one of its key, or at the end. */
    @PUT
    @Path("rules/" + KEY)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response putRule(
            @PathParam("key") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            InputStream body,
            @Context UriInfo uri)
            throws IOException {
        QueryParameters.requireNone(uri.getQueryParameters());
        long revision = Revision.required(ifMatch);
        return answer(drafts.putRule(revision, key, rule(body)));
    }

    /** Changes members of a rule. */
    @PATCH
    @Path("rules/" + KEY)
    @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
    public Response patchRule(
            @PathParam("key") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            InputStream body,
            @Context UriInfo uri)
            throws IOException {
        QueryParameters.requireNone(uri.getQueryParameters());
        long revision = Revision.required(ifMatch);
        return answer(drafts.patchRule(revision, key, rule(body)));
    }

    /** Takes a rule out of the draft. */
    @DELETE
    @Path("rules/" + KEY)
    public Response removeRule(
            @PathParam("key") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return answer(drafts.removeRule(Revision.required(ifMatch), key));
    }

    /** Whether the rules of a rule file could be published. Changes nothing. */
    @POST
    @Path("validation")
    @Consumes({MediaType.APPLICATION_JSON, RuleFiles.YAML})
    public Validation validate(InputStream body, @Context UriInfo uri) throws IOException {
        QueryParameters.requireNone(uri.getQueryParameters());
        RuleFile.Parsed parsed = RuleFiles.parse(body);
        RuleDocument document = parsed.document();
        List<RuleFault> faults =
                document == null || !parsed.problems().isEmpty() ? RuleFiles.faults(parsed) : drafts.check(document);
        return new Validation(faults.isEmpty(), faults);
    }

    /** Publishes the draft. */
    @POST
    @Path("publication")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response publish(
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, InputStream body, @Context UriInfo uri)
            throws IOException {
        QueryParameters.requireNone(uri.getQueryParameters());
        long revision = Revision.required(ifMatch);
        RequestMembers members = RequestMembers.of(body, "note", "effectiveFrom", "after");
        Long after = members.number("after", 1, 999_999_999);
        return RuleSetsResource.created(
                uri,
                drafts.publish(
                        revision,
                        members.requiredText("note", RuleSetsResource.LONGEST_NOTE),
                        members.instant("effectiveFrom"),
                        after == null ? null : after.intValue()));
    }

    private static JsonObject rule(InputStream body) throws IOException {
        return RequestBody.object(RequestBody.text(body, LARGEST_RULE));
    }

    private static Response made(UriInfo uri, RuleSetDraft draft) {
        return Response.created(
                        uri.getBaseUriBuilder().path("v1/rule-sets/draft").build())
                .entity(draft)
                .tag(String.valueOf(draft.revision()))
                .build();
    }

    private static Response answer(RuleSetDraft draft) {
        return Response.ok(draft).tag(String.valueOf(draft.revision())).build();
    }
}
