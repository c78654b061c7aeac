package org.rocketrewards.bench.load;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * What came back of a run. Every event sent is counted once: either answered as expected or under one error.
 *
 * @param sent events of which at least one byte went out, or whose connection was refused
 * @param good answered 200 with the expected status
 * @param errors all others by kind, such as {@code 503}, {@code 200 duplicate}, {@code timeout}
 * @param elapsed from the first event sent to the last answer
 * @param latency microseconds, of answered events whatever the answer
 */
public record LoadResult(long sent, long good, SortedMap<String, Long> errors, Duration elapsed, Histogram latency) {

    /** Longer latencies count as this. */
    public static final long LONGEST_MICROS = 60_000_000;

    public LoadResult {
        errors = Collections.unmodifiableSortedMap(new TreeMap<>(errors));
    }

    /** An empty histogram of microseconds. */
    public static Histogram newHistogram() {
        return new Histogram(1, LONGEST_MICROS, 3);
    }

    /** Answered as expected, per second. */
    public double rate() {
        return elapsed.isZero() ? 0 : good / (elapsed.toNanos() / 1e9);
    }

    /** A percentile of the latency in milliseconds. */
    public double millis(double percentile) {
        return latency.getValueAtPercentile(percentile) / 1e3;
    }

    public double maxMillis() {
        return latency.getMaxValue() / 1e3;
    }

    /** How many events were not answered as expected. */
    public long failed() {
        return errors.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether every event sent was answered as expected. */
    public boolean clean() {
        return errors.isEmpty() && sent == good;
    }

    /** The result of two loads that ran at the same time. */
    public LoadResult plus(LoadResult other) {
        Histogram both = latency.copy();
        both.add(other.latency);
        SortedMap<String, Long> all = new TreeMap<>(errors);
        for (Map.Entry<String, Long> error : other.errors.entrySet()) {
            all.merge(error.getKey(), error.getValue(), Long::sum);
        }
        return new LoadResult(
                sent + other.sent,
                good + other.good,
                all,
                elapsed.compareTo(other.elapsed) > 0 ? elapsed : other.elapsed,
                both);
    }
}
