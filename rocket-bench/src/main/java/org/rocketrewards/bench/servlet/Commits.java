package org.rocketrewards.bench.servlet;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands in for the group commit: a few lanes take what waits, spend the time of a transaction doing nothing, and
 * tell each request. Only the waiting is like Rocket's; no processor time is spent on the events.
 */
final class Commits {
    static final Commits SHARED = new Commits(4, 4_096, 300);

    private static final long COMMIT_NANOS = 2_000_000;
    private static final long EVENT_NANOS = 20_000;

    private final BlockingQueue<Runnable> waiting;
    private final int largest;

    private Commits(int lanes, int capacity, int largest) {
        this.waiting = new ArrayBlockingQueue<>(capacity);
        this.largest = largest;
        for (int i = 0; i < lanes; i++) {
            Thread lane = new Thread(this::work, "lane-" + i);
            lane.setDaemon(true);
            lane.start();
        }
    }

    /** Calls back from a lane once the event would have been committed. */
    void await(Runnable committed) {
        if (!waiting.offer(committed)) {
            throw new IllegalStateException("the queue is full");
        }
    }

    private void work() {
        List<Runnable> batch = new ArrayList<>();
        try {
            while (true) {
                batch.add(waiting.take());
                waiting.drainTo(batch, largest - 1);
                LockSupport.parkNanos(COMMIT_NANOS + EVENT_NANOS * batch.size());
                batch.forEach(Runnable::run);
                batch.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
