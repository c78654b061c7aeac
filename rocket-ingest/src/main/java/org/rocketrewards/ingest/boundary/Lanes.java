package org.rocketrewards.ingest.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.rocketrewards.ingest.Receipt;
import org.rocketrewards.ingest.control.Delivered;
import org.rocketrewards.ingest.control.GivingWay;
import org.rocketrewards.ingest.control.Pending;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.Problems;
import org.rocketrewards.model.RocketException;

/**
 * The way of a delivery into the books: a bounded queue in front of a few writer lanes that share one commit among all
 * who wait. Not an EJB, because a call of one costs as much as parsing a delivery; {@link Intake} runs the lanes.
 */
@ApplicationScoped
public class Lanes {
    private final LongAdder submitted = new LongAdder();
    private volatile List<Lane> lanes = List.of();
    /** One for each sender that may wait; a sender has a thread of the server until it is answered. */
    private volatile Semaphore places = new Semaphore(0);

    void open(List<Lane> opened, int mostWaiting) {
        places = new Semaphore(mostWaiting);
        lanes = List.copyOf(opened);
    }

    /**
     * Has a delivery booked, and waits until it is durable.
     *
     * @param patience how long; the delivery may be booked nevertheless
     * @throws RocketException {@link ProblemType#OVERLOADED} at once when too many are waiting, so that threads are left
     *     to say so, or when it takes too long; whatever else keeps it from being booked
     */
    public Receipt book(Delivered delivered, Duration patience) {
        submitted.increment();
        Semaphore mine = places;
        if (!mine.tryAcquire()) {
            throw tooMany();
        }
        try {
            Pending pending = new Pending(delivered);
            List<Lane> open = lanes;
            if (open.isEmpty() || !lane(open, delivered).offer(pending)) {
                throw tooMany();
            }
            return await(pending, patience);
        } finally {
            mine.release();
        }
    }

    private static RocketException tooMany() {
        return new RocketException(
                ProblemType.OVERLOADED,
                "Too many events are waiting. Nothing was booked; send the event again.",
                Map.of("retryAfter", 1));
    }

    private static Receipt await(Pending pending, Duration patience) {
        try {
            return pending.receipt().get(Math.max(1, patience.toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            pending.abandon();
            throw new RocketException(
                    ProblemType.OVERLOADED,
                    "The event could not be booked in time. Send it again: if it was booked meanwhile, it is recognised.",
                    Map.of("retryAfter", 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RocketException(ProblemType.OVERLOADED, "Rocket is stopping; send the event again.");
        } catch (ExecutionException e) {
            throw Problems.of(e.getCause() == null ? e : e.getCause());
        }
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
