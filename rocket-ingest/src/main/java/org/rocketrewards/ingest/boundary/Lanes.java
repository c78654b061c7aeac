package org.rocketrewards.ingest.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.rocketrewards.ingest.control.Delivered;
import org.rocketrewards.ingest.control.GivingWay;
import org.rocketrewards.ingest.control.Pending;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

/**
 * The way of a delivery into the books: a bounded queue in front of a few writer lanes that share one commit among all
 * who wait. Not an EJB, because a call of one costs as much as parsing a delivery; {@link Intake} runs the lanes.
 */
@ApplicationScoped
public class Lanes {
    /** Who waits holding a thread of the server; some of those have to be left to say that there are too many. */
    static final int MOST_THREADS = 256;

    private static final ThreadLocal<Boolean> LANE = ThreadLocal.withInitial(() -> false);

    /** An eighth of the memory, so that large bodies do not take all of it. */
    private static final long MOST_BYTES = Runtime.getRuntime().maxMemory() / 8;

    /** How somebody waits for their receipt. */
    public enum Waiting {
        /** On a thread of the server's, which looks at the time itself. */
        WITH_A_THREAD,
        /** On none; {@link #expireOverdue} ends the waiting. */
        WITHOUT
    }

    private final LongAdder submitted = new LongAdder();
    private final AtomicInteger places = new AtomicInteger();
    private final AtomicInteger threads = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final Set<Pending> withoutThread = ConcurrentHashMap.newKeySet();
    private volatile List<Lane> lanes = List.of();
    private volatile int most;

    /**
     * Whether the thread that asks is a lane's. Whoever answers a delivery goes on with what its sender wrote behind it over
     * the same connection without waiting for the answer; that may be anything, and a lane has no time for it.
     */
    public static boolean isLane() {
        return LANE.get();
    }

    static void beginLane() {
        LANE.set(true);
    }

    void open(List<Lane> opened, int mostWaiting) {
        most = mostWaiting;
        lanes = List.copyOf(opened);
    }

    /**
     * Queues a delivery.
     *
     * @param patience how long its sender waits; the delivery may be booked nevertheless
     * @return what will hold the receipt once the delivery is durable
     * @throws RocketException {@link ProblemType#OVERLOADED} at once when too many are waiting, or too large ones
     */
    Pending submit(Delivered delivered, Duration patience, Waiting waiting) {
        submitted.increment();
        Pending pending = new Pending(delivered, patience);
        boolean holdsThread = waiting == Waiting.WITH_A_THREAD;
        int size = delivered.body().length;
        boolean room = places.incrementAndGet() <= most & bytes.addAndGet(size) <= MOST_BYTES;
        boolean thread = !holdsThread || threads.incrementAndGet() <= MOST_THREADS;
        List<Lane> open = lanes;
        if (!room || !thread || open.isEmpty()) {
            leave(size, holdsThread);
            throw tooMany();
        }
        if (!holdsThread) {
            withoutThread.add(pending);
        }
        pending.receipt().whenComplete((receipt, failure) -> {
            withoutThread.remove(pending);
            leave(size, holdsThread);
        });
        if (!lane(open, delivered).offer(pending)) {
            RocketException refusal = tooMany();
            pending.receipt().completeExceptionally(refusal);
            throw refusal;
        }
        return pending;
    }

    private void leave(int size, boolean holdsThread) {
        places.decrementAndGet();
        bytes.addAndGet(-size);
        if (holdsThread) {
            threads.decrementAndGet();
        }
    }

    /** Gives up for those who have waited without a thread for as long as they do. To be called several times a second. */
    void expireOverdue() {
        long now = System.nanoTime();
        for (Pending pending : withoutThread) {
            if (pending.isOverdue(now)) {
                pending.expire();
            }
        }
    }

    /** How many of those that wait hold no thread. */
    int waitingWithoutThread() {
        return withoutThread.size();
    }

    static RocketException tooMany() {
        return new RocketException(
                ProblemType.OVERLOADED,
                "Too many events are waiting. Nothing was booked; send the event again.",
                Map.of("retryAfter", 1));
    }

    /** For work that can wait, so that it gives way to deliveries. */
    public GivingWay giveWay() {
        return new GivingWay(this::submitted, this::waiting);
    }

    /** Deliveries that came so far. */
    public long submitted() {
        return submitted.sum();
    }

    /** Deliveries that wait to be booked. */
    public int waiting() {
        return lanes.stream().mapToInt(Lane::waiting).sum();
    }

    /** Learners stay in their lane; whatever searches all learners goes one lane, since it stops the others. */
    private static Lane lane(List<Lane> lanes, Delivered delivered) {
        if (lanes.size() == 1 || delivered.plan().searchesAllLearners()) {
            return lanes.get(0);
        }
        Long learner = delivered.plan().learnerKey();
        long key = learner == null ? delivered.plan().event().moodleId() : learner;
        return lanes.get((int) Math.floorMod(key * 0x9E37_79B9_7F4A_7C15L >>> 32, (long) lanes.size()));
    }
}
