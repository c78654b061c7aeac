package org.rocketrewards.bench.micro;

import java.time.Instant;
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

/** Reading a delivery: the mix of the load, one body after the other. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class WireParserBenchmark {
    private static final int BODIES = 1_024;
    private static final Instant NOW = Instant.ofEpochSecond(1_795_354_392L);

    private final byte[][] bodies = new byte[BODIES][];
    private final WireParser parser = new WireParser();
    private int next;

    /** Prepares the bodies. */
    public WireParserBenchmark() {
        EventMix mix = EventMix.standard();
        RequestTemplates templates = new RequestTemplates(mix, "127.0.0.1", "/", "");
        Event event = new Event();
        for (int i = 0; i < BODIES; i++) {
            mix.fill(event, i, NOW.getEpochSecond());
            bodies[i] = templates.body(event);
        }
    }

    /** Bytes to fields, checked. */
    @Benchmark
    public WireEvent parse() {
        return parser.parse(body(), "application/json", NOW);
    }

    /** The same, and the hash that tells a repeat with another content. */
    @Benchmark
    public long parseAndHash() {
        return parser.parse(body(), "application/json", NOW).contentHash();
    }

    private byte[] body() {
        next = (next + 1) % BODIES;
        return bodies[next];
    }
}
