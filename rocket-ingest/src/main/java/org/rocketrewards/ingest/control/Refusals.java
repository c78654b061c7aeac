package org.rocketrewards.ingest.control;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.rocketrewards.ingest.RefusedDelivery;

/**
 * Refused deliveries on their way to the database: the first ones one by one, floods as numbers, so that an attacker
 * can fill neither the memory nor the disk. Nobody who adds one waits.
 *
 * <p>Listed are, per minute, the first {@value #LISTED_PER_SITE} of a sender (an IPv4 address or an IPv6 /64 network) and
 * reason, as long as the queue has room; of those without a known token at most {@value #STRANGERS_LISTED} of all senders
 * together. Every other one is counted under its minute, sender and reason; beyond {@value #MAX_SITES} senders in a
 * minute, under {@value #ELSEWHERE}.
 */
public final class Refusals {
    /** Listed per minute, sender and reason. */
    static final int LISTED_PER_SITE = 60;
    /** Listed per minute without a known token. */
    static final int STRANGERS_LISTED = 1_200;
    /** Senders and reasons told apart in a minute. */
    static final int MAX_SITES = 10_000;
    /** Stands for the senders who are not told apart. */
    static final String ELSEWHERE = "0.0.0.0/0";

    /** Longer than a request lasts. */
    private static final Duration STRAGGLING = Duration.ofMinutes(10);

    private static final int QUEUED = 4_096;
    /** Bytes of bodies that may wait; further ones are listed without theirs. */
    static final long QUEUED_BODY_BYTES = 8L << 20;

    private final BlockingQueue<RefusedDelivery> queue = new ArrayBlockingQueue<>(QUEUED);
    private final AtomicLong bodyBytes = new AtomicLong();
    private final Map<Flood, Long> counts = new ConcurrentHashMap<>();
    private volatile Minute current = new Minute(Instant.EPOCH);

    /** Takes a refused delivery in. */
    public void add(RefusedDelivery refused) {
        Instant start = refused.receivedAt().truncatedTo(ChronoUnit.MINUTES);
        Minute minute = minute(start);
        Flood flood = new Flood(minute.start, minute.site(refused), refused.reason());
        if (!minute.lists(flood, refused.tokenId() != null) || !enqueue(refused)) {
            count(flood, 1);
        }
    }

    private boolean enqueue(RefusedDelivery refused) {
        int bytes = refused.bodyBytes();
        boolean room = bodyBytes.addAndGet(bytes) <= QUEUED_BODY_BYTES;
        boolean queued = queue.offer(room ? refused : refused.withoutBody());
        if (!room || !queued) {
            bodyBytes.addAndGet(-bytes);
        }
        return queued;
    }

    /** Counts one that was to be listed but cannot be. */
    void countInstead(RefusedDelivery refused) {
        count(
                new Flood(
                        refused.receivedAt().truncatedTo(ChronoUnit.MINUTES),
                        Senders.site(refused.address()),
                        refused.reason()),
                1);
    }

    /** Counts deliveries that are not listed. */
    void count(Flood flood, long deliveries) {
        counts.merge(flood, deliveries, Long::sum);
    }

    /** Takes out those to be listed, at most {@code max}, in order. */
    List<RefusedDelivery> takeListed(int max) {
        List<RefusedDelivery> taken = new ArrayList<>();
        queue.drainTo(taken, max);
        taken.forEach(refused -> bodyBytes.addAndGet(-refused.bodyBytes()));
        return taken;
    }

    /** Takes out the numbers. */
    Map<Flood, Long> takeCounts() {
        Map<Flood, Long> taken = new HashMap<>();
        for (Flood flood : counts.keySet()) {
            Long count = counts.remove(flood);
            if (count != null) {
                taken.put(flood, count);
            }
        }
        return taken;
    }

    /**
     * The running minute; a straggler of the one before is dealt with as if it belonged to this one. What is older was
     * received after the clock had been set back, and has a minute of its own.
     */
    private Minute minute(Instant start) {
        Minute minute = current;
        if (!isAnother(start, minute)) {
            return minute;
        }
        synchronized (this) {
            if (isAnother(start, current)) {
                current = new Minute(start);
            }
            return current;
        }
    }

    private static boolean isAnother(Instant start, Minute minute) {
        return start.isAfter(minute.start) || start.isBefore(minute.start.minus(STRAGGLING));
    }

    /** Where refusals that are not listed are counted. */
    record Flood(Instant minute, String address, String reason) {}

    /** What has been listed since the minute began. */
    private static final class Minute {
        private final Instant start;
        private final Map<Flood, AtomicInteger> seen = new ConcurrentHashMap<>();
        private final AtomicInteger strangers = new AtomicInteger();

        Minute(Instant start) {
            this.start = start;
        }

        String site(RefusedDelivery refused) {
            String site = Senders.site(refused.address());
            return seen.size() < MAX_SITES || seen.containsKey(new Flood(start, site, refused.reason()))
                    ? site
                    : ELSEWHERE;
        }

        boolean lists(Flood flood, boolean known) {
            int seenBefore =
                    seen.computeIfAbsent(flood, f -> new AtomicInteger()).getAndIncrement();
            return seenBefore < LISTED_PER_SITE && (known || strangers.getAndIncrement() < STRANGERS_LISTED);
        }
    }
}
