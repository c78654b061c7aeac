package org.rocketrewards.configuration.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.rocketrewards.configuration.SettingRow;
import org.rocketrewards.model.Page;
import org.rocketrewards.model.QueryParameters;
import org.rocketrewards.model.access.Role;

/** The settings of this server, to read. */
@Path("v1/settings")
@Produces(MediaType.APPLICATION_JSON)
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.AUDITOR_ROLE})
public class SettingsResource {
    @EJB
    EffectiveSettings settings;

    /** All of them; one page. */
    @GET
    public Page<SettingRow> list(@Context UriInfo uri) {
        QueryParameters.requireNone(uri.getQueryParameters());
        return new Page<>(settings.list(), null);
    }
}
