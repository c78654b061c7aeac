package org.rocketrewards.rules.boundary;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.audit.boundary.AuditTrail;
import org.rocketrewards.rules.Catalogue;
import org.rocketrewards.rules.Rule;
import org.rocketrewards.rules.RuleSet;
import org.rocketrewards.rules.control.RuleSetStore;

/** Publishes rule sets, each publication with its audit record in one transaction. */
@Stateless
public class RuleSetPublisher {
    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** A rule set in force, and the numbers of all rule keys. */
    public record InForce(RuleSet ruleSet, RuleKeys keys) {}

    /**
     * The rule set in force; a new installation gets version 1 from the catalogue first.
     *
     * @param more rules that are kept elsewhere and hold beside the published ones
     */
    public InForce inForce(List<Rule> more) {
        try (Connection connection = database.getConnection()) {
            RuleSetStore store = new RuleSetStore(connection);
            Instant now = clock.instant();
            RuleSet ruleSet = store.inForce(now).orElse(null);
            if (ruleSet == null) {
                ruleSet = publishDefault(store, now);
            }
            RuleSet whole = ruleSet.with(more);
            return new InForce(whole, RuleKeys.load(connection, whole));
        } catch (SQLException e) {
            throw new IllegalStateException("the rule set in force cannot be read", e);
        }
    }

    private RuleSet publishDefault(RuleSetStore store, Instant now) throws SQLException {
        store.lock();
        Optional<RuleSet> meanwhile = store.inForce(now);
        if (meanwhile.isPresent()) {
            return meanwhile.get();
        }
        Catalogue catalogue = Catalogue.load();
        store.publish(1, catalogue.defaultRules(), "Defaults of the event catalogue", "system", now);
        audit.record(AuditEntry.of("rule_set.publish", "rule_set", 1).because("first start"));
        return store.inForce(now).orElseThrow();
    }
}
