package org.rocketrewards.ingest.monitoring.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import org.rocketrewards.model.Outcome;

/**
 * What the webhook of this node did since it started. On the way of each delivery it costs a look-up by number and a few
 * additions; nobody waits for anybody.
 */
@ApplicationScoped
public class IntakeMeters {
    /** Stands for deliveries of no known source. */
    public static final int STRANGER = 0;

    private static final Outcome[] OUTCOMES = Outcome.values();

    private final ConcurrentMap<Integer, SourceMeter> sources = new ConcurrentHashMap<>();
    private final Distribution batchSizes = new Distribution(1, 2, 4, 8, 16, 32, 64, 128, 256);
    private final Distribution batchMicros =
            new Distribution(1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000);

    /** What came from a source. */
    static final class SourceMeter {
        private final LongAdder[] outcomes = new LongAdder[OUTCOMES.length];
        private final Distribution micros = new Distribution(
                1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000);

        SourceMeter() {
            for (int i = 0; i < outcomes.length; i++) {
                outcomes[i] = new LongAdder();
            }
        }

        long count(Outcome outcome) {
            return outcomes[outcome.ordinal()].sum();
        }

        Distribution micros() {
            return micros;
        }
    }

    /** A delivery was answered. */
    public void answered(int source, Outcome outcome, long micros) {
        SourceMeter meter = sources.get(source);
        if (meter == null) {
            meter = sources.computeIfAbsent(source, id -> new SourceMeter());
        }
        meter.outcomes[outcome.ordinal()].increment();
        meter.micros.note(micros);
    }

    /** A batch was booked. */
    public void booked(int deliveries, long micros) {
        batchSizes.note(deliveries);
        batchMicros.note(micros);
    }

    Map<Integer, SourceMeter> sources() {
        return new TreeMap<>(sources);
    }

    Distribution batchSizes() {
        return batchSizes;
    }

    Distribution batchMicros() {
        return batchMicros;
    }
}
