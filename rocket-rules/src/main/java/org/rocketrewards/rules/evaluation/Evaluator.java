package org.rocketrewards.rules.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.rules.Decision;
import org.rocketrewards.rules.Reason;

/**
 * Decides planned events against the standings, in the order in which they arrived. What a key pays in the end does
 * not depend on that order: an award stands while a claim on its key is live, and a claim is ended by any matching
 * reversal with a higher Moodle id, whichever of the two arrives first. Caps count in order of arrival.
 */
public final class Evaluator {
    private final Standings standings;
    private final Books books;

    /** An evaluator over loaded standings. */
    public Evaluator(Standings standings, Books books) {
        this.standings = standings;
        this.books = books;
    }

    /** Decides one event and books what it earns or loses; one decision at least for each rule considered. */
    public List<Decision> evaluate(Plan plan, long eventId) {
        List<Decision> decisions = new ArrayList<>(plan.steps().size());
        for (Plan.Step step : plan.steps()) {
            if (step instanceof Plan.Settled settled) {
                decisions.add(settled.decision());
            } else if (step instanceof Plan.Award award) {
                award(plan, award, eventId, decisions);
            } else if (step instanceof Plan.TakeBack takeBack) {
                decisions.addAll(takeBack(plan, takeBack));
            }
        }
        return decisions;
    }

    private void award(Plan plan, Plan.Award award, long eventId, List<Decision> decisions) {
        String rule = award.rule().key();
        long learnerKey = award.learnerKey();
        long moodleId = plan.event().moodleId();
        if (reversedUpTo(award) > moodleId) {
            decisions.add(decision(plan, award, Reason.REVERSED_ALREADY, 0));
            return;
        }
        if (held(award)) {
            // a claim counts later only where a reversal can free the key
            if (!plan.ruleSet().matchesOf(rule).isEmpty()) {
                standings.add(claim(award, eventId, moodleId));
            }
            decisions.add(decision(plan, award, Reason.ALREADY_AWARDED, 0));
            return;
        }
        ToLongFunction<String> used = counter -> standings.used(new Standings.CounterKey(learnerKey, rule, counter));
        long wanted = award.points();
        for (Plan.Bonus bonus : award.bonuses()) {
            wanted = Math.addExact(wanted, bonus.points());
        }
        long points = wanted;
        for (Limit limit : award.limits()) {
            Reason refusal = limit.refusal(used);
            if (refusal != null) {
                decisions.add(decision(plan, award, refusal, 0).counted(List.of(limit.seen(used, 0, false))));
                return;
            }
            points = Math.min(points, limit.leaves(used));
        }
        List<Decision.Counter> seen = new ArrayList<>(award.limits().size());
        List<Holding> holdings = new ArrayList<>(award.limits().size());
        for (Limit limit : award.limits()) {
            seen.add(limit.seen(used, points, true));
            Holding holding = limit.taken(points);
            if (holding != null) {
                holdings.add(holding);
            }
        }
        holdings.forEach(holding ->
                standings.count(new Standings.CounterKey(learnerKey, rule, holding.counter()), holding.amount()));
        Claim claim = claim(award, eventId, moodleId);
        long entryNo = points == 0 ? Claim.NO_ENTRY : books.award(learnerKey, rule, points);
        claim.hold(entryNo, points, Holding.text(holdings));
        standings.add(claim);
        decisions.add(decision(plan, award, Reason.AWARDED, Math.min(points, award.points()))
                .counted(seen));
        campaigns(plan, award, points, decisions);
    }

