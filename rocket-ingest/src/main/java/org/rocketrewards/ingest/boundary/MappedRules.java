package org.rocketrewards.ingest.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.rocketrewards.badges.boundary.BadgeMappings;
import org.rocketrewards.database.Database;
import org.rocketrewards.database.SettingsChanged;
import org.rocketrewards.ingest.control.MappingRules;
import org.rocketrewards.rules.boundary.RuleSets;

/**
 * Puts the badge mappings beside the rule set in force, before the first request and whenever settings change: rules
 * and badges know nothing of each other.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class MappedRules {
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.ingest");

    @Inject
    Database database;

    @Inject
    RuleSets ruleSets;

    @Inject
    BadgeMappings mappings;

    @PostConstruct
    void load() {
        database.ready();
        ruleSets.reload(MappingRules.of(mappings.mapped()));
    }

    /** Takes over what has changed; told again when that fails. */
    public void follow(@Observes SettingsChanged news) {
        ruleSets.reload(MappingRules.of(mappings.mapped()));
        LOG.log(System.Logger.Level.DEBUG, "rules.loaded version={0}", news.version());
    }
}
