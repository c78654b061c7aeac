package org.rocketrewards.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An immutable, numbered list of rules, prepared for evaluation. */
public final class RuleSet {
    private final int version;
    private final RuleDocument document;
    private final Map<String, Rule> byKey = new HashMap<>();
    private final Map<String, RuleGroup> groups = new HashMap<>();
    private final RuleIndex index;
    private final Map<String, Reversers> reversers = new HashMap<>();
    private final Map<String, List<String>> replacers = new HashMap<>();

    /**
     * Prepares rules without groups and campaigns for evaluation.
     *
     * @throws IllegalArgumentException when two rules have one key, or a reversal names a rule that is not there
     */
    public RuleSet(int version, List<Rule> rules) {
        this(version, RuleDocument.of(rules));
    }

    /**
     * Prepares rules for evaluation.
     *
     * @throws IllegalArgumentException when two rules have one key, or one names a rule or group that is not there
     */
    public RuleSet(int version, RuleDocument document) {
        this.version = version;
        this.document = document;
        for (RuleGroup group : document.groups()) {
            groups.put(group.key(), group);
        }
        for (Rule rule : document.rules()) {
            if (byKey.put(rule.key(), rule) != null) {
                throw new IllegalArgumentException("two rules have the key " + rule.key());
            }
            if (rule.group() != null && !groups.containsKey(rule.group())) {
                throw new IllegalArgumentException(
                        "rule " + rule.key() + " is in the group " + rule.group() + ", which is not in the rule set");
            }
            for (String replaced : rule.replaces()) {
                replacers.computeIfAbsent(replaced, k -> new ArrayList<>()).add(rule.key());
            }
        }
        for (Rule rule : document.rules()) {
            Reversal takesBack = rule.takesBack();
            // a rule that considers no event takes nothing back, so awards need not be found for it
            if (takesBack != null && !rule.retired()) {
                reverses(takesBack, true);
            }
            if (rule.alsoReverses() != null && !rule.retired()) {
                reverses(rule.alsoReverses().reversal(), false);
            }
        }
        index = new RuleIndex(document, byKey);
    }

    private void reverses(Reversal reversal, boolean anyLearner) {
        for (String of : reversal.of()) {
            if (!byKey.containsKey(of)) {
                throw new IllegalArgumentException(
                        "a reversal names the rule " + of + ", which is not in the rule set");
            }
            for (String rule : withReplacers(of)) {
                reversers.computeIfAbsent(rule, k -> new Reversers()).add(reversal.match(), anyLearner);
            }
        }
    }

    /** A rule with the rules that replace it: whatever takes back its awards takes back theirs. */
    public List<String> withReplacers(String ruleKey) {
        List<String> replacing = replacers.get(ruleKey);
        if (replacing == null) {
            return List.of(ruleKey);
        }
        List<String> all = new ArrayList<>(replacing.size() + 1);
        all.add(ruleKey);
        all.addAll(replacing);
        return all;
    }

    /** The same version with rules that are kept elsewhere. */
    public RuleSet with(List<Rule> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<Rule> all = new ArrayList<>(document.rules());
        all.addAll(more);
        return new RuleSet(version, new RuleDocument(all, document.groups(), document.campaigns()));
    }

    /** Number of the version; decisions and entries carry it. */
    public int version() {
        return version;
    }

    /** All that it says. */
    public RuleDocument document() {
        return document;
    }

    /** The rules in their order. */
    public List<Rule> rules() {
        return document.rules();
    }

    /** The rule of a key; null when there is none. */
    public @Nullable Rule rule(String key) {
        return byKey.get(key);
    }

    /** The group of a key; null when there is none. */
    public @Nullable RuleGroup group(String key) {
        return groups.get(key);
    }

    /**
     * The rules that an event of this class is considered by, in their order. A class named in full wins over a family,
     * unless only by rules that replace others for some events; a rule that uses the short name is considered beside.
     */
    public List<Rule> rulesFor(String eventName) {
        return index.candidates(eventName).rules();
    }

    /**
     * What a name of events stands for: the classes, families and short names of the rule of that key, else of that row of
     * the catalogue, else the name itself.
     */
    public Set<String> patterns(String name) {
        Rule rule = byKey.get(name);
        if (rule != null) {
            return RuleIndex.resolved(rule, byKey);
        }
        List<String> known = RocketNames.inCatalogue(name);
        return known.isEmpty() ? Set.of(name) : new LinkedHashSet<>(known);
    }

    /** The rules for a class, with what is known of all of them. */
    public Candidates candidates(String eventName) {
        return index.candidates(eventName);
    }

    /** The campaigns that a rule takes part in, whether they run or not. */
    public List<Campaign> campaignsOf(String ruleKey) {
        return index.campaignsOf(ruleKey);
    }

    /**
     * The rules that consider events of a class.
     *
     * @param rules in the order of the rule set
     * @param plain whether none replaces another one, belongs to a group, or is for one source or one time only: then
     *     every one of them is considered
     */
    public record Candidates(List<Rule> rules, boolean plain) {
        /** Copies the list. */
        public Candidates {
            rules = List.copyOf(rules);
        }
    }

    /** Field lists by which the awards of a rule can be found and taken back; empty when nothing takes them back. */
    public Set<List<String>> matchesOf(String ruleKey) {
        Reversers found = reversers.get(ruleKey);
        return found == null ? Set.of() : found.matches;
    }

    /** Whether an award of the rule can be taken back by an event that does not name the learner. */
    public boolean reversibleForAnyLearner(String ruleKey) {
        Reversers found = reversers.get(ruleKey);
        return found != null && found.anyLearner;
    }

    private static final class Reversers {
        private final Set<List<String>> matches = new LinkedHashSet<>();
        private boolean anyLearner;

        void add(List<String> match, boolean any) {
            matches.add(match);
            anyLearner |= any;
        }
    }
}
