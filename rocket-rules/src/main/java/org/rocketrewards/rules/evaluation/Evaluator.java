package org.rocketrewards.rules.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
                decisions.add(award(plan, award, eventId));
            } else if (step instanceof Plan.TakeBack takeBack) {
                decisions.addAll(takeBack(plan, takeBack));
            }
        }
        return decisions;
    }

    private Decision award(Plan plan, Plan.Award award, long eventId) {
        String rule = award.rule().key();
        long learnerKey = award.learnerKey();
        long moodleId = plan.event().moodleId();
        if (reversedUpTo(award) > moodleId) {
            return decision(plan, award, Reason.REVERSED_ALREADY, 0);
        }
        boolean held = standings.onKeys(learnerKey, rule, award.keys()).stream().anyMatch(Claim::holds);
        if (held) {
            // a claim counts later only where a reversal can free the key
            if (!plan.ruleSet().matchesOf(rule).isEmpty()) {
                standings.add(claim(award, eventId, moodleId));
            }
            return decision(plan, award, Reason.ALREADY_AWARDED, 0);
        }
        Decision.Counter counter = null;
        if (award.period() != null) {
            Standings.CounterKey key = new Standings.CounterKey(learnerKey, rule, award.period());
            long used = standings.used(key);
            if (used >= award.limit()) {
                return decision(plan, award, Reason.CAP_REACHED, 0)
                        .counted(new Decision.Counter(award.period(), used, used, award.limit()));
            }
            counter = new Decision.Counter(award.period(), used, used + 1, award.limit());
            standings.count(key, 1);
        }
        long points = award.rule().points();
        Claim claim = claim(award, eventId, moodleId);
        long entryNo = points == 0 ? Claim.NO_ENTRY : books.award(learnerKey, rule, points);
        claim.hold(entryNo, points, award.period());
        standings.add(claim);
        return decision(plan, award, Reason.AWARDED, points).counted(counter);
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
                null,
                null,
                0,
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
                if (ended.period() != null) {
                    standings.count(new Standings.CounterKey(ended.learnerKey(), ended.rule(), ended.period()), -1);
                }
                points = -ended.points();
                reason = Reason.REVERSED;
            }
            ended.release();
        }
        return new Decision(
                step.rule().key(),
                plan.ruleSet().version(),
                reason,
                points,
                UserKey.userOf(ended.learnerKey()),
                List.copyOf(ended.keys()),
                null,
                ended.rule(),
                ended.eventId(),
                null);
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
