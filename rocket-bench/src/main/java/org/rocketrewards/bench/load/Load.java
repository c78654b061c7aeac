package org.rocketrewards.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Runs a {@link LoadPlan} on its threads and adds up what they saw. */
public final class Load {
    private final EventMix mix;
    private final AtomicLong numbers;

    /**
     * A load whose events are numbered on from run to run, so that none is sent twice.
     *
     * @param firstNumber the number of the first event
     */
    public Load(EventMix mix, long firstNumber) {
        if (firstNumber < 0 || firstNumber >= Event.NUMBER_LIMIT / 2) {
            throw new IllegalArgumentException("first: 0 to " + Event.NUMBER_LIMIT / 2);
        }
        this.mix = mix;
        this.numbers = new AtomicLong(firstNumber);
    }

    /** Sends and waits until all is answered or has timed out. */
    public LoadResult run(LoadPlan plan) throws IOException, InterruptedException {
        Budget budget = new Budget(numbers, plan.maxEvents());
        List<EventLoop> loops = new ArrayList<>();
        try {
            for (int i = 0; i < plan.threads(); i++) {
                loops.add(new EventLoop(plan, share(plan.connections(), plan.threads(), i), mix, budget));
            }
            return together(loops);
        } finally {
            for (EventLoop loop : loops) {
                loop.close();
            }
        }
    }

    private static LoadResult together(List<EventLoop> loops) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(loops.size());
        try {
            List<Future<LoadResult>> results = new ArrayList<>();
            for (EventLoop loop : loops) {
                results.add(threads.submit(loop::run));
            }
            LoadResult sum = results.get(0).get();
            for (Future<LoadResult> result : results.subList(1, results.size())) {
                sum = sum.plus(result.get());
            }
            return sum;
        } catch (ExecutionException e) {
            throw new IOException("the load generator failed: " + e.getCause(), e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static int share(int connections, int threads, int thread) {
        return connections / threads + (thread < connections % threads ? 1 : 0);
    }

    /** Numbers for events, until as many are taken as the run may send. */
    static final class Budget {
        static final long NONE_LEFT = -1;

        private final AtomicLong numbers;
        private final AtomicLong left;

        Budget(AtomicLong numbers, long events) {
            this.numbers = numbers;
            this.left = new AtomicLong(events);
        }

        long next() {
            return left.getAndDecrement() > 0 ? numbers.getAndIncrement() : NONE_LEFT;
        }
    }
}
