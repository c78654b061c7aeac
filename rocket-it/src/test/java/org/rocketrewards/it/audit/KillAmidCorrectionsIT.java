package org.rocketrewards.it.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.rocketrewards.it.harness.Admin;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RocketProcess;

/**
 * Awards, adjustments and reversals in random sequences, and Rocket is killed in between: whatever was not answered is sent
 * again, everything happens once, and the books add up to what a simple model says. The seed is in every message.
 */
class KillAmidCorrectionsIT {
    private static final int CLERKS = 6;
    private static final int ANSWERS_BEFORE_THE_KILL = 150;
    private static final int AWARD = 50;

    private final long seed = Long.getLong("rocket.kill.seed", new Random().nextLong());
    private final AtomicInteger answered = new AtomicInteger();

    @Test
    void whateverTheMomentOfDeathTheBooksAddUp() throws InterruptedException {
        try (RocketProcess process = RocketProcess.fresh("kill-corrections").start()) {
            Rocket rocket = new Rocket(process);
            List<Clerk> clerks = IntStream.range(0, CLERKS)
                    .mapToObj(number -> new Clerk(number, rocket, new Random(seed + number)))
                    .toList();

            workUntilKilled(clerks, process::kill);
            process.start();
            workUntilKilled(clerks, process::killJava);
            process.start();
            clerks.forEach(Clerk::finish);

            Map<Long, Long> expected = new TreeMap<>();
            clerks.forEach(clerk -> expected.put(clerk.learner, clerk.balance));
            assertThat(rocket.sql()
                            .numbers("SELECT learner_key & ((1::bigint << 40) - 1), balance FROM account"
                                    + " WHERE entries > 0"))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
            assertThat(rocket.sql().brokenInvariants()).as("seed %d", seed).isEmpty();
            assertThat(rocket.sql()
                            .number("SELECT count(*) FROM correction c WHERE state = 'booked' AND 1 <> (SELECT count(*)"
                                    + " FROM audit_record WHERE action = 'correction.book'"
                                    + " AND object_id = c.id::text)"))
                    .as("seed %d: corrections without their one record", seed)
                    .isZero();
            assertThat(process.stop()).isZero();
            RocketProcess.Said said = process.command("verify");
            assertThat(said.exitCode()).as("seed %d: %s", seed, said.output()).isZero();
        }
    }

    private void workUntilKilled(List<Clerk> clerks, Runnable kill) throws InterruptedException {
        AtomicBoolean dead = new AtomicBoolean();
        int enough = answered.get() + ANSWERS_BEFORE_THE_KILL;
        ExecutorService desks = Executors.newFixedThreadPool(CLERKS);
        clerks.forEach(clerk -> desks.execute(() -> clerk.work(dead)));
        Awaitility.await().until(() -> answered.get() >= enough);
        kill.run();
        dead.set(true);
        desks.shutdown();
        assertThat(desks.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
    }

    /** Works for one learner, one act after the other, so that the order is known. */
    private final class Clerk {
        private final long learner;
        private final Random random;
        private final Admin admin;
        private final Hook hook;
        private final List<Long> standing = new ArrayList<>();
        private long balance;
        private boolean seen;
        private long next = 1;
        private Runnable open;

        Clerk(int number, Rocket rocket, Random random) {
            this.learner = 100L + number;
            this.random = random;
            this.admin = Admin.of(rocket);
            this.hook = rocket.firstHook();
        }

        void work(AtomicBoolean dead) {
            while (!dead.get()) {
                if (open == null) {
                    open = act();
                }
                try {
                    finish();
                } catch (RuntimeException hungUp) {
                    return;
                }
            }
        }

        /** Sends what is not answered yet. */
        void finish() {
            if (open != null) {
                open.run();
                open = null;
                answered.incrementAndGet();
            }
        }

        private Runnable act() {
            long id = next++;
            return switch (random.nextInt(4)) {
                case 0 -> adjustment(id, random.nextInt(-80, 80));
                case 1 -> standing.isEmpty() ? award(id) : reversal(id, standing.get(random.nextInt(standing.size())));
                default -> award(id);
            };
        }

        private Runnable award(long id) {
            String body = Hook.json(Map.of(
                    "id", "" + (learner * 1_000_000 + id),
                    "eventname", "\\core\\event\\course_completed",
                    "userid", "" + learner,
                    "courseid", "" + (10 + id),
                    "timecreated", "1795348800"));
            return () -> {
                Answer answer = hook.post(body);
                requireAnswered(answer, 200);
                assertThat(answer.points()).as("seed %d", seed).isEqualTo(AWARD);
                balance += AWARD;
                seen = true;
                standing.add(answer.json().getJsonNumber("event").longValueExact());
            };
        }

        private Runnable adjustment(long id, int points) {
            // nobody who was never seen is adjusted, and nobody below nothing
            boolean fits = seen && points != 0 && (points > 0 || balance + points >= 0);
            return correction(
                    id,
                    "{'kind':'adjustment','source':'moodle','learner':" + learner + ",'points':" + points,
                    fits,
                    points);
        }

        private Runnable reversal(long id, long event) {
            standing.remove(event);
            return correction(id, "{'kind':'event_reversal','event':" + event, true, -AWARD);
        }

        private Runnable correction(long id, String json, boolean fits, long points) {
            String body = (json + ",'reason':'test'}").replace('\'', '"');
            return () -> {
                Answer answer = admin.sendOnce("corrections", learner + "-" + id, body);
                requireAnswered(answer, fits ? new int[] {200, 201} : new int[] {400, 404, 409});
                balance += fits ? points : 0;
            };
        }

        /** A server that is about to die says so or hangs up; neither is an answer. */
        private void requireAnswered(Answer answer, int... statuses) {
            if (answer.status() >= 500) {
                throw new IllegalStateException("not done");
            }
            assertThat(statuses).as("seed %d: %s", seed, answer.body()).contains(answer.status());
        }
    }
}
