package org.rocketrewards.bench.micro;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.rocketrewards.bench.load.Event;
import org.rocketrewards.bench.load.EventMix;
import org.rocketrewards.bench.load.RequestTemplates;
import org.rocketrewards.ingest.WireEvent;
import org.rocketrewards.ingest.control.WireParser;
import org.rocketrewards.rules.Catalogue;
import org.rocketrewards.rules.Decision;
import org.rocketrewards.rules.LearningEvent;
import org.rocketrewards.rules.RuleSet;
import org.rocketrewards.rules.SourceTraits;
import org.rocketrewards.rules.evaluation.Books;
import org.rocketrewards.rules.evaluation.Evaluator;
import org.rocketrewards.rules.evaluation.Plan;
import org.rocketrewards.rules.evaluation.Planner;
import org.rocketrewards.rules.evaluation.Standings;

/** Deciding an event by the default rules: the mix of the load, standings in memory and as large as those of a batch. */
@State(Scope.Thread)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RuleEvaluationBenchmark {
    private static final int EVENTS = 1_024;
    private static final int BATCH = 256;
    private static final Instant NOW = Instant.ofEpochSecond(1_795_354_392L);
    private static final Books NO_BOOKS = new Books() {
        @Override
        public long award(long learnerKey, String rule, long points) {
            return 1;
        }

        @Override
        public void takeBack(long learnerKey, String rule, long points, long entryNo) {
            // nothing is booked here
        }
    };

    private final LearningEvent[] events = new LearningEvent[EVENTS];
    private final RuleSet rules = new RuleSet(1, Catalogue.load().defaultRules());
    private final SourceTraits source = new SourceTraits(1, ZoneId.of("Europe/Berlin"), false, Set.of(2L), Set.of(1L));
    private Evaluator evaluator = new Evaluator(new Standings(), NO_BOOKS);
    private int next;

    /** Prepares the events. */
    public RuleEvaluationBenchmark() {
        EventMix mix = EventMix.standard();
        RequestTemplates templates = new RequestTemplates(mix, "127.0.0.1", "/", "");
        WireParser parser = new WireParser();
        Event event = new Event();
        for (int i = 0; i < EVENTS; i++) {
            mix.fill(event, i, NOW.getEpochSecond());
            WireEvent wire = parser.parse(templates.body(event), "application/json", NOW);
            events[i] = new LearningEvent(
                    1, wire.moodleId(), wire.eventName(), wire.userId(), wire.occurredAt(), wire.fields());
        }
    }

    /** Rules, learner, filters, keys: what is done before the transaction. */
    @Benchmark
    public Plan plan() {
        return Planner.plan(event(), rules, source);
    }

    /** The whole: planned and decided. */
    @Benchmark
    public List<Decision> decide() {
        Plan plan = Planner.plan(event(), rules, source);
        if (next % BATCH == 0) {
            evaluator = new Evaluator(new Standings(), NO_BOOKS);
        }
        return evaluator.evaluate(plan, next + 1L);
    }

    private LearningEvent event() {
        next = (next + 1) % EVENTS;
        return events[next];
    }
}
