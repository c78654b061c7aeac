package org.rocketrewards.it.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Work done by several threads at once. */
public final class Parallel {
    private Parallel() {}

    /** Runs all tasks at the same moment, each on a thread of its own; answers come in the order of the tasks. */
    public static <T> List<T> atOnce(List<Callable<T>> tasks) {
        CyclicBarrier start = new CyclicBarrier(tasks.size());
        return run(tasks.size(), tasks, task -> () -> {
            start.await();
            return task.call();
        });
    }

    /** Does the same with every item, {@code threads} at a time; answers come in the order of the items. */
    public static <I, T> List<T> map(int threads, List<I> items, Function<I, T> work) {
        return run(threads, items, item -> () -> work.apply(item));
    }

    private static <I, T> List<T> run(int threads, List<I> items, Function<I, Callable<T>> work) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> futures = new ArrayList<>();
            items.forEach(item -> futures.add(executor.submit(work.apply(item))));
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }
}
