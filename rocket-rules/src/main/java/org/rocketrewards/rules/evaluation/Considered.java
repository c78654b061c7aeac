package org.rocketrewards.rules.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.rules.Condition;
import org.rocketrewards.rules.Filter;
import org.rocketrewards.rules.LearningEvent;
import org.rocketrewards.rules.Reason;
import org.rocketrewards.rules.Rule;
import org.rocketrewards.rules.RuleGroup;
import org.rocketrewards.rules.RuleSet;
import org.rocketrewards.rules.SourceTraits;

/**
 * Which rules look at an event: those for its class and source. Of these, some have to stand back: outside their time,
 * replaced by another one, or not the first of their group.
 *
 * @param rules in the order of the rule set
 * @param standBack why a rule stands back; those that are not here go on
 */
record Considered(List<Rule> rules, Map<String, Back> standBack) {
    /**
     * Why a rule stands back.
     *
     * @param of the rule in whose favour; null when it is about time
     */
    record Back(Reason reason, @Nullable String of) {}

    static Considered of(LearningEvent event, RuleSet ruleSet, SourceTraits source) {
        RuleSet.Candidates candidates = ruleSet.candidates(event.name());
        if (candidates.plain()) {
            return new Considered(candidates.rules(), Map.of());
        }
        List<Rule> rules = new ArrayList<>();
        Map<String, Back> back = new HashMap<>();
        for (Rule rule : candidates.rules()) {
            if (rule.isFor(event.sourceId())) {
                rules.add(rule);
                if (!rule.validity().holds(event.occurredAt(), source.zone())) {
                    back.put(rule.key(), new Back(Reason.NOT_VALID_THEN, null));
                }
            }
        }
        replace(rules, event, back);
        new Groups(ruleSet, event, rules, back).choose();
        return new Considered(rules, back);
    }

    private static void replace(List<Rule> rules, LearningEvent event, Map<String, Back> back) {
        Map<String, String> replaced = new HashMap<>();
        for (Rule rule : rules) {
            if (!rule.replaces().isEmpty()
                    && !back.containsKey(rule.key())
                    && Condition.allMet(rule.filters(), event)) {
                rule.replaces().forEach(other -> replaced.putIfAbsent(other, rule.key()));
            }
        }
        for (Rule rule : rules) {
            String by = replaced.get(rule.key());
            if (by != null) {
                back.putIfAbsent(rule.key(), new Back(Reason.REPLACED, by));
            }
        }
    }

    /** Chooses in each group, from the innermost outwards. */
    private static final class Groups {
        private final RuleSet ruleSet;
        private final LearningEvent event;
        private final List<Rule> rules;
        private final Map<String, Back> back;

        /** A rule, or what is left of a group: the rules that award together. */
        private record Member(int priority, int position, List<Rule> rules) {}

        Groups(RuleSet ruleSet, LearningEvent event, List<Rule> rules, Map<String, Back> back) {
            this.ruleSet = ruleSet;
            this.event = event;
            this.rules = rules;
            this.back = back;
        }

        void choose() {
            Map<String, List<Member>> members = new LinkedHashMap<>();
            for (int i = 0; i < rules.size(); i++) {
                Rule rule = rules.get(i);
                String group = rule.group();
                if (group != null && !back.containsKey(rule.key()) && awards(rule)) {
                    members.computeIfAbsent(group, g -> new ArrayList<>())
                            .add(new Member(rule.priority(), i, List.of(rule)));
                }
            }
            for (String group : fromInside(members.keySet())) {
                settle(group, members);
            }
        }

        /** The groups concerned, with those around them, each after all that are inside it. */
        private List<String> fromInside(Set<String> groups) {
            Set<String> all = new LinkedHashSet<>();
            for (String key : groups) {
                for (String around = key; around != null && all.add(around); around = within(around)) {
                    // each group around the one before
                }
            }
            return all.stream()
                    .sorted(Comparator.comparingInt(this::depth).reversed())
                    .toList();
        }

        private @Nullable String within(String key) {
            RuleGroup group = ruleSet.group(key);
            return group == null ? null : group.within();
        }

        private int depth(String key) {
            int depth = 0;
            Set<String> seen = new HashSet<>();
            for (String around = key; around != null && seen.add(around); around = within(around)) {
                depth++;
            }
            return depth;
        }

        /** Whether it awards as far as the event says: what it takes back instead is no matter of its group. */
        private boolean awards(Rule rule) {
            Rule.AlsoReverses also = rule.alsoReverses();
            boolean takesBack =
                    rule.takesBack() != null || (also != null && also.when().apply(event) == Filter.Result.MATCH);
            return !takesBack && Condition.allMet(rule.filters(), event);
        }

        /** What is left of a group is a member of the one around it. */
        private void settle(String key, Map<String, List<Member>> members) {
            RuleGroup group = ruleSet.group(key);
            List<Member> all = members.getOrDefault(key, List.of());
            if (group == null || all.isEmpty()) {
                return;
            }
            Member left = group.take() == RuleGroup.Take.FIRST ? first(all) : together(all);
            if (group.within() != null) {
                members.computeIfAbsent(group.within(), g -> new ArrayList<>())
                        .add(new Member(group.priority(), left.position(), left.rules()));
            }
        }

        private Member first(List<Member> all) {
            Member first = all.stream()
                    .min(Comparator.comparingInt((Member member) -> -member.priority())
                            .thenComparingInt(Member::position))
                    .orElseThrow();
            for (Member other : all) {
                if (other != first) {
                    for (Rule rule : other.rules()) {
                        back.put(
                                rule.key(),
                                new Back(
                                        Reason.NOT_FIRST_OF_GROUP,
                                        first.rules().get(0).key()));
                    }
                }
            }
            return first;
        }

        private static Member together(List<Member> all) {
            List<Rule> together = new ArrayList<>();
            all.forEach(member -> together.addAll(member.rules()));
            int position = all.stream().mapToInt(Member::position).min().orElseThrow();
            return new Member(0, position, together);
        }
    }
}
