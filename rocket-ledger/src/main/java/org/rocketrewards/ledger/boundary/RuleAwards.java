package org.rocketrewards.ledger.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.rocketrewards.ledger.control.AwardCounts;
import org.rocketrewards.model.access.Role;

/** How often each rule awarded lately. Read-only. */
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class RuleAwards {
    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Inject
    AwardCounts counts;

    @Inject
    Clock clock;

    /** Awards booked in the last 30 days by key of the rule; counted at most every few minutes. */
    public Map<String, Long> lastDays() {
        return counts.lastDays(database, clock.instant());
    }
}
