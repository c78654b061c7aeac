package org.rocketrewards.ingest.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.rocketrewards.ingest.SourceRow;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.access.Role;

/** The registered Moodle sites. */
@Path("v1/sources")
@Produces(MediaType.APPLICATION_JSON)
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class SourcesResource {
    @Inject
    Sources sources;

    /**
     * A {@link SourceRow} as JSON: what a reader of learners and deliveries needs.
     *
     * @param timeZone name in the IANA database; days of caps are days there
     * @param enabled whether its deliveries are taken
     */
    public record Item(String name, String title, String timeZone, boolean enabled) {
        static Item of(SourceRow source) {
            return new Item(source.name(), source.title(), source.timeZone().getId(), source.enabled());
        }
    }

    /** All sources by name; one page. */
    @GET
    public Page<Item> all(@Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return new Page<>(sources.list().stream().map(Item::of).toList(), null);
    }
}
