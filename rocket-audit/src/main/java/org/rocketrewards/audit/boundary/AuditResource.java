package org.rocketrewards.audit.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.rocketrewards.audit.AuditFilter;
import org.rocketrewards.audit.AuditRow;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.access.Role;

/** The audit trail. */
@Path("v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.AUDITOR_ROLE})
public class AuditResource {
    private static final List<String> PARAMETERS =
            List.of("actor", "action", "objectType", "objectId", "result", "from", "to", "limit", "cursor");

    @Inject
    AuditLog log;

    /** Records, newest first. */
    @GET
    public Page<AuditRow> find(@Context UriInfo uri) {
        QueryParameters query = new QueryParameters(uri.getQueryParameters(), PARAMETERS);
        AuditFilter filter = new AuditFilter(
                query.text("actor"),
                query.text("action"),
                query.text("objectType"),
                query.text("objectId"),
                query.text("result"),
                query.instant("from"),
                query.instant("to"));
        return log.find(filter, query.cursor(), query.limit());
    }
}
