package org.rocketrewards.it.imports;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RocketProcess;

/** Killed in the middle of an import, twice, Rocket goes on where it was and ends with the sums that the file gives. */
class KillDuringImportIT {
    private static final int ROWS = 60_000;
    private static final int LEARNERS = 500;
    private static final long AT = 1_700_000_000L;

    /** Each row completes a course of its own: 50 points. */
    private static byte[] file(Map<Long, Long> expected) {
        StringBuilder rows = new StringBuilder("id,eventname,userid,courseid,timecreated\n");
        for (long id = 1; id <= ROWS; id++) {
            long learner = 100 + id % LEARNERS;
            rows.append(id)
                    .append(",\\core\\event\\course_completed,")
                    .append(learner)
                    .append(',')
                    .append(10 + id)
                    .append(',')
                    .append(AT + id * 600)
                    .append('\n');
            expected.merge(learner, 50L, Long::sum);
        }
        return rows.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void resumesExactlyWhereItStopped() {
        Map<Long, Long> expected = new TreeMap<>();
        byte[] file = file(expected);
        try (RocketProcess process = RocketProcess.fresh("kill-import").start()) {
            Rocket rocket = new Rocket(process);
            Upload upload = new Upload(rocket);
            int id = upload.add("moodle", file, true);

            awaitRows(upload, id, ROWS / 5);
            process.kill();
            process.start();
            awaitRows(upload, id, ROWS / 2);
            process.killJava();
            process.start();
            JsonObject done = upload.await(id, "done");

            assertThat(done.getJsonObject("booked").getInt("accepted")).isEqualTo(ROWS);
            assertThat(done.getJsonObject("booked").getInt("points")).isEqualTo(ROWS * 50);
            assertThat(done.getJsonObject("booked")).isEqualTo(done.getJsonObject("checked"));
            assertThat(rocket.sql().number("SELECT count(*) FROM event")).isEqualTo(ROWS);
            assertThat(
                            rocket.sql()
                                    .numbers(
                                            "SELECT learner_key & ((1::bigint << 40) - 1), balance FROM account WHERE entries > 0"))
                    .isEqualTo(expected);
            assertThat(rocket.sql().brokenInvariants()).isEmpty();

            JsonObject again = upload.await(upload.add("moodle", file, true), "done");
            assertThat(again.getJsonObject("booked").getInt("duplicate")).isEqualTo(ROWS);
            assertThat(rocket.sql().number("SELECT count(*) FROM entry")).isEqualTo(ROWS);
        }
    }

    private static void awaitRows(Upload upload, int id, long rows) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> upload.get(id).getInt("rowsDone") >= rows);
    }
}
