package org.rocketrewards.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An immutable, numbered list of rules, prepared for evaluation. */
public final class RuleSet {
    private static final int REMEMBERED_NAMES = 10_000;

    private final int version;
    private final List<Rule> rules;
    private final Map<String, Rule> byKey = new HashMap<>();
    private final Map<String, List<Rule>> byName = new HashMap<>();
    private final List<Map.Entry<Pattern, Rule>> byPattern = new ArrayList<>();
    private final Map<String, Reversers> reversers = new HashMap<>();
    private final Map<String, List<String>> replacers = new HashMap<>();
    private final Map<String, List<Rule>> remembered = new ConcurrentHashMap<>();

    /**
     * Prepares rules for evaluation.
     *
     * @throws IllegalArgumentException when two rules have one key, or a reversal names a rule that is not there
     */
    public RuleSet(int version, List<Rule> rules) {
        this.version = version;
        this.rules = List.copyOf(rules);
        for (Rule rule : rules) {
            if (byKey.put(rule.key(), rule) != null) {
                throw new IllegalArgumentException("two rules have the key " + rule.key());
            }
            for (String replaced : rule.replaces()) {
                replacers.computeIfAbsent(replaced, k -> new ArrayList<>()).add(rule.key());
            }
            for (String name : rule.retired() ? List.<String>of() : rule.events()) {
                if (name.indexOf('*') < 0) {
                    byName.computeIfAbsent(name, n -> new ArrayList<>()).add(rule);
                } else {
                    byPattern.add(Map.entry(pattern(name), rule));
                }
            }
        }
        for (Rule rule : rules) {
            if (rule.constraint() instanceof Constraint.TakesBack takesBack) {
                reverses(takesBack.reversal(), true);
            }
            if (rule.alsoReverses() != null) {
                reverses(rule.alsoReverses().reversal(), false);
            }
        }
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
        List<Rule> all = new ArrayList<>(rules);
        all.addAll(more);
        return new RuleSet(version, all);
    }

    private static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder();
        for (String literal : glob.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : "[^\\\\]*").append(Pattern.quote(literal));
        }
        return Pattern.compile(regex.toString());
    }

    /** Number of the version; decisions and entries carry it. */
    public int version() {
        return version;
    }

    /** The rules in their order. */
    public List<Rule> rules() {
        return rules;
    }

    /** The rule of a key; null when there is none. */
    public @Nullable Rule rule(String key) {
        return byKey.get(key);
    }

    /**
     * The rules that an event of this class is considered by; a class named in full wins over a family, unless only by
     * rules that replace others for some events.
     */
    public List<Rule> rulesFor(String eventName) {
        List<Rule> named = byName.getOrDefault(eventName, List.of());
        if (!named.isEmpty() && (byPattern.isEmpty() || !named.stream().allMatch(RuleSet::replacing))) {
            return named;
        }
        List<Rule> known = remembered.get(eventName);
        if (known != null) {
            return known;
        }
        List<Rule> matching = new ArrayList<>(named);
        for (Map.Entry<Pattern, Rule> entry : byPattern) {
            if (entry.getKey().matcher(eventName).matches()) {
                matching.add(entry.getValue());
            }
        }
        matching = List.copyOf(matching);
        if (remembered.size() < REMEMBERED_NAMES) {
            remembered.put(eventName, matching);
        }
        return matching;
    }

    private static boolean replacing(Rule rule) {
        return !rule.replaces().isEmpty();
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
