package org.rocketrewards.rules.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.rules.EventType;

/** The kinds of Moodle event that Rocket knows. Read-only. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class EventTypes {
    @Inject
    RuleSets ruleSets;

    /** All of them, in the order of the catalogue. */
    public List<EventType> all() {
        return ruleSets.catalogue().types();
    }
}
