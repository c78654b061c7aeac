package org.rocketrewards.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Finds the rules for a class of events. What was found is remembered, as Moodle has a few hundred classes. */
final class RuleIndex {
    private static final int REMEMBERED_NAMES = 10_000;

    private record Family(Pattern pattern, int position) {}

    private final List<Rule> rules;
    private final Map<String, List<Integer>> byName = new HashMap<>();
    private final Map<String, List<Integer>> byShortName = new HashMap<>();
    private final List<Family> families = new ArrayList<>();
    private final Map<String, List<Campaign>> campaigns = new HashMap<>();
    private final Map<String, RuleSet.Candidates> remembered = new ConcurrentHashMap<>();

    RuleIndex(RuleDocument document, Map<String, Rule> byKey) {
        this.rules = document.rules();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            for (Campaign campaign : document.campaigns()) {
                if (campaign.rules().isEmpty() || campaign.rules().contains(rule.key())) {
                    campaigns
                            .computeIfAbsent(rule.key(), k -> new ArrayList<>())
                            .add(campaign);
                }
            }
            if (!rule.retired()) {
                for (String event : resolved(rule, byKey)) {
                    add(event, i);
                }
            }
        }
    }

    private void add(String event, int position) {
        EventPattern.Kind kind = EventPattern.kind(event);
        if (event.indexOf('*') >= 0) {
            families.add(new Family(EventPattern.family(event), position));
        } else if (kind == EventPattern.Kind.SHORT_NAME) {
            byShortName.computeIfAbsent(event, n -> new ArrayList<>()).add(position);
        } else {
            byName.computeIfAbsent(event, n -> new ArrayList<>()).add(position);
        }
    }

    /**
     * The events of a rule with those of other rules, or of the catalogue, in place of the Rocket names that stand for
     * them; its own name stands for the row of the catalogue.
     */
    static Set<String> resolved(Rule rule, Map<String, Rule> byKey) {
        Set<String> all = new LinkedHashSet<>();
        resolve(rule, byKey, new HashSet<>(), all);
        return all;
    }

    private static void resolve(Rule rule, Map<String, Rule> byKey, Set<String> seen, Set<String> all) {
        seen.add(rule.key());
        for (String event : rule.events()) {
            if (EventPattern.kind(event) != EventPattern.Kind.ROCKET_NAME) {
                all.add(event);
                continue;
            }
            Rule named = byKey.get(event);
            if (named == null || event.equals(rule.key())) {
                all.addAll(RocketNames.inCatalogue(event));
            } else if (!seen.contains(event)) {
                resolve(named, byKey, seen, all);
            }
        }
    }

    RuleSet.Candidates candidates(String eventName) {
        RuleSet.Candidates known = remembered.get(eventName);
        if (known != null) {
            return known;
        }
        RuleSet.Candidates found = find(eventName);
        if (remembered.size() < REMEMBERED_NAMES) {
            remembered.put(eventName, found);
        }
        return found;
    }

    private RuleSet.Candidates find(String eventName) {
        List<Integer> named = byName.getOrDefault(eventName, List.of());
        Set<Integer> positions = new TreeSet<>(named);
        if (named.stream().allMatch(position -> replacing(rules.get(position)))) {
            for (Family family : families) {
                if (family.pattern().matcher(eventName).matches()) {
                    positions.add(family.position());
                }
            }
        }
        positions.addAll(byShortName.getOrDefault(EventPattern.shortName(eventName), List.of()));
        List<Rule> found = positions.stream().map(rules::get).toList();
        return new RuleSet.Candidates(found, found.stream().allMatch(RuleIndex::plain));
    }

    private static boolean replacing(Rule rule) {
        return !rule.replaces().isEmpty();
    }

    private static boolean plain(Rule rule) {
        return !replacing(rule)
                && rule.source() == null
                && rule.group() == null
                && rule.validity().always();
    }

    List<Campaign> campaignsOf(String ruleKey) {
        return campaigns.getOrDefault(ruleKey, List.of());
    }
}
