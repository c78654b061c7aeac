package org.rocketrewards.ingest.workflows.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rocketrewards.ingest.workflows.Preset;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/** Workflow files to import into a Moodle. The token is not in them: an address is no place for it. */
@Path("v1/sources/{source}/workflows.zip")
@Produces("application/zip")
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class WorkflowsResource {
    @EJB
    Workflows workflows;

    /** The files of a preset, of the events that are named, or of both. */
    @GET
    public Response zip(@PathParam("source") String source, @Context UriInfo uri) {
        QueryParameters query = new QueryParameters(uri.getQueryParameters(), List.of("preset", "events"));
        Set<String> events = new LinkedHashSet<>();
        String preset = query.text("preset");
        String named = query.text("events");
        if (preset != null) {
            events.addAll(workflows.chosenBy(Preset.of(preset)
                    .orElseThrow(() -> new RocketException(
                            ProblemType.INVALID_PARAMETER,
                            "preset is guide, learning or all.",
                            Map.of("field", "preset")))));
        }
        if (named != null) {
            events.addAll(List.of(named.split(",", -1)));
        }
        String asked = uri.getBaseUri().resolve("..").toString();
        return Response.ok(workflows.zip(source, events, asked))
                .header("Content-Disposition", "attachment; filename=\"rocket-" + source + "-workflows.zip\"")
                .build();
    }
}
