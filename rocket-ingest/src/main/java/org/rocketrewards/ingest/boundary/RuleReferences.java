package org.rocketrewards.ingest.boundary;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.rocketrewards.badges.boundary.RocketBadges;
import org.rocketrewards.database.Query;
import org.rocketrewards.rules.Rule;
import org.rocketrewards.rules.RuleSetProposal;
import org.rocketrewards.rules.boundary.RuleSetHistory;

/** Refuses rules that refer to what is not there: an award of theirs could not be booked. */
@ApplicationScoped
public class RuleReferences {
    private static final String MAPPING = "badge_mapping.";

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Inject
    RocketBadges badges;

    void check(@Observes RuleSetProposal proposal) {
        Set<String> known = badges.keys();
        Set<Integer> sources =
                new HashSet<>(new Query(database).list("SELECT id FROM source", List.of(), row -> row.integer("id")));
        Map<String, String> published = new RuleSetHistory(database).badges();
        for (Rule rule : proposal.rules()) {
            String badge = rule.badge() == null ? "" : rule.badge();
            String before = published.get(rule.key());
            if (before != null && !before.equals(badge)) {
                proposal.refuse(
                        rule,
                        "badge",
                        "The badge of a published rule stays what it is, so that it can be taken back: add a rule of"
                                + " another key that gives the badge, or retire this one.");
            }
            if (rule.key().startsWith(MAPPING)) {
                proposal.refuse(rule, "key", "Keys that begin with " + MAPPING + " are those of the badge mappings.");
            }
            if (rule.badge() != null && !known.contains(rule.badge())) {
                proposal.refuse(
                        rule,
                        "badge",
                        "There is no Rocket badge " + rule.badge() + ": make it first, or name another one.");
            }
            if (rule.source() != null && !sources.contains(rule.source())) {
                proposal.refuse(rule, "source", "There is no source number " + rule.source() + ".");
            }
        }
    }
}
