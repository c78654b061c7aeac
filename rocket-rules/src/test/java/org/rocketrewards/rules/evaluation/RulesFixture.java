package org.rocketrewards.rules.evaluation;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rocketrewards.model.UserKey;
import org.rocketrewards.rules.Catalogue;
import org.rocketrewards.rules.Decision;
import org.rocketrewards.rules.LearningEvent;
import org.rocketrewards.rules.Reason;
import org.rocketrewards.rules.RuleSet;
import org.rocketrewards.rules.SourceTraits;

/** The default rules over standings in memory: events go in, decisions and balances come out. */
final class RulesFixture {
    static final int SOURCE = 1;
    static final RuleSet DEFAULTS = new RuleSet(1, Catalogue.load().defaultRules());
    static final SourceTraits TRAITS = new SourceTraits(SOURCE, ZoneOffset.UTC, false, Set.of(2L), Set.of(1L));
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Map<Long, Long> balances = new HashMap<>();
    private final Map<Long, Long> entries = new HashMap<>();
    private final Books books = new Books() {
        @Override
        public long award(long learnerKey, String rule, long points) {
            balances.merge(learnerKey, points, Long::sum);
            return entries.merge(learnerKey, 1L, Long::sum);
        }

        @Override
        public void takeBack(long learnerKey, String rule, long points, long entryNo) {
            balances.merge(learnerKey, -points, Long::sum);
            entries.merge(learnerKey, 1L, Long::sum);
        }
    };
    private final RuleSet ruleSet;
    private final Standings standings;
    private final SourceTraits traits;
    private final Evaluator evaluator;
    private long nextEventId = 1;

    RulesFixture() {
        this(TRAITS);
    }

    RulesFixture(SourceTraits traits) {
        this(DEFAULTS, new Standings(), traits);
    }

    RulesFixture(RuleSet ruleSet) {
        this(ruleSet, new Standings(), TRAITS);
    }

    /** Goes on under other rules where another fixture left off; the two number events each for itself. */
    RulesFixture(RuleSet ruleSet, Standings standings) {
        this(ruleSet, standings, TRAITS);
        nextEventId = 1_000;
    }

    RulesFixture(RuleSet ruleSet, Standings standings, SourceTraits traits) {
        this.ruleSet = ruleSet;
        this.standings = standings;
        this.traits = traits;
        this.evaluator = new Evaluator(standings, books);
    }

    static SourceTraits in(ZoneId zone) {
        return new SourceTraits(SOURCE, zone, false, Set.of(2L), Set.of(1L));
    }

    static SourceTraits strict() {
        return new SourceTraits(SOURCE, ZoneOffset.UTC, true, Set.of(2L), Set.of(1L));
    }

    /** An event at noon; fields are given as name, value, name, value. */
    static LearningEvent event(long id, String name, long userId, String... fields) {
        return eventAt(NOON, id, name, userId, fields);
    }

    static LearningEvent eventAt(Instant at, long id, String name, long userId, String... fields) {
        Map<String, String> all = new HashMap<>();
        all.put("userid", String.valueOf(userId));
        for (int i = 0; i < fields.length; i += 2) {
            all.put(fields[i], fields[i + 1]);
        }
        return new LearningEvent(SOURCE, id, name, userId, at, all);
    }

    Plan plan(LearningEvent event) {
        return Planner.plan(event, ruleSet, traits);
    }

    List<Decision> send(LearningEvent event) {
        return evaluator.evaluate(plan(event), nextEventId++);
    }

    /** The one decision besides those of rules that another one replaces. */
    Decision sendOne(LearningEvent event) {
        List<Decision> decisions = send(event).stream()
                .filter(decision -> decision.reason() != Reason.REPLACED)
                .toList();
        if (decisions.size() != 1) {
            throw new AssertionError("one decision expected, got " + decisions);
        }
        return decisions.get(0);
    }

    long balance(long moodleUserId) {
        return balances.getOrDefault(UserKey.of(SOURCE, moodleUserId), 0L);
    }

    Standings standings() {
        return standings;
    }
}
