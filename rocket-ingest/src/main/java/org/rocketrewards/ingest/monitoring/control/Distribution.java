package org.rocketrewards.ingest.monitoring.control;

import java.util.concurrent.atomic.LongAdder;

/** How often which value came up, by steps. Noting one costs two additions and never waits. */
public final class Distribution {
    private final long[] bounds;
    private final LongAdder[] within;
    private final LongAdder sum = new LongAdder();

    /** Tells apart values up to each of these, in rising order, and those beyond. */
    public Distribution(long... bounds) {
        this.bounds = bounds.clone();
        this.within = new LongAdder[bounds.length + 1];
        for (int i = 0; i < within.length; i++) {
            within[i] = new LongAdder();
        }
    }

    /** A value came up. */
    public void note(long value) {
        int step = 0;
        while (step < bounds.length && value > bounds[step]) {
            step++;
        }
        within[step].increment();
        sum.add(value);
    }

    /** All values together. */
    long sum() {
        return sum.sum();
    }

    /** How many were at most as large as each bound; the last one: how many there were. */
    long[] cumulated() {
        long[] counts = new long[within.length];
        long soFar = 0;
        for (int i = 0; i < within.length; i++) {
            soFar += within[i].sum();
            counts[i] = soFar;
        }
        return counts;
    }

    long[] bounds() {
        return bounds.clone();
    }
}
