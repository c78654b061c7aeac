package org.rocketrewards.access.control;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes whoever fails wait, longer each time. Keeps a bounded number of keys and forgets the one that was used least
 * recently, so that inventing keys costs no memory.
 */
final class Throttle {
    private final int free;
    private final Duration longest;
    private final Duration memory;
    private final Map<String, Failures> failures;

    /**
     * @param free failures without any wait; each further one doubles the wait, from one second
     * @param longest the wait does not grow beyond this
     * @param memory failures are forgotten when none has been added for so long
     * @param capacity keys that are remembered
     */
    Throttle(int free, Duration longest, Duration memory, int capacity) {
        this.free = free;
        this.longest = longest;
        this.memory = memory;
        this.failures = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
                return size() > capacity;
            }
        };
    }

    /** How long the key has to wait; zero: the attempt may be made. */
    synchronized Duration waitFor(String key, Instant now) {
        Failures past = past(key, now);
        if (past == null || past.last().plus(memory).isBefore(now)) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(now, past.last().plus(waitAfter(past.count())));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Counts an attempt as failed, before its result is known: parallel attempts must not slip through. */
    synchronized void count(String key, Instant now) {
        Failures past = past(key, now);
        int before = past == null || past.last().plus(memory).isBefore(now) ? 0 : past.count();
        failures.put(key, new Failures(before + 1, now));
    }

    /** Takes one counted attempt back: it succeeded. */
    synchronized void uncount(String key) {
        failures.computeIfPresent(
                key, (k, past) -> past.count() <= 1 ? null : new Failures(past.count() - 1, past.last()));
    }

    /** Forgets all failures of a key. */
    synchronized void forget(String key) {
        failures.remove(key);
    }

    synchronized int size() {
        return failures.size();
    }

    /** What failed before. A clock that was set back begins the wait anew: it must not become one of days. */
    private @Nullable Failures past(String key, Instant now) {
        return failures.computeIfPresent(
                key, (k, past) -> past.last().isAfter(now) ? new Failures(past.count(), now) : past);
    }

    private Duration waitAfter(int count) {
        if (count <= free) {
            return Duration.ZERO;
        }
        Duration wait = Duration.ofSeconds(1L << Math.min(count - free - 1, 30));
        return wait.compareTo(longest) > 0 ? longest : wait;
    }

    private record Failures(int count, Instant last) {}
}
