package org.rocketrewards.rules.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.Outcome;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.rules.Constraint;
import org.rocketrewards.rules.Decision;
import org.rocketrewards.rules.Filter;
import org.rocketrewards.rules.LearningEvent;
import org.rocketrewards.rules.Reason;
import org.rocketrewards.rules.Reversal;
import org.rocketrewards.rules.Rule;
import org.rocketrewards.rules.RuleSet;
import org.rocketrewards.rules.SourceTraits;

/**
 * Makes the {@link Plan} of an event: restored, no rule, attribution, filters, keys, in this order. Pure, and done
 * before the event queues for its transaction.
 */
public final class Planner {
    private Planner() {}

    /** Plans an event under a rule set. */
    public static Plan plan(LearningEvent event, RuleSet ruleSet, SourceTraits source) {
        if ("restore".equals(event.field("origin"))) {
            return ignored(event, ruleSet, "restored");
        }
        List<Rule> rules = Considered.rules(event, ruleSet);
        if (rules.isEmpty()) {
            return ignored(event, ruleSet, "no_rule");
        }
        if (Attribution.loggedInAs(event)) {
            return quarantined(event, ruleSet, "logged_in_as");
        }
        List<Plan.Step> steps = new ArrayList<>(rules.size());
        Long learner = null;
        int flags = 0;
        for (Rule rule : rules) {
            if (rule.constraint() instanceof Constraint.TakesBack takesBack) {
                Long named = Attribution.named(rule.learner(), event);
                learner = learner == null ? named : learner;
                steps.add(takeBack(rule, takesBack.reversal(), rule.filters(), event, ruleSet, source, named));
            } else {
                Attribution attribution = Attribution.of(rule.learner(), event, source);
                learner = attribution.learner();
                flags |= attribution.flags();
                steps.add(
                        learner == null
                                ? new Plan.Unattributable(String.valueOf(attribution.quarantine()))
                                : learnersStep(rule, event, ruleSet, source, learner));
            }
        }
        for (Plan.Step step : steps) {
            if (step instanceof Plan.Unattributable unattributable) {
                return quarantined(event, ruleSet, unattributable.reason());
            }
        }
        Long key = learner == null ? null : UserKey.of(source.id(), learner);
        return new Plan(event, ruleSet, Outcome.ACCEPTED, null, key, flags, steps);
    }

    private static Plan.Step learnersStep(
            Rule rule, LearningEvent event, RuleSet ruleSet, SourceTraits source, long learner) {
        Rule.AlsoReverses also = rule.alsoReverses();
        if (also != null && also.when().apply(event) == Filter.Result.MATCH) {
            return takeBack(rule, also.reversal(), List.of(), event, ruleSet, source, learner);
        }
        for (Filter filter : rule.filters()) {
            Filter.Result result = filter.apply(event);
            if (result == Filter.Result.PASSED_MISSING && source.strict()) {
                return new Plan.Unattributable("filter_field_missing");
            }
            if (result == Filter.Result.MISSING || result == Filter.Result.NO_MATCH) {
                return new Plan.Settled(filtered(rule, ruleSet, filter, result, learner));
            }
        }
        if (!rule.gives()) {
            return new Plan.Settled(Decision.without(rule.key(), ruleSet.version(), Reason.TRACKED, learner));
        }
        return award(rule, event, ruleSet, source, learner);
    }

    private static Plan.Step award(Rule rule, LearningEvent event, RuleSet ruleSet, SourceTraits source, long learner) {
        List<String> keys;
        String period = null;
        long limit = 0;
        if (rule.constraint() instanceof Constraint.Once once) {
            String suffix = once.period() == null ? "" : "@" + once.period().at(event.occurredAt(), source.zone());
            keys = suffixed(onceKeys(once, event, learner), suffix);
        } else if (rule.constraint() instanceof Constraint.Cap cap) {
            period = cap.period().at(event.occurredAt(), source.zone());
            limit = cap.count();
            keys = cap.distinct().isEmpty()
                    ? List.of(own(event))
                    : suffixed(Keys.of(cap.distinct(), event, learner), "@" + period);
        } else {
            keys = List.of(own(event));
        }
        if (keys.isEmpty()) {
            return new Plan.Settled(Decision.without(rule.key(), ruleSet.version(), Reason.KEY_FIELD_MISSING, learner));
        }
        Set<String> matches = new LinkedHashSet<>();
        for (List<String> fields : ruleSet.matchesOf(rule.key())) {
            matches.addAll(Keys.of(fields, event, learner));
        }
        return new Plan.Award(rule, UserKey.of(source.id(), learner), keys, List.copyOf(matches), period, limit);
    }

    private static Plan.Step takeBack(
            Rule rule,
            Reversal reversal,
            List<Filter> filters,
            LearningEvent event,
            RuleSet ruleSet,
            SourceTraits source,
            @Nullable Long learner) {
        for (Filter filter : filters) {
            Filter.Result result = filter.apply(event);
            if (result == Filter.Result.MISSING || result == Filter.Result.NO_MATCH) {
                return new Plan.Settled(filtered(rule, ruleSet, filter, result, learner));
            }
        }
        List<String> matches = Keys.of(reversal.match(), event, null);
        if (matches.isEmpty()) {
            return new Plan.Unattributable("match_field_missing");
        }
        long scope = learner == null ? UserKey.scope(source.id()) : UserKey.of(source.id(), learner);
        return new Plan.TakeBack(rule, scope, learner == null, reversal.of(), matches);
    }

    private static List<String> onceKeys(Constraint.Once once, LearningEvent event, long learner) {
        List<String> keys = Keys.of(once.key(), event, learner);
        for (int i = 0; keys.isEmpty() && i < once.otherwise().size(); i++) {
            keys = Keys.of(List.of(once.otherwise().get(i)), event, learner);
        }
        return keys;
    }

    private static Decision filtered(
            Rule rule, RuleSet ruleSet, Filter filter, Filter.Result result, @Nullable Long learner) {
        Reason reason = result == Filter.Result.MISSING ? Reason.FILTER_FIELD_MISSING : Reason.FILTER_NOT_MATCHED;
        return Decision.without(rule.key(), ruleSet.version(), reason, learner).at(filter.field());
    }

    /** A key that only this event has. */
    private static String own(LearningEvent event) {
        return "id=" + event.moodleId() + ",timecreated=" + event.occurredAt().getEpochSecond();
    }

    private static List<String> suffixed(List<String> keys, String suffix) {
        return suffix.isEmpty() ? keys : keys.stream().map(key -> key + suffix).toList();
    }

    private static Plan ignored(LearningEvent event, RuleSet ruleSet, String reason) {
        return new Plan(event, ruleSet, Outcome.IGNORED, reason, null, 0, List.of());
    }

    private static Plan quarantined(LearningEvent event, RuleSet ruleSet, String reason) {
        return new Plan(event, ruleSet, Outcome.QUARANTINED, reason, null, 0, List.of());
    }
}
