package org.rocketrewards.rules;

import java.util.List;

/** All that a rule set says, without its version: what a rule file holds. */
public record RuleDocument(List<Rule> rules, List<RuleGroup> groups, List<Campaign> campaigns) {
    /** Copies the lists. */
    public RuleDocument {
        rules = List.copyOf(rules);
        groups = List.copyOf(groups);
        campaigns = List.copyOf(campaigns);
    }

    /** Rules without groups and campaigns. */
    public static RuleDocument of(List<Rule> rules) {
        return new RuleDocument(rules, List.of(), List.of());
    }
}
