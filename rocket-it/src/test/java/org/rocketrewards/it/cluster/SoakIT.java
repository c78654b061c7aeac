package org.rocketrewards.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RocketProcess;

/**
 * Hours of ordinary work leave nothing behind: what is on the heap after a full collection does not grow. Deliveries at an
 * even rate, and somebody who looks at the books. {@code -Drocket.it.soak.minutes=30}, and
 * {@code -Drocket.it.soak.rate=100} a second.
 */
@EnabledIfSystemProperty(named = "rocket.it.soak.minutes", matches = "[0-9]+")
class SoakIT {
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.it");
    private static final int PARTS = 6;
    private static final int RATE = Integer.getInteger("rocket.it.soak.rate", 100);
    private static final int GROWTH = 20;
    private static final List<String> READS =
            List.of("sources", "deliveries?limit=50", "audit?limit=50", "overview", "sources/moodle/learners/10000001");

    @TempDir
    Path directory;

    @Test
    void theHeapDoesNotGrow() {
        Duration part = Duration.ofMinutes(Integer.getInteger("rocket.it.soak.minutes", 0))
                .dividedBy(PARTS);
        try (RocketProcess process = RocketProcess.fresh("soak")) {
            HeapLog heap = new HeapLog(process, directory.resolve("gc.log"));
            Rocket rocket = new Rocket(process.start());
            Hook hook = rocket.firstHook();
            Flood flood = new Flood(hook, 10_000_000);
            List<Integer> live = new ArrayList<>();
            List<Integer> resident = new ArrayList<>();
            for (int i = 0; i < PARTS; i++) {
                long end = System.nanoTime() + part.toNanos();
                while (System.nanoTime() < end) {
                    flood.run(RATE, Duration.ofSeconds(5));
                    for (String path : READS) {
                        Answer answer = rocket.api(path);
                        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                    }
                }
                live.add(heap.live());
                resident.add(heap.resident());
            }
            LOG.log(
                    System.Logger.Level.INFO,
                    "{0} answered 200, {1}; live heap {2} MB, largest {3} MB, process {4} MB",
                    flood.served(),
                    flood.refusals(),
                    live,
                    heap.largest(),
                    resident);
            assertThat(flood.assertNothingLostOrDoubled(process.sql())).isGreaterThanOrEqualTo(flood.served());
            assertThat(live.get(PARTS - 1)).isLessThan(live.get(1) + GROWTH);
            assertThat(process.output()).doesNotContain("\tat ", "OutOfMemory");
        }
    }
}
