package org.rocketrewards.it.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RocketProcess;
import org.rocketrewards.it.oracle.Fields;

/** A 200 means durable: killed in the middle of its work, Rocket has forgotten nothing that it acknowledged. */
class KillUnderLoadIT {
    private static final int LEARNERS = 20;
    private static final int SENDERS = 12;
    private static final int ANSWERS_BEFORE_THE_KILL = 400;

    private final AtomicLong lastId = new AtomicLong();
    private final Map<Long, Answer> acknowledged = new ConcurrentHashMap<>();

    /** Each event completes a course of its own: 50 points, whatever the order. */
    private static Fields event(long id) {
        return GuideBody.courseCompleted(id, 100 + id % LEARNERS, 10_000 + id);
    }

    @Test
    void everyAcknowledgedEventSurvivesAndIsBookedOnce() throws InterruptedException {
        try (RocketProcess process = RocketProcess.fresh("kill").start()) {
            Rocket rocket = new Rocket(process);
            Properties credentials = process.firstRun();

            killUnderLoad(rocket, process::kill);
            process.start();
            resendAndCompare(rocket);

            killUnderLoad(rocket, process::killJava);
            assertThat(process.postmaster()).as("the orphan").isPresent();
            process.start();
            resendAndCompare(rocket);

            assertThat(process.stop()).isZero();
            assertThat(process.postmaster()).as("PostgreSQL stopped too").isEmpty();
            process.start();
            assertThat(process.firstRun()).isEqualTo(credentials);
            resendAndCompare(rocket);
            assertThat(process.output()).doesNotContain("\tat ").doesNotContain(" SEVERE ");
        }
    }

    private void killUnderLoad(Rocket rocket, Runnable kill) throws InterruptedException {
        Hook hook = rocket.firstHook();
        AtomicBoolean dead = new AtomicBoolean();
        int enough = acknowledged.size() + ANSWERS_BEFORE_THE_KILL;
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        for (int i = 0; i < SENDERS; i++) {
            senders.execute(() -> {
                while (!dead.get()) {
                    long id = lastId.incrementAndGet();
                    try {
                        Answer answer = hook.post(event(id));
                        if (answer.status() == 200) {
                            acknowledged.put(id, answer);
                        }
                    } catch (RuntimeException hungUp) {
                        return;
                    }
                }
            });
        }
        Awaitility.await().until(() -> acknowledged.size() >= enough);
        kill.run();
        dead.set(true);
        senders.shutdown();
        assertThat(senders.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
    }

    private void resendAndCompare(Rocket rocket) {
        Hook hook = rocket.firstHook();
        List<Long> ids = LongStream.rangeClosed(1, lastId.get()).boxed().toList();
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
        assertBookedOnce(rocket);
    }

    private void assertBookedOnce(Rocket rocket) {
        Map<Long, Long> expected = new TreeMap<>();
        LongStream.rangeClosed(1, lastId.get()).forEach(id -> expected.merge(100 + id % LEARNERS, 50L, Long::sum));
        Map<Long, Long> booked = rocket.sql().numbers("""
                        SELECT learner_key & ((1::bigint << 40) - 1), sum(amount) FROM entry
                        WHERE kind = 'award' GROUP BY 1
                        """);
        assertThat(booked).isEqualTo(expected);
        assertThat(rocket.sql().number("SELECT count(*) FROM entry")).isEqualTo(lastId.get());
        assertThat(rocket.sql().number("SELECT count(*) FROM event")).isEqualTo(lastId.get());
        assertThat(rocket.sql().brokenInvariants()).isEmpty();
    }
}
