package org.rocketrewards.it.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.Sql;
import org.rocketrewards.it.oracle.Fields;

/**
 * Several senders that deliver until they are stopped, each its next event when the last one is answered, on connections
 * of their own. Each event completes a course of its own: 50 points, whatever the order.
 */
public final class Load implements AutoCloseable {
    private static final int LEARNERS = 20;
    private static final long AFTER_A_FAILURE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final int senders;
    private final long pauseNanos;
    private final long before;
    private final AtomicLong lastId;
    private final Map<Long, Answer> acknowledged = new ConcurrentHashMap<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean over = true;
    private ExecutorService threads = Executors.newCachedThreadPool();

    /**
     * Starts delivering.
     *
     * @param before events and learners, which nobody else has, are numbered from here on
     * @param pause of each sender between two of its events
     */
    public Load(Hook hook, int senders, long before, Duration pause) {
        this.senders = senders;
        this.pauseNanos = pause.toNanos();
        this.before = before;
        this.lastId = new AtomicLong(before);
        start(hook);
    }

    /** Goes on, after {@link #stop}. */
    public void start(Hook hook) {
        over = false;
        threads = Executors.newFixedThreadPool(senders);
        for (int i = 0; i < senders; i++) {
            threads.execute(() -> {
                while (!over) {
                    deliver(hook, lastId.incrementAndGet());
                    LockSupport.parkNanos(pauseNanos);
                }
            });
        }
    }

    private void deliver(Hook hook, long id) {
        try {
            Answer answer = hook.postAlone(event(id));
            if (answer.status() == 200) {
                acknowledged.put(id, answer);
                return;
            }
            failures.add("event " + id + ": " + answer.status() + ' ' + answer.body());
        } catch (RuntimeException hungUp) {
            failures.add("event " + id + ": " + hungUp);
        }
        LockSupport.parkNanos(AFTER_A_FAILURE_NANOS);
    }

    private Fields event(long id) {
        return GuideBody.courseCompleted(id, before + id % LEARNERS, id);
    }

    /** The first event, which was delivered already. */
    public Fields again() {
        return event(before + 1);
    }

    /** Waits until so many more events were answered 200. */
    public void awaitMore(int answers) {
        int enough = acknowledged.size() + answers;
        Awaitility.await().atMost(2, TimeUnit.MINUTES).until(() -> acknowledged.size() >= enough);
    }

    /** Lets every sender end with the answer that it waits for. */
    public void stop() {
        over = true;
        threads.shutdown();
        try {
            assertThat(threads.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many were answered 200. */
    public int acknowledged() {
        return acknowledged.size();
    }

    /** What was not answered 200. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    /** Delivers everything again: what was answered 200 is a duplicate of the same event, and all are worth the same. */
    public void resendAndCompare(Hook hook) {
        List<Long> ids =
                LongStream.rangeClosed(before + 1, lastId.get()).boxed().toList();
        List<Answer> answers = Parallel.map(8, ids, id -> hook.post(event(id)));
        for (int i = 0; i < ids.size(); i++) {
            Answer first = acknowledged.putIfAbsent(ids.get(i), answers.get(i));
            assertThat(answers.get(i).points()).as("event %d", ids.get(i)).isEqualTo(50);
            if (first != null) {
                assertThat(answers.get(i).outcome()).as("event %d", ids.get(i)).isEqualTo("duplicate");
                assertThat(answers.get(i).json().getInt("event"))
                        .as("event %d", ids.get(i))
                        .isEqualTo(first.json().getInt("event"));
            }
        }
    }

    /** The books hold every event once, and nothing else for these learners. */
    public void assertBookedOnce(Sql sql) {
        Map<Long, Long> expected = new TreeMap<>();
        LongStream.rangeClosed(before + 1, lastId.get())
                .forEach(id -> expected.merge(before + id % LEARNERS, 50L, Long::sum));
        String ours = "learner_key & ((1::bigint << 40) - 1) BETWEEN " + before + " AND " + (before + LEARNERS - 1);
        assertThat(sql.numbers("SELECT learner_key & ((1::bigint << 40) - 1), sum(amount) FROM entry"
                        + " WHERE kind = 'award' AND " + ours + " GROUP BY 1"))
                .isEqualTo(expected);
        long events = lastId.get() - before;
        assertThat(sql.number("SELECT count(*) FROM entry WHERE " + ours)).isEqualTo(events);
        assertThat(sql.number("SELECT count(*) FROM event WHERE " + ours)).isEqualTo(events);
        assertThat(sql.brokenInvariants()).isEmpty();
    }

    @Override
    public void close() {
        over = true;
        threads.shutdownNow();
    }
}
