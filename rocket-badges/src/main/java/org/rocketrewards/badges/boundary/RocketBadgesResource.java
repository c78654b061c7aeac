package org.rocketrewards.badges.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.badges.Picture;
import org.rocketrewards.badges.RocketBadgeRow;
import org.rocketrewards.badges.control.PictureChecks;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.RequestBody;
import org.rocketrewards.model.RequestMembers;
import org.rocketrewards.model.Revision;
import org.rocketrewards.model.access.Role;

/** The badges that Rocket issues. A badge's ETag is its version; every change needs it as {@code If-Match}. */
@Path("v1/rocket-badges")
@Produces(MediaType.APPLICATION_JSON)
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class RocketBadgesResource {
    private static final String KEY = "{key: [A-Za-z0-9][A-Za-z0-9._-]{0,99}}";
    private static final int LARGEST_BODY = 65_536;

    @Inject
    RocketBadges badges;

    /** All badges by key; one page. */
    @GET
    public Page<RocketBadgeRow> list(@Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return new Page<>(badges.list(), null);
    }

    /** One badge. */
    @GET
    @Path(KEY)
    public Response badge(@PathParam("key") String key, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return answer(badges.get(key));
    }

    /** Makes a badge, or changes what it says. */
    @PUT
    @Path(KEY)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response put(
            @PathParam("key") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            InputStream body,
            @Context UriInfo uri)
            throws IOException {
        QueryParameters.requireNone(uri.getQueryParameters());
        boolean create =
                ifMatch == null && ifNoneMatch != null && ifNoneMatch.strip().equals("*");
        long version = create ? 0 : Revision.required(ifMatch);
        RequestMembers members = new RequestMembers(
                RequestBody.object(RequestBody.text(body, LARGEST_BODY)), List.of("name", "description", "criteria"));
        String name = members.requiredText("name", 200);
        String description = Objects.requireNonNullElse(members.text("description", 4_000), "");
        String criteria = Objects.requireNonNullElse(members.text("criteria", 4_000), "");
        if (create) {
            RocketBadgeRow made = badges.create(key, name, description, criteria);
            return Response.created(uri.getAbsolutePath())
                    .entity(made)
                    .tag(String.valueOf(made.version()))
                    .build();
        }
        return answer(badges.change(key, version, name, description, criteria));
    }

    /** Its picture. */
    @GET
    @Path(KEY + "/picture")
    @Produces(MediaType.WILDCARD)
    public Response picture(@PathParam("key") String key, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        Picture picture = badges.picture(key);
        return Response.ok(picture.bytes(), picture.type())
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .build();
    }

    /** Gives it a picture. */
    @PUT
    @Path(KEY + "/picture")
    @Consumes(MediaType.WILDCARD)
    public Response setPicture(
            @PathParam("key") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
            InputStream body,
            @Context UriInfo uri)
            throws IOException {
        QueryParameters.requireNone(uri.getQueryParameters());
        long version = Revision.required(ifMatch);
        byte[] bytes = RequestBody.bytes(body, PictureChecks.MOST_BYTES);
        return answer(badges.setPicture(key, version, contentType, bytes));
    }

    /** Takes its picture away. */
    @DELETE
    @Path(KEY + "/picture")
    public Response removePicture(
            @PathParam("key") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return answer(badges.removePicture(key, Revision.required(ifMatch)));
    }

    private static Response answer(RocketBadgeRow badge) {
        return Response.ok(badge).tag(String.valueOf(badge.version())).build();
    }
}
