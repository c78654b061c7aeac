package org.rocketrewards.it.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RocketProcess;

/** A 200 means durable: killed in the middle of its work, Rocket has forgotten nothing that it acknowledged. */
class KillUnderLoadIT {
    private static final int SENDERS = 12;
    private static final int ANSWERS_BEFORE_THE_KILL = 400;

    @Test
    void everyAcknowledgedEventSurvivesAndIsBookedOnce() {
        try (RocketProcess process = RocketProcess.fresh("kill").start()) {
            Rocket rocket = new Rocket(process);
            Properties credentials = process.firstRun();
            Hook hook = rocket.firstHook();

            try (Load load = new Load(hook, SENDERS, 1_000, Duration.ZERO)) {
                killUnder(load, process::kill);
                process.start();
                assertNothingIsLost(load, rocket);

                load.start(hook);
                killUnder(load, process::killJava);
                assertThat(process.postmaster()).as("the orphan").isPresent();
                process.start();
                assertNothingIsLost(load, rocket);

                List<String> failures = load.failures();
                assertThat(process.stop()).isZero();
                assertThat(process.postmaster()).as("PostgreSQL stopped too").isEmpty();
                process.start();
                assertThat(process.firstRun()).isEqualTo(credentials);

                hook.post(load.again());
                // the direct way opens shortly after
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(8));
                load.start(hook);
                Awaitility.await()
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> process.output().contains("webhook.direct"));
                load.awaitMore(ANSWERS_BEFORE_THE_KILL);
                load.stop();
                assertThat(load.failures()).as("when the direct way opens").hasSameSizeAs(failures);
                assertNothingIsLost(load, rocket);
            }
            assertThat(process.output()).doesNotContain("\tat ").doesNotContain(" SEVERE ");
        }
    }

    private static void killUnder(Load load, Runnable kill) {
        load.awaitMore(ANSWERS_BEFORE_THE_KILL);
        kill.run();
        load.stop();
    }

    private static void assertNothingIsLost(Load load, Rocket rocket) {
        load.resendAndCompare(rocket.firstHook());
        load.assertBookedOnce(rocket.sql());
    }
}
