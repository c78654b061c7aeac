package org.rocketrewards.rules.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.rocketrewards.database.Database;
import org.rocketrewards.rules.Catalogue;
import org.rocketrewards.rules.Rule;
import org.rocketrewards.rules.RuleSet;

/**
 * The rule set in force, kept in memory: reading it costs nothing. Not an EJB, because a call of one costs as much as
 * parsing a delivery, and every delivery asks here.
 */
@ApplicationScoped
public class RuleSets {
    @Inject
    Database database;

    @Inject
    RuleSetPublisher publisher;

    private volatile RuleSetPublisher.InForce inForce;
    private Catalogue catalogue;

    @PostConstruct
    void load() {
        database.ready();
        catalogue = Catalogue.load();
        inForce = publisher.inForce(List.of());
    }

    /** The rule set in force. */
    public RuleSet current() {
        return inForce.ruleSet();
    }

    /** The numbers that stand for rule keys in the database. */
    public RuleKeys keys() {
        return inForce.keys();
    }

    /** The event types that Rocket knows. */
    public Catalogue catalogue() {
        return catalogue;
    }

    /**
     * Reads the rule set in force again, after a publication here or on another node.
     *
     * @param more all rules that are kept elsewhere and hold beside the published ones, such as badge mappings
     */
    public void reload(List<Rule> more) {
        inForce = publisher.inForce(more);
    }
}
