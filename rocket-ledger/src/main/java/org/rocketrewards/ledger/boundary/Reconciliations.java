package org.rocketrewards.ledger.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.time.Clock;
import javax.sql.DataSource;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.audit.boundary.AuditTrail;
import org.rocketrewards.ledger.Reconciliation;
import org.rocketrewards.ledger.control.Reconciler;
import org.rocketrewards.model.access.Role;

/** Compares the books with themselves: balances with entries, entries with events, corrections with what they booked. */
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class Reconciliations {
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.ledger");

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** Runs every check and puts on record what came out. May take minutes on large books. */
    public Reconciliation run() {
        Reconciliation result = new Reconciler(database).run(clock.instant());
        long broken = result.checks().stream()
                .filter(check -> check.state().equals("broken"))
                .count();
        audit.record(AuditEntry.of("ledger.reconcile", "ledger", "books")
                .withAfter(Json.createObjectBuilder()
                        .add("balanced", result.balanced())
                        .add("broken", broken)
                        .build()));
        LOG.log(
                result.balanced() ? System.Logger.Level.INFO : System.Logger.Level.WARNING,
                "ledger.reconciled balanced={0} broken={1}",
                result.balanced(),
                broken);
        return result;
    }
}
