package org.rocketrewards.rules.boundary;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.audit.boundary.AuditTrail;
import org.rocketrewards.rules.Catalogue;
import org.rocketrewards.rules.Rule;
import org.rocketrewards.rules.RuleDocument;
import org.rocketrewards.rules.RuleSet;
import org.rocketrewards.rules.control.RuleSetStore;

/** Reads the rule sets that hold from now on; publishes the first one when there is none. */
@Stateless
public class RuleSetPublisher {
    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /**
     * The rule set in force and those that take its place later; a new installation gets version 1 from the catalogue
     * first.
     *
     * @param more rules that are kept elsewhere and hold beside the published ones
     */
    public Timeline timeline(List<Rule> more) {
        try (Connection connection = database.getConnection()) {
            RuleSetStore store = new RuleSetStore(connection);
            Instant now = clock.instant();
            List<RuleSetStore.Effective> published = store.inForceFrom(now);
            if (published.isEmpty()) {
                published = publishDefault(store, now);
            }
            List<Timeline.Held> sets = published.stream()
                    .map(set -> new Timeline.Held(set.from(), set.ruleSet().with(more)))
                    .toList();
            List<RuleSet> all = sets.stream().map(Timeline.Held::ruleSet).toList();
            return new Timeline(sets, RuleKeys.ofSets(connection, all));
        } catch (SQLException e) {
            throw new IllegalStateException("the rule set in force cannot be read", e);
        }
    }

    private List<RuleSetStore.Effective> publishDefault(RuleSetStore store, Instant now) throws SQLException {
        store.lock();
        List<RuleSetStore.Effective> meanwhile = store.inForceFrom(now);
        if (!meanwhile.isEmpty()) {
            return meanwhile;
        }
        List<Rule> rules = new ArrayList<>(Catalogue.load().defaultRules());
        rules.addAll(Catalogue.readyRules());
        RuleDocument document = RuleDocument.of(rules);
        store.publish(1, document, "Defaults of the event catalogue", "system", now, now, null);
        audit.record(AuditEntry.of("rule_set.publish", "rule_set", 1).because("first start"));
        return store.inForceFrom(now);
    }
}
