package org.rocketrewards.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * Rules that somebody wants to publish, shown as a CDI event to the modules that know what rules refer to: sources,
 * Rocket badges. Whoever finds something that is not there refuses it.
 */
public final class RuleSetProposal {
    private final List<Rule> rules;
    private final List<RuleFault> faults = new ArrayList<>();

    /** Proposes rules. */
    public RuleSetProposal(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** What is proposed, in its order. */
    public List<Rule> rules() {
        return rules;
    }

    /**
     * Says that the rules cannot be published so.
     *
     * @param member of the rule
     * @param message one sentence: what is wrong and what to do
     */
    public void refuse(Rule rule, String member, String message) {
        faults.add(new RuleFault("rules[" + rules.indexOf(rule) + "]." + member, rule.key(), message));
    }

    /** What was refused. */
    public List<RuleFault> faults() {
        return faults;
    }
}
