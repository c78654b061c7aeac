package org.rocketrewards.ingest.traffic.control;

import org.jspecify.annotations.Nullable;

/** How long deliveries took, from how many took at most so long. Between two limits it is taken as even. */
final class Latency {
    /** Limits in milliseconds, as the table counts by them. */
    private static final double[] LIMITS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000};

    static final int STEPS = 11;

    private Latency() {}

    /** Counts as PostgreSQL writes an array; what is not there is none. */
    static long[] read(String array) {
        long[] counts = new long[STEPS];
        String[] parts = array.substring(1, array.length() - 1).split(",", -1);
        for (int i = 0; i < Math.min(STEPS, parts.length); i++) {
            counts[i] = parts[i].equals("NULL") ? 0 : Long.parseLong(parts[i]);
        }
        return counts;
    }

    /** Milliseconds within which a share of them was done; null when there was none. */
    static @Nullable Double quantile(long[] counts, double share) {
        long all = 0;
        for (long count : counts) {
            all += count;
        }
        if (all == 0) {
            return null;
        }
        double rank = share * all;
        double seen = 0;
        for (int i = 0; i < STEPS; i++) {
            if (counts[i] > 0 && seen + counts[i] >= rank) {
                double from = i == 0 ? 0 : LIMITS[i - 1];
                return from + (LIMITS[i] - from) * Math.min(1, Math.max(0, (rank - seen) / counts[i]));
            }
            seen += counts[i];
        }
        return LIMITS[STEPS - 1];
    }
}
