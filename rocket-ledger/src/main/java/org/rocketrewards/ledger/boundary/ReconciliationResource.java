package org.rocketrewards.ledger.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.rocketrewards.ledger.Reconciliation;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.access.Role;

/** Whether the books agree with themselves. A POST: it is work, and goes on record. */
@Path("v1/reconciliation")
@Produces(MediaType.APPLICATION_JSON)
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class ReconciliationResource {
    @Inject
    Reconciliations reconciliations;

    /** Runs every check. */
    @POST
    public Reconciliation run(@Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return reconciliations.run();
    }
}
