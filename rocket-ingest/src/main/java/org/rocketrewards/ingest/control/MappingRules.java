package org.rocketrewards.ingest.control;

import java.util.ArrayList;
import java.util.List;
import org.rocketrewards.badges.MappedBadge;
import org.rocketrewards.rules.Constraint;
import org.rocketrewards.rules.Filter;
import org.rocketrewards.rules.LearnerField;
import org.rocketrewards.rules.Rule;

/**
 * Badge mappings as rules. Each takes the place of the default rule for its badge; one for a single source also takes
 * the place of one for all sources. Disabled ones stay as retired rules, so that what they awarded can be taken back.
 */
public final class MappingRules {
    private static final String DEFAULT = "badge.awarded";
    private static final String AWARDED = "\\core\\event\\badge_awarded";
    private static final String NUMBER = "objectid";
    /** Names under which templates carry a badge's name or idnumber; Moodle's own event has only its number. */
    private static final List<String> NAMES = List.of(
            "badge_id",
            "badgeid",
            "badge_name",
            "badgename",
            "badge_idnumber",
            "other_badge_id",
            "other_badgeid",
            "other_badge_name",
            "other_badgename",
            "other_name",
            "other_idnumber");

    private MappingRules() {}

    /** One rule for each mapping. */
    public static List<Rule> of(List<MappedBadge> mappings) {
        return mappings.stream().map(mapping -> rule(mapping, mappings)).toList();
    }

    private static Rule rule(MappedBadge mapping, List<MappedBadge> all) {
        List<String> replaces = new ArrayList<>(List.of(DEFAULT));
        if (mapping.sourceId() != null) {
            all.stream()
                    .filter(other -> other.sourceId() == null && other.badgeId().equals(mapping.badgeId()))
                    .forEach(other -> replaces.add(other.rule()));
        }
        return new Rule(
                mapping.rule(),
                "Badge " + mapping.badgeId(),
                List.of(AWARDED),
                LearnerField.RELATEDUSERID,
                mapping.awardPoints(),
                List.of(new Filter(NUMBER, NAMES, Filter.Operator.IN, List.of(mapping.badgeId()), false)),
                new Constraint.Once("badge", List.of(NUMBER), null, NAMES),
                null,
                replaces,
                mapping.rocketBadge(),
                mapping.sourceId(),
                !mapping.enabled());
    }
}
