package org.rocketrewards.ingest.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.rocketrewards.database.Database;
import org.rocketrewards.ingest.control.Delivered;
import org.rocketrewards.ingest.control.EventTypeIds;
import org.rocketrewards.ingest.control.Months;
import org.rocketrewards.ingest.control.Pending;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

/**
 * The way of a delivery into the books: a bounded queue in front of a few writer lanes that share one commit among all
 * who wait.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Intake {
    @Resource
    ManagedThreadFactory threads;

    @Inject
    Database database;

    @EJB
    Booking booking;

    @Inject
    @ConfigProperty(name = "rocket.intake.lanes", defaultValue = "2")
    int laneCount;

    @Inject
    @ConfigProperty(name = "rocket.intake.queue", defaultValue = "4096")
    int capacity;

    @Inject
    @ConfigProperty(name = "rocket.intake.batch", defaultValue = "256")
    int largestBatch;

    private final List<Lane> lanes = new ArrayList<>();
    private final List<Thread> running = new ArrayList<>();

    @PostConstruct
    void open() {
        database.ready();
        EventTypeIds types = new EventTypeIds();
        Months months = new Months();
        for (int i = 0; i < laneCount; i++) {
            Lane lane = new Lane(booking, types, months, Math.max(1, capacity / laneCount), largestBatch);
            Thread thread = threads.newThread(lane);
            thread.setName("rocket-lane-" + i);
            lanes.add(lane);
            running.add(thread);
            thread.start();
        }
    }

    /** Books what is waiting, then stops. */
    @PreDestroy
    void close() {
        lanes.forEach(Lane::close);
        for (Thread thread : running) {
            try {
                thread.join(5_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /**
     * Queues a delivery for booking. Its receipt is completed once it is durable.
     *
     * @throws RocketException {@link ProblemType#OVERLOADED} when too many are waiting
     */
    public Pending submit(Delivered delivered) {
        Pending pending = new Pending(delivered);
        if (!lane(delivered).offer(pending)) {
            throw new RocketException(
                    ProblemType.OVERLOADED,
                    "Too many events are waiting. Nothing was booked; send the event again.",
                    Map.of("retryAfter", 1));
        }
        return pending;
    }

    /** Whether every lane runs. */
    public boolean isOpen() {
        return !running.isEmpty() && running.stream().allMatch(Thread::isAlive);
    }

    /** Deliveries that wait to be booked. */
    public int waiting() {
        return lanes.stream().mapToInt(Lane::waiting).sum();
    }

    /** Learners stay in their lane; whatever searches all learners goes one lane, since it stops the others. */
    private Lane lane(Delivered delivered) {
        if (lanes.size() == 1 || delivered.plan().searchesAllLearners()) {
            return lanes.get(0);
        }
        Long learner = delivered.plan().learnerKey();
        long key = learner == null ? delivered.plan().event().moodleId() : learner;
        return lanes.get((int) Math.floorMod(key * 0x9E37_79B9_7F4A_7C15L >>> 32, (long) lanes.size()));
    }
}
