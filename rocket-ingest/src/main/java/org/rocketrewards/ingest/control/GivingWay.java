package org.rocketrewards.ingest.control;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * How work that nobody waits for gives way to the webhook: it is done in pieces of a few milliseconds, and as long as
 * deliveries come, it rests after each for as long as the piece took, up to four times that the more of them come. One
 * for each run; not thread-safe.
 */
public final class GivingWay {
    private static final long LONGEST_REST = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(1);

    private final LongSupplier submitted;
    private final IntSupplier waiting;
    private long seen;
    private long seenNanos = System.nanoTime();
    private long begun = System.nanoTime();

    /**
     * Gives way to deliveries.
     *
     * @param submitted how many came so far
     * @param waiting how many of them wait to be booked
     */
    public GivingWay(LongSupplier submitted, IntSupplier waiting) {
        this.submitted = submitted;
        this.waiting = waiting;
    }

    /** Where nothing else goes on. */
    public static GivingWay toNobody() {
        return new GivingWay(() -> 0, () -> 0);
    }

    /** Whether nothing was delivered since the last rest, so that pieces may be large. */
    public boolean isAlone() {
        return submitted.getAsLong() == seen;
    }

    /** A piece begins; where none is told, it is what follows a rest. */
    public void begin() {
        begun = System.nanoTime();
    }

    /** A piece ends: rests while learners wait, and after work among them in proportion to the work, at most 0.5 s. */
    public void rest() {
        long now = submitted.getAsLong();
        if (now != seen) {
            long nanos = System.nanoTime();
            double perSecond = (now - seen) * (double) TimeUnit.SECONDS.toNanos(1) / Math.max(1, nanos - seenNanos);
            seen = now;
            seenNanos = nanos;
            LockSupport.parkNanos(restNanos(nanos - begun, perSecond));
            long end = System.nanoTime() + LONGEST_REST;
            while (waiting.getAsInt() > 0 && System.nanoTime() < end) {
                LockSupport.parkNanos(LOOK);
            }
        }
        begin();
    }

    /** As long as the work took, and once more for each thousand deliveries a second, up to four times in all. */
    static long restNanos(long workNanos, double deliveriesPerSecond) {
        return Math.min(LONGEST_REST, Math.round(workNanos * (1 + Math.min(3, deliveriesPerSecond / 1_000))));
    }
}
