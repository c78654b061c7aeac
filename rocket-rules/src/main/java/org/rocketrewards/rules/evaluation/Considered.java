package org.rocketrewards.rules.evaluation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rocketrewards.rules.Filter;
import org.rocketrewards.rules.LearningEvent;
import org.rocketrewards.rules.Rule;
import org.rocketrewards.rules.RuleSet;

/** Which rules look at an event: those for its class and source, without those that another one replaces for it. */
final class Considered {
    private Considered() {}

    static List<Rule> rules(LearningEvent event, RuleSet ruleSet) {
        List<Rule> rules = ruleSet.rulesFor(event.name());
        if (plain(rules)) {
            return rules;
        }
        List<Rule> ofSource =
                rules.stream().filter(rule -> rule.isFor(event.sourceId())).toList();
        Set<String> replaced = new HashSet<>();
        for (Rule rule : ofSource) {
            if (!rule.replaces().isEmpty() && matches(rule, event)) {
                replaced.addAll(rule.replaces());
            }
        }
        return ofSource.stream().filter(rule -> !replaced.contains(rule.key())).toList();
    }

    /** Almost no class has a rule that replaces others or is for one source only. */
    private static boolean plain(List<Rule> rules) {
        for (Rule rule : rules) {
            if (!rule.replaces().isEmpty() || rule.source() != null) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(Rule rule, LearningEvent event) {
        for (Filter filter : rule.filters()) {
            Filter.Result result = filter.apply(event);
            if (result == Filter.Result.NO_MATCH || result == Filter.Result.MISSING) {
                return false;
            }
        }
        return true;
    }
}
