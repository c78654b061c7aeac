package org.rocketrewards.ingest.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.rocketrewards.ingest.control.Delivered;
import org.rocketrewards.ingest.control.Pending;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

/**
 * The way of a delivery into the books: a bounded queue in front of a few writer lanes that share one commit among all
 * who wait. Not an EJB, because a call of one costs as much as parsing a delivery; {@link Intake} runs the lanes.
 */
@ApplicationScoped
public class Lanes {
    private final LongAdder submitted = new LongAdder();
    private volatile List<Lane> lanes = List.of();

    void open(List<Lane> opened) {
        lanes = List.copyOf(opened);
    }

    /**
     * Queues a delivery for booking. Its receipt is completed once it is durable.
     *
     * @throws RocketException {@link ProblemType#OVERLOADED} when too many are waiting
     */
    public Pending submit(Delivered delivered) {
        Pending pending = new Pending(delivered);
        submitted.increment();
        List<Lane> open = lanes;
        if (open.isEmpty() || !lane(open, delivered).offer(pending)) {
            throw new RocketException(
                    ProblemType.OVERLOADED,
                    "Too many events are waiting. Nothing was booked; send the event again.",
                    Map.of("retryAfter", 1));
        }
        return pending;
    }

    /** Deliveries that came so far; what can wait looks here whether anybody who cannot was served meanwhile. */
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
