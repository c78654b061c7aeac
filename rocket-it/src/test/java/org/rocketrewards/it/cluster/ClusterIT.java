package org.rocketrewards.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.rocketrewards.it.harness.Admin;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.RocketProcess;
import org.rocketrewards.it.oracle.Fields;
import org.rocketrewards.it.webhook.GuideBody;
import org.rocketrewards.it.webhook.Load;
import org.rocketrewards.it.webhook.Parallel;

/** Several nodes keep one set of books, and nobody who delivers notices that one of them goes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterIT {
    private static final System.Logger LOG = System.getLogger("org.rocketrewards.it");
    private static final int SENDERS = 8;
    /** So that nodes which start have a processor. */
    private static final Duration PAUSE = Duration.ofMillis(40);

    private static final int ANSWERS = 100;

    private Cluster cluster;

    @BeforeAll
    void start() {
        cluster = new Cluster();
    }

    @AfterAll
    void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    /** As many at once as asked for, at the nodes in turn. */
    private List<Answer> atAllNodes(int times, IntFunction<Fields> event) {
        List<Callable<Answer>> tasks = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Hook hook = cluster.hook(cluster.nodes().get(i % cluster.nodes().size()));
            Fields fields = event.apply(i);
            tasks.add(() -> hook.post(fields));
        }
        Collections.shuffle(tasks);
        return Parallel.atOnce(tasks);
    }

    @Test
    void copiesThatReachSeveralNodesAreOneEvent() {
        List<Answer> answers = atAllNodes(51, i -> GuideBody.courseCompleted(11, 31, 7));

        assertThat(answers.stream().map(Answer::outcome).filter("accepted"::equals))
                .hasSize(1);
        assertThat(answers.stream().map(Answer::outcome).filter("duplicate"::equals))
                .hasSize(50);
        assertThat(cluster.sql()
                        .number("SELECT count(*) FROM entry WHERE event_id ="
                                + " (SELECT id FROM event WHERE moodle_id = 11)"))
                .isOne();
    }

    @Test
    void aCapHoldsOverAllNodes() {
        List<Answer> answers = atAllNodes(51, i -> GuideBody.forumPost(1_000 + i, 32, i));

        assertThat(answers.stream().mapToLong(Answer::points).sum()).isEqualTo(15);
        assertThat(cluster.sql().brokenInvariants()).isEmpty();
    }

    @Test
    void whatIsPublishedAtOneNodeIsInForceAtAll() {
        Admin admin = cluster.admin(cluster.nodes().get(0));
        Answer published = admin.send("POST", "rule-sets/1/rollback", null, "{\"note\": \"the same again\"}");
        long publishedAt = System.nanoTime();
        assertThat(published.status()).as(published.body()).isEqualTo(201);
        int version = published.json().getInt("version");

        AtomicLong id = new AtomicLong(2_000);
        for (RocketProcess node : cluster.nodes()) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> versionThatDecides(node, id.incrementAndGet()) == version);
            LOG.log(
                    System.Logger.Level.INFO,
                    "version {0} in force {1} ms after it was published",
                    version,
                    (System.nanoTime() - publishedAt) / 1_000_000);
        }
    }

    private int versionThatDecides(RocketProcess node, long id) {
        return cluster.hook(node)
                .post(GuideBody.courseCompleted(id, 33, id))
                .json()
                .getJsonArray("decisions")
                .getJsonObject(0)
                .getInt("ruleSet");
    }

    @Test
    void aNodeThatIsKilledLosesNothingAndNobodyNotices() {
        RocketProcess victim = cluster.nodes().get(1);
        try (Load load = new Load(cluster.hook(), SENDERS, 100_000, PAUSE)) {
            load.awaitMore(ANSWERS);
            victim.kill();
            load.awaitMore(ANSWERS);
            victim.start();
            load.awaitMore(ANSWERS);
            load.stop();

            assertThat(load.failures()).isEmpty();
            load.resendAndCompare(cluster.hook());
            load.assertBookedOnce(cluster.sql());
        }
    }

    @Test
    void nodesAreRestartedInTurnWithoutAFailedDelivery(@TempDir Path directory) throws IOException {
        try (Load load = new Load(cluster.hook(), SENDERS, 200_000, PAUSE)) {
            List<RocketProcess> others = new ArrayList<>(cluster.nodes());
            others.remove(1); // which the other test restarts
            for (RocketProcess node : others) {
                load.awaitMore(ANSWERS);
                assertThat(node.stop()).isZero();
                load.awaitMore(ANSWERS);
                node.start();
            }
            load.awaitMore(ANSWERS);
            load.stop();

            assertThat(load.failures()).isEmpty();
            load.resendAndCompare(cluster.hook());
            load.assertBookedOnce(cluster.sql());
        }
        assertSealedByOneAtATime(directory);
    }

    /** One tree, whose checkpoints extend each other, whichever node signed them. */
    private void assertSealedByOneAtATime(Path directory) throws IOException {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> cluster.sql()
                                .number("SELECT count(*) FROM entry WHERE id >"
                                        + " (SELECT coalesce(max(last_entry), 0) FROM seal_batch)")
                        == 0);
        Path keys = Files.writeString(
                directory.resolve("public.key"),
                cluster.http()
                        .send(cluster.http().to("/api/public/seal-key").GET())
                        .body());
        RocketProcess.Said said = cluster.nodes().get(0).command("verify", "--key", keys.toString());
        assertThat(said.exitCode()).as(said.output()).isZero();
        assertThat(cluster.sql().brokenInvariants()).isEmpty();
    }
}
