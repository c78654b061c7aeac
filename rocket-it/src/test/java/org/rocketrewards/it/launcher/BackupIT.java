package org.rocketrewards.it.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.it.harness.Admin;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RocketProcess;
import org.rocketrewards.it.harness.RunningRocket;
import org.rocketrewards.it.harness.Sql;
import org.rocketrewards.it.webhook.GuideBody;

/** The restore drill of docs/operations.md: a backup under load, restored elsewhere, and life going on there. */
@ExtendWith(RunningRocket.class)
class BackupIT {
    private static final String MAPPING = "{\"trigger\":\"badge_awarded\",\"conditions\":{\"badge_id\":\"the_best\"},"
            + "\"actions\":{\"award_points\":100,\"issue_rocket_badge\":\"backup_expert\"}}";
    private static final String BADGE =
            "{\"id\": 900, \"eventname\": \"\\\\core\\\\event\\\\badge_awarded\", \"userid\":"
                    + " 2, \"relateduserid\": 103, \"objectid\": 9, \"badge_name\": \"the_best\", \"timecreated\": 1795348800}";

    private final ConcurrentLinkedQueue<Integer> sentMeanwhile = new ConcurrentLinkedQueue<>();

    @Test
    void aRunningRocketComesBackElsewhereWithAllThatWasAnswered(Rocket rocket) throws Exception {
        Rocket.Source source = rocket.newSource();
        bookSomething(rocket, source);
        Map<Long, Long> balances = rocket.balances(source);
        Path file = rocket.process().home().resolveSibling("drill-" + source.name() + ".zip");

        RocketProcess.Said backup = backUpUnderLoad(rocket, source, file);

        assertThat(backup.exitCode()).as(backup.output()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (RocketProcess process = RocketProcess.fresh("restored")) {
            refuseHalfOf(file, process);
            RocketProcess.Said restore = process.command("restore", file.toString());
            assertThat(restore.exitCode()).as(restore.output()).isZero();
            assertThat(restore.output()).contains("Restored.", "invariants", "Everything is as it was sealed.");

            process.start();
            lifeGoesOn(rocket, new Rocket(process), source, balances);
            assertThat(process.command("verify").exitCode()).isZero();
            anotherServerTakesItToo(process, file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void bookSomething(Rocket rocket, Rocket.Source source) {
        Admin admin = Admin.of(rocket);
        assertThat(admin.send("POST", "badge-mappings?source=" + source.name(), null, MAPPING)
                        .status())
                .isEqualTo(201);
        for (int id = 1; id <= 40; id++) {
            assertThat(post(source.hook(), id).outcome()).isEqualTo("accepted");
        }
        assertThat(source.hook().post(BADGE).points()).isEqualTo(100);
        Answer correction = admin.sendOnce(
                "corrections",
                source.name(),
                "{\"kind\":\"adjustment\",\"source\":\"" + source.name()
                        + "\",\"learner\":103,\"points\":-7,\"reason\":\"drill\"}");
        assertThat(correction.status()).as(correction.body()).isEqualTo(201);
    }

    /** Learner 100 to 109, another post each time. */
    private static Answer post(Hook hook, int id) {
        return hook.post(GuideBody.forumPost(id, 100 + id % 10, 5_000 + id));
    }

    private RocketProcess.Said backUpUnderLoad(Rocket rocket, Rocket.Source source, Path file)
            throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(50);
        Thread load = new Thread(() -> {
            for (int id = 1_000; !over.get(); id++) {
                assertThat(post(source.hook(), id).outcome()).isEqualTo("accepted");
                sentMeanwhile.add(id);
                begun.countDown();
            }
        });
        load.start();
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        try {
            return rocket.process().command("backup", file.toString());
        } finally {
            over.set(true);
            load.join();
        }
    }

    private static void refuseHalfOf(Path file, RocketProcess process) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Path half =
                Files.write(file.resolveSibling(file.getFileName() + ".cut"), Arrays.copyOf(whole, whole.length / 2));

        RocketProcess.Said refused = process.command("restore", half.toString());

        Files.delete(half);
        assertThat(refused.exitCode()).as(refused.output()).isEqualTo(24);
        assertThat(refused.output()).contains("nothing was changed").doesNotContain("\tat ");
        assertThat(process.home()).isEmptyDirectory();
    }

    private void lifeGoesOn(Rocket rocket, Rocket restored, Rocket.Source source, Map<Long, Long> balances) {
        // the token and the API key are the ones from before
        Hook hook = new Hook(restored.http(), source.hook().token());
        Admin admin = new Admin(restored.http(), Admin.of(rocket).key());
        assertThat(restored.sql().brokenInvariants()).isEmpty();
        assertThat(admin.get("sources/" + source.name() + "/learners/103/credentials")
                        .getJsonArray("items"))
                .hasSize(1);
        assertThat(restored.sql().number("SELECT count(*) FROM audit_record WHERE action = 'database.restore'"))
                .isEqualTo(1);
        for (int id = 1; id <= 40; id++) {
            assertThat(post(hook, id).outcome()).isEqualTo("duplicate");
        }
        assertThat(hook.post(BADGE).outcome()).isEqualTo("duplicate");
        // what came after the moment of the backup is new here: sent again, it makes up for it
        List<String> outcomes =
                sentMeanwhile.stream().map(id -> post(hook, id).outcome()).toList();
        assertThat(outcomes.subList(0, 50)).containsOnly("duplicate");
        assertThat(restored.balances(source)).isEqualTo(rocket.balances(source)).hasSameSizeAs(balances);
        assertThat(restored.entries(source)).isEqualTo(rocket.entries(source));
        assertThat(restored.sql().brokenInvariants()).isEmpty();
    }

    /** A PostgreSQL that is not Rocket's own, as far as the command can tell. */
    private static void anotherServerTakesItToo(RocketProcess beside, Path file) throws IOException {
        var database = new java.util.Properties();
        try (var reader = Files.newBufferedReader(beside.home().resolve("database.properties"))) {
            database.load(reader);
        }
        Sql sql = beside.sql();
        sql.update("CREATE DATABASE elsewhere OWNER rocket_owner");
        sql.update("GRANT CONNECT ON DATABASE elsewhere TO rocket_app");
        try (RocketProcess external = RocketProcess.fresh("external")
                .with("ROCKET_DB_URL", database.getProperty("url").replaceFirst("/rocket$", "/elsewhere"))
                .with("ROCKET_DB_USER", "rocket_app")
                .with("ROCKET_DB_PASSWORD", database.getProperty("rocket_app.password"))
                .with("ROCKET_DB_OWNER_USER", "rocket_owner")) {
            Path password = Files.writeString(
                    external.home().resolve("owner.password"), database.getProperty("rocket_owner.password"));
            external.with("ROCKET_DB_OWNER_PASSWORD_FILE", password.toString());

            RocketProcess.Said restore = external.command("restore", file.toString());

            assertThat(restore.exitCode()).as(restore.output()).isZero();
            assertThat(restore.output()).contains("/elsewhere", "Everything is as it was sealed.");
            RocketProcess.Said again = external.command(
                    "restore",
                    file.toString(),
                    "--home",
                    external.home().resolve("other").toString());
            assertThat(again.exitCode()).as(again.output()).isEqualTo(25);
            assertThat(again.output()).contains("is not empty");
        }
    }
}
