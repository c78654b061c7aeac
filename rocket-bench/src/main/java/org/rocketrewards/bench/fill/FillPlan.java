package org.rocketrewards.bench.fill;

import java.time.Duration;

/**
 * How much is filled in.
 *
 * @param deliveries 85 of every 100 earn points
 * @param learners who earn them
 * @param audit records of the audit trail
 * @param period over which all of it happened, up to now
 * @param bodies whether what came over the wire is still there; without, as after its retention
 */
public record FillPlan(long deliveries, long learners, long audit, Duration period, boolean bodies) {
    private static final long FEWEST = 1_000;

    /** By which learners are mixed; with a multiple of it they would not be. */
    private static final long STRIDE = 7_919;

    /** Refuses what the arithmetic of the statements cannot do. */
    public FillPlan {
        if (deliveries < FEWEST || deliveries % 100 != 0) {
            throw new IllegalArgumentException("--deliveries takes hundreds, from " + FEWEST);
        }
        if (learners < 2 || learners > awards(deliveries) || (learners - 1) % STRIDE == 0) {
            throw new IllegalArgumentException(
                    "--learners takes 2 to 85 % of the deliveries, and not one more than a" + " multiple of " + STRIDE);
        }
    }

    long awards() {
        return awards(deliveries);
    }

    private static long awards(long deliveries) {
        return deliveries / 100 * 85;
    }
}
