package org.rocketrewards.ingest.alerts.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.alerts.AlertRow;
import org.rocketrewards.ingest.alerts.AlertState;
import org.rocketrewards.ingest.alerts.ChannelRow;
import org.rocketrewards.ingest.alerts.ChannelTest;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/** What Rocket raised by itself. */
@Path("v1/alerts")
@Produces(MediaType.APPLICATION_JSON)
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class AlertsResource {
    private static final String ID = "{id: [1-9][0-9]{0,17}}";

    @EJB
    Alerts alerts;

    /** Alerts, newest first. */
    @GET
    public Page<AlertRow> list(@Context UriInfo uri) {
        QueryParameters query =
                new QueryParameters(uri.getQueryParameters(), List.of("state", "source", "limit", "cursor"));
        return alerts.list(state(query.text("state")), query.text("source"), query.cursor(), query.limit());
    }

    /** One alert. */
    @GET
    @Path(ID)
    public AlertRow get(@PathParam("id") long id, @Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return alerts.get(id);
    }

    /** Somebody sees to it. */
    @POST
    @Path(ID + "/acknowledgement")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE})
    public AlertRow acknowledge(@PathParam("id") long id, @Context UriInfo uri, @Nullable JsonObject body) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return alerts.acknowledge(id, body == null ? "" : body.getString("note", ""));
    }

    /** The ways on which people are told; one page. */
    @GET
    @Path("channels")
    public Page<ChannelRow> channels(@Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return new Page<>(alerts.channels(), null);
    }

    /** Sends a test on every way that is set up. */
    @POST
    @Path("channels/test")
    @RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE})
    public Page<ChannelTest> test(@Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return new Page<>(alerts.test(), null);
    }

    private static @Nullable AlertState state(@Nullable String code) {
        if (code == null) {
            return null;
        }
        return AlertState.find(code)
                .orElseThrow(() -> new RocketException(
                        ProblemType.INVALID_PARAMETER,
                        "state is open, acknowledged or over.",
                        Map.of("field", "state")));
    }
}
