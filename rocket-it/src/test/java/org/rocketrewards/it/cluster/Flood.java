package org.rocketrewards.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.Sql;
import org.rocketrewards.it.webhook.GuideBody;

/**
 * Deliveries at a rate, whether the others were answered or not. Each event completes a course of its own. Keeps which of
 * them were answered 200, and as which event.
 */
final class Flood {
    private static final long LEARNERS = 1_000;
    /** As many may wait for their answers; a sender that finds no place gives up, and is counted. */
    private static final int MOST_WAITING = 3_000;

    private final Hook hook;
    private final long before;
    private final Map<Long, Integer> acknowledged = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, LongAdder> refusals = new ConcurrentHashMap<>();
    private final Semaphore places = new Semaphore(MOST_WAITING);
    private long lastId;
    private long crowdedOut;

    /** @param before events and learners, which nobody else has, are numbered from here on */
    Flood(Hook hook, long before) {
        this.hook = hook;
        this.before = before;
        this.lastId = before;
    }

    /** Sends for so long, and waits for the last answers. */
    void run(int perSecond, Duration duration) {
        long gap = TimeUnit.SECONDS.toNanos(1) / perSecond;
        long due = System.nanoTime();
        long end = due + duration.toNanos();
        for (; due < end; due += gap) {
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            if (places.tryAcquire()) {
                deliver(++lastId);
            } else {
                crowdedOut++;
            }
        }
        places.acquireUninterruptibly(MOST_WAITING);
        places.release(MOST_WAITING);
    }

    /** So many after each other, until one is answered 200; milliseconds that it took. */
    long millisUntilServed(int inARow) {
        long began = System.nanoTime();
        for (int good = 0; good < inARow; ) {
            long id = ++lastId;
            Answer answer = hook.post(GuideBody.courseCompleted(id, learner(id), id));
            note(id, answer);
            good = answer.status() == 200 ? good + 1 : 0;
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }

    private void deliver(long id) {
        byte[] body =
                Hook.json(GuideBody.courseCompleted(id, learner(id), id).all()).getBytes(StandardCharsets.UTF_8);
        hook.http().sendLater(hook.request("application/json", body)).whenComplete((answer, failure) -> {
            if (answer == null) {
                refused("no answer: " + failure);
            } else {
                note(id, answer);
            }
            places.release();
        });
    }

    private void note(long id, Answer answer) {
        if (answer.status() == 200) {
            acknowledged.put(id, answer.json().getInt("event"));
            return;
        }
        try {
            refused(answer.status() + " " + answer.problem());
        } catch (AssertionError | RuntimeException e) {
            refused(answer.status() + " without a problem document: " + answer.body());
        }
    }

    private void refused(String how) {
        refusals.computeIfAbsent(how, key -> new LongAdder()).increment();
    }

    private long learner(long id) {
        return before + id % LEARNERS;
    }

    /** How many were answered 200. */
    int served() {
        return acknowledged.size();
    }

    /** What was not, by how it was answered. */
    Map<String, Long> refusals() {
        Map<String, Long> counts = new TreeMap<>();
        refusals.forEach((how, count) -> counts.put(how, count.sum()));
        return counts;
    }

    /** How many found no place to wait. */
    long crowdedOut() {
        return crowdedOut;
    }

    /** What was answered 200 is that event, and whatever was booked was booked once; how many were booked. */
    long assertNothingLostOrDoubled(Sql sql) {
        String ours = "learner_key & ((1::bigint << 40) - 1) BETWEEN " + before + " AND " + (before + LEARNERS - 1);
        Map<Long, Long> events = sql.numbers("SELECT moodle_id, id FROM event WHERE " + ours);
        List<Long> lost = acknowledged.entrySet().stream()
                .filter(each -> !Long.valueOf(each.getValue()).equals(events.get(each.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(lost).isEmpty();
        List<List<Object>> entries =
                sql.rows("SELECT count(*), count(DISTINCT event_id), sum(amount) FROM entry WHERE " + ours);
        assertThat(entries.get(0))
                .extracting(value -> ((Number) value).longValue())
                .containsExactly((long) events.size(), (long) events.size(), 50L * events.size());
        assertThat(sql.number("SELECT count(*) FROM event WHERE " + ours)).isEqualTo(events.size());
        assertThat(sql.brokenInvariants()).isEmpty();
        return events.size();
    }
}
