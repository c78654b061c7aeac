package org.rocketrewards.ingest.control.simulation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.rules.Decision;
import org.rocketrewards.rules.LearningEvent;
import org.rocketrewards.rules.evaluation.Books;
import org.rocketrewards.rules.evaluation.Evaluator;
import org.rocketrewards.rules.evaluation.Plan;
import org.rocketrewards.rules.evaluation.Standings;

/**
 * Decides the events of one learner again, in their order of arrival and from nothing, with the same functions that the
 * intake decides with.
 */
final class LearnerReplay {
    private final RuleBook book;
    private final OpenReversals reversals;

    LearnerReplay(RuleBook book, OpenReversals reversals) {
        this.book = book;
        this.reversals = reversals;
    }

    /** Told of everything that is decided. */
    interface Witness {
        /** What was decided about the event. */
        void decided(PastEvent event, List<Decision> decisions);
    }

    /** Gives an award the number of its entry, another one for each, neither 0 nor −1. */
    interface Numbers {
        long number(PastEvent event, String rule, long points);
    }

    /** An award of points that nothing has taken back. */
    record Standing(PastEvent event, String rule, long points, long entryNo) {}

    /** Where the learner stands afterwards. */
    record Result(Standings standings, Collection<Standing> awards) {}

    private record Planned(PastEvent event, Plan plan) {}

    /** Decides them, in any order given; entries are numbered as they would have been. */
    Result run(long learnerKey, List<PastEvent> events, Witness witness) {
        long[] last = {0};
        return run(learnerKey, events, witness, (event, rule, points) -> ++last[0]);
    }

    /** The same with numbers of one's own. */
    Result run(long learnerKey, List<PastEvent> events, Witness witness, Numbers numbers) {
        List<Planned> planned = planned(learnerKey, events);
        Standings standings = new Standings();
        Account account = new Account(numbers);
        Evaluator evaluator = new Evaluator(standings, account);
        for (Planned each : planned) {
            account.event = each.event();
            witness.decided(
                    each.event(), evaluator.evaluate(each.plan(), each.event().id()));
        }
        return new Result(standings, account.standing.values());
    }

    private List<Planned> planned(long learnerKey, List<PastEvent> events) {
        List<Planned> planned = new ArrayList<>(events.size());
        Set<OpenReversals.Open> open = new LinkedHashSet<>();
        Set<Object> ignoredBefore = new HashSet<>();
        for (PastEvent past : events) {
            if (past.wasIgnored() && !ignoredBefore.add(identity(past.event()))) {
                continue;
            }
            Plan plan = Plans.of(book.plan(past), learnerKey);
            if (!plan.steps().isEmpty()) {
                planned.add(new Planned(past, plan));
                open.addAll(reversals.finding(plan));
            }
        }
        open.forEach(reversal -> planned.add(new Planned(reversal.event(), reversal.plan())));
        planned.sort(Comparator.comparingLong(each -> each.event().id()));
        return planned;
    }

    private static Object identity(LearningEvent event) {
        return List.of(event.moodleId(), event.name(), event.userId(), event.occurredAt());
    }

    /** Numbers entries and knows which awards stand. */
    private static final class Account implements Books {
        private final Numbers numbers;
        private final Map<Long, Standing> standing = new LinkedHashMap<>();
        private @Nullable PastEvent event;

        Account(Numbers numbers) {
            this.numbers = numbers;
        }

        @Override
        public long award(long learnerKey, String rule, long points) {
            PastEvent past = Objects.requireNonNull(event);
            long number = numbers.number(past, rule, points);
            standing.put(number, new Standing(past, rule, points, number));
            return number;
        }

        @Override
        public void takeBack(long learnerKey, String rule, long points, long entryNo) {
            standing.remove(entryNo);
        }
    }
}
