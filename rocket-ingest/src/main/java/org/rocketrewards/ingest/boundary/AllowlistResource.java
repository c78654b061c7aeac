package org.rocketrewards.ingest.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.Allowlist;
import org.rocketrewards.ingest.AllowlistPreview;
import org.rocketrewards.ingest.AllowlistRow;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/** From where a source may deliver. */
@Path("v1/sources/{source}/allowlist")
@Produces(MediaType.APPLICATION_JSON)
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class AllowlistResource {
    private static final String LOCK_OUT = "lockOut";

    @EJB
    Sources sources;

    /** An {@link Allowlist} as JSON. */
    public record Networks(boolean openToAll, List<AllowlistRow> networks) {
        static Networks of(Allowlist list) {
            return new Networks(list.openToAll(), list.networks());
        }
    }

    /** Whether a sender at an address would be let in. */
    public record Admission(String address, boolean admitted) {}

    /** An {@link AllowlistPreview} as JSON. */
    public record Preview(
            boolean openToAll,
            boolean locksOut,
            long deliveries,
            long refused,
            List<AllowlistPreview.AddressCount> refusedFrom,
            long letIn) {
        static Preview of(AllowlistPreview preview) {
            return new Preview(
                    preview.openToAll(),
                    preview.locksOut(),
                    preview.deliveries(),
                    preview.refused(),
                    preview.refusedFrom(),
                    preview.letIn());
        }
    }

    /** The networks; none: every address. */
    @GET
    public Networks list(@PathParam("source") String source, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return Networks.of(sources.allowlist(source));
    }

    /** What a list would have done to the deliveries of the last seven days. */
    @GET
    @Path("preview")
    public Preview preview(@PathParam("source") String source, @Context UriInfo uri) {
        String networks = new QueryParameters(uri.getQueryParameters(), List.of("networks")).text("networks");
        return Preview.of(
                sources.previewAllowlist(source, networks == null ? List.of() : List.of(networks.split(",", -1))));
    }

    /** Whether an address is let in. */
    @GET
    @Path("test")
    public Admission test(@PathParam("source") String source, @Context UriInfo uri) {
        String address = required(new QueryParameters(uri.getQueryParameters(), List.of("address")), "address");
        return new Admission(address, sources.admits(source, address));
    }

    /** Adds a network. */
    @POST
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE})
    public Response allow(@PathParam("source") String source, @Context UriInfo uri) {
        QueryParameters query = new QueryParameters(uri.getQueryParameters(), List.of("network", "comment", LOCK_OUT));
        Allowlist list = sources.allow(
                source,
                required(query, "network"),
                Objects.requireNonNullElse(query.text("comment"), ""),
                flag(query.text(LOCK_OUT)));
        return Response.status(Response.Status.CREATED)
                .entity(Networks.of(list))
                .build();
    }

    /** Takes a network off. */
    @DELETE
    @Path("{id: [1-9][0-9]{0,8}}")
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE})
    public Networks disallow(@PathParam("source") String source, @PathParam("id") int id, @Context UriInfo uri) {
        QueryParameters query = new QueryParameters(uri.getQueryParameters(), List.of(LOCK_OUT));
        return Networks.of(sources.disallow(source, id, flag(query.text(LOCK_OUT))));
    }

    private static String required(QueryParameters query, String name) {
        String text = query.text(name);
        if (text == null) {
            throw new RocketException(ProblemType.INVALID_PARAMETER, name + " is required.", Map.of("field", name));
        }
        return text;
    }

    private static boolean flag(@Nullable String text) {
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw new RocketException(
                ProblemType.INVALID_PARAMETER, LOCK_OUT + " is true or false.", Map.of("field", LOCK_OUT));
    }
}
