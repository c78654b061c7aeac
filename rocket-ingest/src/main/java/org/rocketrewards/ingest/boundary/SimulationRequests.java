package org.rocketrewards.ingest.boundary;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import javax.sql.DataSource;
import org.rocketrewards.badges.boundary.BadgeMappings;
import org.rocketrewards.ingest.control.MappingRules;
import org.rocketrewards.ingest.control.simulation.RerateReader;
import org.rocketrewards.ingest.control.simulation.Simulation;
import org.rocketrewards.rules.RuleSet;
import org.rocketrewards.rules.SourceTraits;
import org.rocketrewards.rules.boundary.RuleSetHistory;
import org.rocketrewards.rules.boundary.RuleSets;

/** Puts together what it takes to decide past events again: their rules, the mappings of today, what was re-rated. */
@ApplicationScoped
public class SimulationRequests {
    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Inject
    RuleSets ruleSets;

    @Inject
    BadgeMappings mappings;

    /**
     * A request.
     *
     * @param id of the simulation; 0: none
     * @param target the rules to decide by
     * @param from begin of the period, by when events happened
     * @param to end of it, exclusive
     */
    public Simulation.Request of(int id, RuleSet target, SourceTraits source, Instant from, Instant to) {
        return new Simulation.Request(
                id,
                target,
                new RuleSetHistory(database)::version,
                MappingRules.of(mappings.mapped()),
                ruleSets.catalogue().types(),
                source,
                from,
                to,
                new RerateReader(database).past(source.id(), true));
    }
}
