package org.rocketrewards.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How much a rule set says, in numbers.
 *
 * @param rules all rules
 * @param inactive those of them that consider no event
 * @param groups groups of rules
 * @param campaigns campaigns
 * @param events kinds of event that an active rule considers: rows of the catalogue, and what it does not have
 */
public record RuleSetSummary(int rules, int inactive, int groups, int campaigns, int events) {
    /**
     * Counts.
     *
     * @throws IllegalArgumentException when the document makes no rule set
     */
    public static RuleSetSummary of(RuleDocument document) {
        RuleSet set = new RuleSet(0, document);
        List<List<String>> catalogue =
                Catalogue.load().types().stream().map(RuleSetSummary::names).toList();
        long known = catalogue.stream()
                .filter(names ->
                        names.stream().anyMatch(name -> !set.rulesFor(name).isEmpty()))
                .count();
        Map<String, Rule> byKey = new HashMap<>();
        document.rules().forEach(rule -> byKey.put(rule.key(), rule));
        Set<String> others = new TreeSet<>();
        for (Rule rule : document.rules()) {
            if (!rule.retired()) {
                RuleIndex.resolved(rule, byKey).stream()
                        .filter(event -> catalogue.stream()
                                .flatMap(List::stream)
                                .noneMatch(name -> EventPattern.matches(event, name)))
                        .forEach(others::add);
            }
        }
        return new RuleSetSummary(
                document.rules().size(),
                (int) document.rules().stream().filter(Rule::retired).count(),
                document.groups().size(),
                document.campaigns().size(),
                (int) known + others.size());
    }

    private static List<String> names(EventType type) {
        Set<String> names = new HashSet<>(type.defaultRule().events());
        names.add(type.moodleEvent());
        return List.copyOf(names);
    }
}
