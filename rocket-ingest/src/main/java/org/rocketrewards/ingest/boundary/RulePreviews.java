package org.rocketrewards.ingest.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.rocketrewards.ingest.PreviewedEvent;
import org.rocketrewards.ingest.SourceRow;
import org.rocketrewards.ingest.control.simulation.LatestEvents;
import org.rocketrewards.model.access.Role;
import org.rocketrewards.rules.RuleDocument;
import org.rocketrewards.rules.RuleSet;
import org.rocketrewards.rules.SourceTraits;
import org.rocketrewards.rules.boundary.RuleSets;

/** What a rule that is being written would have said of the last events. Read-only; names no learner. */
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
public class RulePreviews {
    private static final int MOST = 50;

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Inject
    RuleSets ruleSets;

    @Inject
    Sources sources;

    /**
     * The last events that a rule would consider, newest first.
     *
     * @param rules the whole set that the rule belongs to
     * @param key of the rule
     * @param most at most {@value #MOST}
     */
    public List<PreviewedEvent> latest(RuleDocument rules, String key, int most) {
        Map<Integer, SourceTraits> traits =
                sources.list().stream().map(SourceRow::traits).collect(Collectors.toMap(SourceTraits::id, all -> all));
        return new LatestEvents(database, ruleSets.catalogue().types())
                .of(new RuleSet(0, rules), key, traits, Math.min(most, MOST));
    }
}
