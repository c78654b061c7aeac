package org.rocketrewards.audit.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.model.access.Role;

/** Puts on record who took rows out of Rocket. */
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class Exports {
    @Inject
    AuditTrail audit;

    /** Notes that the caller takes the rows of a list that fit these conditions. */
    public void note(String list, Map<String, String> conditions) {
        JsonObjectBuilder filter = Json.createObjectBuilder();
        conditions.forEach(filter::add);
        audit.record(AuditEntry.of("list.export", "list", list).withAfter(filter.build()));
    }
}
