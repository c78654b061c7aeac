package org.rocketrewards.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has to be right between the parts of a document: names, references, no cycles. */
final class RuleChecks {
    private final RuleDocument document;
    private final RuleProblems problems;
    private final Map<String, Rule> rules = new HashMap<>();
    private final Map<String, RuleGroup> groups = new HashMap<>();

    RuleChecks(RuleDocument document, RuleProblems problems) {
        this.document = document;
        this.problems = problems;
    }

    void run() {
        List<Rule> all = document.rules();
        for (int i = 0; i < all.size(); i++) {
            if (rules.putIfAbsent(all.get(i).key(), all.get(i)) != null) {
                twice("/rules/" + i, "rule", all.get(i).key());
            }
        }
        for (int i = 0; i < document.groups().size(); i++) {
            RuleGroup group = document.groups().get(i);
            if (groups.putIfAbsent(group.key(), group) != null) {
                twice("/groups/" + i, "group", group.key());
            }
        }
        for (int i = 0; i < all.size(); i++) {
            check("/rules/" + i, all.get(i));
        }
        for (int i = 0; i < document.groups().size(); i++) {
            String within = document.groups().get(i).within();
            if (within != null && !groups.containsKey(within)) {
                unknown("/groups/" + i + "/within", "group", within);
            }
        }
        campaigns();
        cycles();
    }

    private void check(String at, Rule rule) {
        if (rule.key().startsWith(RuleKey.RESERVED)) {
            problems.add(
                    at + "/key",
                    RuleProblem.Code.INVALID_VALUE,
                    "must not start with \"" + RuleKey.RESERVED + "\", which belongs to badge mappings");
        }
        Reversal takesBack = rule.takesBack();
        if (takesBack != null) {
            references(at + "/constraint/of", takesBack.of());
        }
        Rule.AlsoReverses also = rule.alsoReverses();
        if (also != null) {
            references(at + "/alsoReverses/of", also.reversal().of());
        }
        if (rule.group() != null && !groups.containsKey(rule.group())) {
            unknown(at + "/group", "group", rule.group());
        }
        if (rule.group() != null && takesBack != null) {
            problems.add(
                    at + "/group",
                    RuleProblem.Code.INVALID_VALUE,
                    "must not be given: the rule takes back, and a group is about who awards");
        }
        if (rule.learner() == LearnerField.LOOKUP && takesBack == null) {
            problems.add(
                    at + "/learner",
                    RuleProblem.Code.INVALID_VALUE,
                    "\"lookup\" is for rules that take back: an award needs to name the learner");
        }
        for (int i = 0; i < rule.events().size(); i++) {
            String event = rule.events().get(i);
            if (EventPattern.kind(event) == EventPattern.Kind.ROCKET_NAME
                    && !rules.containsKey(event)
                    && RocketNames.typeOf(event) == null) {
                problems.add(
                        at + "/events/" + i,
                        RuleProblem.Code.UNKNOWN_REFERENCE,
                        "\"" + event + "\" is the name of no rule and of no event in the catalogue");
            }
        }
    }

    private void campaigns() {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < document.campaigns().size(); i++) {
            Campaign campaign = document.campaigns().get(i);
            if (!keys.add(campaign.key())) {
                twice("/campaigns/" + i, "campaign", campaign.key());
            }
            references("/campaigns/" + i + "/rules", campaign.rules());
        }
    }

    private void references(String at, List<String> keys) {
        for (int i = 0; i < keys.size(); i++) {
            if (!rules.containsKey(keys.get(i))) {
                unknown(at + "/" + i, "rule", keys.get(i));
            }
        }
    }

    private void cycles() {
        Map<String, Collection<String>> replaces = new LinkedHashMap<>();
        Map<String, Collection<String>> named = new LinkedHashMap<>();
        Map<String, String> places = new HashMap<>();
        for (int i = 0; i < document.rules().size(); i++) {
            Rule rule = document.rules().get(i);
            replaces.put(rule.key(), rule.replaces());
            named.put(
                    rule.key(),
                    rule.events().stream()
                            .filter(event -> EventPattern.kind(event) == EventPattern.Kind.ROCKET_NAME)
                            .filter(event -> !event.equals(rule.key()) || RocketNames.typeOf(event) == null)
                            .toList());
            places.put(rule.key(), "/rules/" + i);
        }
        report(replaces, places, "/replaces", "rules replace one another in a circle");
        report(named, places, "/events", "rules take their events from one another in a circle");
        Map<String, Collection<String>> within = new LinkedHashMap<>();
        Map<String, String> groupPlaces = new HashMap<>();
        for (int i = 0; i < document.groups().size(); i++) {
            RuleGroup group = document.groups().get(i);
            within.put(group.key(), group.within() == null ? List.of() : List.of(group.within()));
            groupPlaces.put(group.key(), "/groups/" + i);
        }
        report(within, groupPlaces, "/within", "groups are within one another in a circle");
    }

    private void report(
            Map<String, Collection<String>> arrows, Map<String, String> places, String member, String what) {
        List<String> circle = Circles.find(arrows);
        if (!circle.isEmpty()) {
            List<String> closed = new ArrayList<>(circle);
            closed.add(circle.get(0));
            problems.add(
                    places.get(circle.get(0)) + member,
                    RuleProblem.Code.CYCLE,
                    what + ": " + String.join(" → ", closed));
        }
    }

    private void twice(String at, String what, String key) {
        problems.add(at + "/key", RuleProblem.Code.DUPLICATE, "another " + what + " has the key \"" + key + "\" too");
    }

    private void unknown(String at, String what, String key) {
        problems.add(at, RuleProblem.Code.UNKNOWN_REFERENCE, "there is no " + what + " \"" + key + "\" here");
    }
}