    private boolean held(Plan.Award award) {
        for (String key : award.keys()) {
            for (Claim claim : standings.onKey(award.learnerKey(), award.rule().key(), key)) {
                if (claim.holds()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A line for each campaign, of what a points cap leaves after the rule's own points. */
    private static void campaigns(Plan plan, Plan.Award award, long points, List<Decision> decisions) {
        long left = points - Math.min(points, award.points());
        for (Plan.Bonus bonus : award.bonuses()) {
            long part = Math.min(left, bonus.points());
            left -= part;
            decisions.add(new Decision(
                    award.rule().key(),
                    plan.ruleSet().version(),
                    Reason.CAMPAIGN,
                    part,
                    UserKey.userOf(award.learnerKey()),
                    List.of(),
                    List.of(),
                    null,
                    0,
                    null,
                    bonus.campaign()));
        }
    }

    /** A reversal is kept under the rule that it names; it also means the awards of those that replace that rule. */
    private long reversedUpTo(Plan.Award award) {
        long newest = standings.reversedUpTo(award.learnerKey(), award.rule().key(), award.matches());
        for (String replaced : award.rule().replaces()) {
            newest = Math.max(newest, standings.reversedUpTo(award.learnerKey(), replaced, award.matches()));
        }
        return newest;
    }

    private static Claim claim(Plan.Award award, long eventId, long moodleId) {
        return new Claim(
                award.learnerKey(),
                award.rule().key(),
                eventId,
                moodleId,
                new LinkedHashSet<>(award.keys()),
                new LinkedHashSet<>(award.matches()));
    }

    private static Decision decision(Plan plan, Plan.Award award, Reason reason, long points) {
        return new Decision(
                award.rule().key(),
                plan.ruleSet().version(),
                reason,
                points,
                UserKey.userOf(award.learnerKey()),
                award.keys(),
                List.of(),
                null,
                0,
                null,
                null);
    }

    private List<Decision> takeBack(Plan plan, Plan.TakeBack step) {
        List<Decision> decisions = new ArrayList<>();
        boolean foundEnded = false;
        for (String of : step.of()) {
            for (String match : step.matches()) {
                standings.noteReversal(
                        new Standings.ReversalKey(step.scopeKey(), of, match),
                        plan.event().moodleId());
            }
        }
        for (String of : step.ofWithReplacers(plan.ruleSet())) {
            List<Claim> ended = new ArrayList<>();
            for (Claim claim : standings.matching(step.scopeKey(), step.anyLearner(), of, step.matches())) {
                if (claim.moodleId() < plan.event().moodleId()) {
                    if (claim.live()) {
                        claim.end(plan.event().moodleId());
                        ended.add(claim);
                    } else {
                        foundEnded = true;
                    }
                }
            }
            for (Claim claim : ended) {
                decisions.add(settle(plan, step, claim));
            }
        }
        if (decisions.isEmpty()) {
            Reason reason = foundEnded ? Reason.REVERSED_ALREADY : Reason.NOTHING_TO_REVERSE;
            Long learner = step.anyLearner() ? null : Long.valueOf(UserKey.userOf(step.scopeKey()));
            decisions.add(Decision.without(step.rule().key(), plan.ruleSet().version(), reason, learner)
                    .on(step.matches()));
        }
        return decisions;
    }

    /** Passes the award of an ended claim on to another live claim on its keys, or takes it back. */
    private Decision settle(Plan plan, Plan.TakeBack step, Claim ended) {
        long points = 0;
        Reason reason = Reason.STILL_CLAIMED;
        if (ended.holds()) {
            Claim heir = heir(ended);
            if (heir != null) {
                heir.hold(ended.entryNo(), ended.points(), ended.period());
            } else {
                if (ended.points() > 0) {
                    books.takeBack(ended.learnerKey(), ended.rule(), ended.points(), ended.entryNo());
                }
                points = -ended.points();
                reason = Reason.REVERSED;
            }
            ended.release(heir == null ? giveBack(ended) : null);
        }
        return new Decision(
                step.rule().key(),
                plan.ruleSet().version(),
                reason,
                points,
                UserKey.userOf(ended.learnerKey()),
                List.copyOf(ended.keys()),
                List.of(),
                ended.rule(),
                ended.eventId(),
                null,
                null);
    }

    /** Frees what the award took of counters, but for what stays taken, which it answers. */
    private @Nullable String giveBack(Claim ended) {
        List<Holding> kept = new ArrayList<>();
        for (Holding holding : Holding.parse(ended.period())) {
            if (holding.keep()) {
                kept.add(holding);
            } else {
                standings.count(
                        new Standings.CounterKey(ended.learnerKey(), ended.rule(), holding.counter()),
                        -holding.amount());
            }
        }
        return Holding.text(kept);
    }

    private @Nullable Claim heir(Claim ended) {
        Set<Claim> sharing = standings.onKeys(ended.learnerKey(), ended.rule(), ended.keys());
        return sharing.stream()
                .filter(claim -> claim != ended && claim.live() && !claim.holds() && !heldByAnother(claim, ended))
                .min(Comparator.comparingLong(Claim::moodleId).thenComparingLong(Claim::eventId))
                .orElse(null);
    }

    /** A claim may lie on two keys, and the other one may be held by an award of its own. */
    private boolean heldByAnother(Claim claim, Claim ended) {
        return standings.onKeys(claim.learnerKey(), claim.rule(), claim.keys()).stream()
                .anyMatch(other -> other != ended && other.holds());
    }
}
