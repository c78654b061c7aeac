package org.rocketrewards.rules.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.Outcome;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.rules.Campaign;
import org.rocketrewards.rules.Condition;
import org.rocketrewards.rules.Decision;
import org.rocketrewards.rules.Filter;
import org.rocketrewards.rules.LearningEvent;
import org.rocketrewards.rules.Points;
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
        Considered considered = Considered.of(event, ruleSet, source);
        List<Rule> rules = considered.rules();
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
            Considered.Back back = considered.standBack().get(rule.key());
            Reversal takesBack = rule.takesBack();
            Long about;
            if (back != null) {
                about = Attribution.of(rule.learner(), event, source).learner();
                steps.add(new Plan.Settled(standsBack(rule, ruleSet, back, about)));
            } else if (takesBack != null) {
                about = Attribution.named(rule.learner(), event);
                steps.add(takeBack(rule, takesBack, rule.filters(), event, ruleSet, source, about));
            } else {
                Attribution attribution = Attribution.of(rule.learner(), event, source);
                about = attribution.learner();
                flags |= attribution.flags();
                steps.add(
                        about == null
                                ? new Plan.Unattributable(String.valueOf(attribution.quarantine()))
                                : learnersStep(rule, event, ruleSet, source, about));
            }
            learner = learner == null ? about : learner;
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
        for (Condition condition : rule.filters()) {
            Filter.Result result = condition.apply(event);
            if (result == Filter.Result.PASSED_MISSING && source.strict()) {
                return new Plan.Unattributable("filter_field_missing");
            }
            if (!Condition.met(result)) {
                return new Plan.Settled(filtered(rule, ruleSet, condition.blamed(event), result, learner));
            }
        }
        if (!rule.gives()) {
            return new Plan.Settled(Decision.without(rule.key(), ruleSet.version(), Reason.TRACKED, learner));
        }
        long points = rule.points().of(event);
        if (points < 0) {
            Reason reason = points == Points.NOT_IN_TABLE ? Reason.NOT_IN_POINTS_TABLE : Reason.POINTS_FIELD_MISSING;
            return new Plan.Settled(Decision.without(rule.key(), ruleSet.version(), reason, learner)
                    .at(rule.points().decidedBy()));
        }
        if (points == 0 && rule.badge() == null) {
            return new Plan.Settled(Decision.without(rule.key(), ruleSet.version(), Reason.TRACKED, learner));
        }
        return award(rule, event, ruleSet, source, learner, points);
    }

    private static Decision standsBack(Rule rule, RuleSet ruleSet, Considered.Back back, @Nullable Long learner) {
        Decision decision = Decision.without(rule.key(), ruleSet.version(), back.reason(), learner);
        return back.of() == null ? decision : decision.because(back.of());
    }

    private static Plan.Step award(
            Rule rule, LearningEvent event, RuleSet ruleSet, SourceTraits source, long learner, long points) {
        AwardKeys keys = AwardKeys.of(rule, event, source, learner);
        if (keys == null) {
            return new Plan.Settled(Decision.without(rule.key(), ruleSet.version(), Reason.KEY_FIELD_MISSING, learner));
        }
        Set<String> matches = new LinkedHashSet<>();
        for (List<String> fields : ruleSet.matchesOf(rule.key())) {
            matches.addAll(Keys.of(fields, event, learner));
        }
        return new Plan.Award(
                rule,
                UserKey.of(source.id(), learner),
                keys.keys(),
                List.copyOf(matches),
                keys.limits(),
                points,
                bonuses(rule, event, ruleSet, source, points));
    }

    private static List<Plan.Bonus> bonuses(
            Rule rule, LearningEvent event, RuleSet ruleSet, SourceTraits source, long points) {
        List<Campaign> campaigns = ruleSet.campaignsOf(rule.key());
        if (campaigns.isEmpty()) {
            return List.of();
        }
        List<Plan.Bonus> bonuses = new ArrayList<>();
        for (Campaign campaign : campaigns) {
            long bonus = campaign.runs(event, source.zone()) ? campaign.bonus(points) : 0;
            if (bonus > 0) {
                bonuses.add(new Plan.Bonus(campaign.key(), bonus));
            }
        }
        return bonuses;
    }

    private static Plan.Step takeBack(
            Rule rule,
            Reversal reversal,
            List<Condition> filters,
            LearningEvent event,
            RuleSet ruleSet,
            SourceTraits source,
            @Nullable Long learner) {
        for (Condition condition : filters) {
            Filter.Result result = condition.apply(event);
            if (!Condition.met(result)) {
                return new Plan.Settled(filtered(rule, ruleSet, condition.blamed(event), result, learner));
            }
        }
        List<String> matches = Keys.of(reversal.match(), event, null);
        if (matches.isEmpty()) {
            return new Plan.Unattributable("match_field_missing");
        }
        long scope = learner == null ? UserKey.scope(source.id()) : UserKey.of(source.id(), learner);
        return new Plan.TakeBack(rule, scope, learner == null, reversal.of(), matches);
    }

    private static Decision filtered(
            Rule rule, RuleSet ruleSet, Filter filter, Filter.Result result, @Nullable Long learner) {
        Reason reason = result == Filter.Result.MISSING ? Reason.FILTER_FIELD_MISSING : Reason.FILTER_NOT_MATCHED;
        return Decision.without(rule.key(), ruleSet.version(), reason, learner).at(filter.field());
    }

    private static Plan ignored(LearningEvent event, RuleSet ruleSet, String reason) {
        return new Plan(event, ruleSet, Outcome.IGNORED, reason, null, 0, List.of());
    }

    private static Plan quarantined(LearningEvent event, RuleSet ruleSet, String reason) {
        return new Plan(event, ruleSet, Outcome.QUARANTINED, reason, null, 0, List.of());
    }
}
