package org.rocketrewards.it.seal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Auditor;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RocketProcess;
import org.rocketrewards.it.harness.Sql;
import org.rocketrewards.model.testing.TestMailServer;

/** One story: events come in and are sealed; the books verify, running and stopped; somebody meddles and is found out. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SealsIT {
    private static RocketProcess process;
    private static Hook hook;
    private static Path witnessFile;
    private static HttpServer web;
    private static TestMailServer mail;
    private static final List<String> posted = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        process = RocketProcess.fresh("seals");
        witnessFile = process.home().resolve("witness.txt");
        Path store = TestMailServer.makeStore(process.home().resolveSibling("seals-mail.p12"));
        mail = TestMailServer.encrypted("rocket", "secret", store);
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/", exchange -> {
            posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        web.start();
        process.with("ROCKET_SEAL_WITNESS_FILE", witnessFile.toString())
                .with(
                        "ROCKET_SEAL_WITNESS_WEBHOOK",
                        "http://127.0.0.1:" + web.getAddress().getPort() + "/")
                .with("ROCKET_SEAL_WITNESS_MAIL_SERVER", mail.address())
                .with("ROCKET_SEAL_WITNESS_MAIL_USER", "rocket")
                .with("ROCKET_SEAL_WITNESS_MAIL_PASSWORD", "secret")
                .withJava("-Djavax.net.ssl.trustStore=" + store)
                .withJava("-Djavax.net.ssl.trustStorePassword=" + TestMailServer.STORE_PASSWORD)
                .with("ROCKET_SEAL_WITNESS_MAIL_TO", "auditor@example.org")
                .start();
        hook = new Rocket(process).firstHook();
    }

    @AfterAll
    static void stop() throws IOException {
        process.close();
        web.stop(0);
        mail.close();
    }

    @Test
    @Order(1)
    void whatIsBookedIsSealedWithinFiveSeconds() {
        for (int i = 1; i <= 40; i++) {
            signIn(i);
        }

        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> unsealed() == 0);

        assertThat(process.sql().number("SELECT count(*) FROM entry")).isEqualTo(40);
    }

    @Test
    @Order(2)
    void theBooksOfARunningRocketVerify() {
        RocketProcess.Said said = process.command("verify");

        assertThat(said.exitCode()).as(said.output()).isZero();
        assertThat(said.output()).contains("40 entries", "Everything is as it was sealed.");
    }

    /** The auditor's way: key and checkpoint from the public address, the export, and no database. */
    @Test
    @Order(2)
    void anExportVerifiesByItself() throws IOException, InterruptedException {
        RocketProcess.Said said = Auditor.verifiesAnExport(process, process.home());

        assertThat(said.exitCode()).as(said.output()).isZero();
        assertThat(said.output()).contains("40 entries", "Everything is as it was sealed.");
        assertThat(process.sql()
                        .number("SELECT count(*) FROM audit_record WHERE action = 'audit.export'"
                                + " AND address = '127.0.0.1' AND request_id IS NOT NULL"))
                .isEqualTo(1);
    }

    @Test
    @Order(2)
    void anEntryIsProvenOverRest() {
        long id = process.sql().number("SELECT max(id) FROM entry");

        Answer answer = api("seals/entries/" + id);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().getString("line")).contains("\"entry\":" + id + ",");
        assertThat(answer.json().getString("checkpoint")).contains("/rocket/");
        assertThat(api("seals/entries/999999").status()).isEqualTo(404);
        assertThat(api("seals/consistency?from=1&to=2").json().getJsonArray("proof"))
                .hasSize(1);
    }

    /** Books that are as large as {@code -Drocket.verify.entries} says, in little memory; 1 million in half a minute. */
    @Test
    @Order(3)
    void largeBooksVerifyInLittleTimeAndMemory() {
        long entries = Long.getLong("rocket.verify.entries", 100_000);
        long learners = 1_000;
        Sql sql = process.sql();
        sql.update("INSERT INTO account (learner_key, balance, entries, opened_at)"
                + " SELECT (2::bigint << 40) + n, 3 * " + entries / learners + ", " + entries / learners
                + ", now() FROM generate_series(1, " + learners + ") n");
        sql.update("INSERT INTO entry (learner_key, entry_no, id, kind, from_account, to_account, amount, balance,"
                + " occurred_at, booked_at) SELECT (2::bigint << 40) + n, i, nextval('entry_id'), 'award', 1,"
                + " (2::bigint << 40) + n, 3, 3 * i, now(), now() FROM generate_series(1, " + entries / learners
                + ") i, generate_series(1, " + learners + ") n");
        long sealing = System.nanoTime();
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> unsealed() == 0);
        long verifying = System.nanoTime();

        RocketProcess.Said said = process.command("verify");

        long end = System.nanoTime();
        System.Logger log = System.getLogger(SealsIT.class.getName());
        log.log(
                System.Logger.Level.INFO,
                "entries={0} sealed in {1} ms, verified in {2} ms",
                entries,
                (verifying - sealing) / 1_000_000,
                (end - verifying) / 1_000_000);
        assertThat(said.exitCode()).as(said.output()).isZero();
        assertThat(Duration.ofNanos(end - verifying)).isLessThan(Duration.ofSeconds(10 + 20 * entries / 1_000_000));
    }

    @Test
    @Order(5)
    void witnessesAreToldOnceAnHourThoughRocketWasStartedAgain() throws IOException {
        assertThat(Files.readString(witnessFile)).contains("/rocket/").containsOnlyOnce("\u2014 ");
        assertThat(posted).hasSize(1);
        assertThat(posted.get(0)).contains("/rocket/", "\u2014 ");
        assertThat(mail.mails())
                .singleElement()
                .asString()
                .contains("Subject: Checkpoint of Rocket's seals", "/rocket/");
        assertThat(process.sql().number("SELECT count(*) FROM seal_witness WHERE told_size > 0"))
                .isEqualTo(3);
    }

    @Test
    @Order(4)
    void theBooksOfAStoppedRocketVerify() {
        signIn(42);
        assertThat(process.stop()).isZero();
        assertThat(process.output().substring(process.output().lastIndexOf("rocket.stopping")))
                .contains("rocket.stopped")
                .doesNotContain(" WARNING ")
                .doesNotContain(" SEVERE ");

        RocketProcess.Said said = process.command("verify");

        assertThat(said.exitCode()).as(said.output()).isZero();
        process.start();
        hook = new Rocket(process).firstHook();
        assertThat(process.sql().number("SELECT sum(uses) FROM token_use"))
                .as("uses of tokens that were counted and written at the stop")
                .isEqualTo(41);
    }

    @Test
    @Order(5)
    void aChangedEntryIsFoundAndNamed() {
        long id = process.sql().number("SELECT max(id) - 3 FROM entry");
        process.sql().update("UPDATE entry SET amount = amount + 1, balance = balance + 1 WHERE id = ?", id);

        RocketProcess.Said said = process.command("verify");

        process.sql().update("UPDATE entry SET amount = amount - 1, balance = balance - 1 WHERE id = ?", id);
        assertThat(said.exitCode()).as(said.output()).isEqualTo(20);
        assertThat(said.output()).contains("entry-changed: entry " + id + ": ");
    }

    /** The whole hour goes, seals and all, so that nothing in the database contradicts anything else. */
    @Test
    @Order(6)
    void aDatabaseThatWasSetBackIsFoundAndNotSealedAnyMore() {
        long before = process.sql().number("SELECT count(*) FROM seal_leaf");
        signIn(41);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> process.sql().number("SELECT max(size) FROM checkpoint") > before && unsealed() == 0);
        assertThat(process.command("verify").exitCode()).isZero();
        assertThat(process.stop()).isZero();

        process.start();
        Sql sql = process.sql();
        long newest = sql.number("SELECT max(id) FROM entry");
        sql.update("DELETE FROM entry WHERE id = ?", newest);
        sql.update("UPDATE account SET balance = 0, entries = 0 WHERE balance = 5 AND entries = 1 AND learner_key ="
                + " (1::bigint << 40) + 141");
        sql.update("DELETE FROM seal_batch WHERE last_entry = ?", newest);
        sql.update("DELETE FROM seal_leaf WHERE position >= ?", before);
        sql.update("DELETE FROM seal_node WHERE (position + 1) << level::int > ?", before);
        sql.update("DELETE FROM checkpoint WHERE size > ?", before);

        RocketProcess.Said said = process.command("verify");

        assertThat(said.exitCode()).as(said.output()).isEqualTo(20);
        assertThat(said.output()).contains("history-set-back: leaves " + before + " to ");
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> process.output().contains("seals.standstill"));
    }

    @Test
    @Order(7)
    void withoutAKeyNothingIsVerified() {
        RocketProcess.Said said = process.command("verify", "--key", "/nowhere/public.key");

        assertThat(said.exitCode()).isEqualTo(21);
        assertThat(said.output()).startsWith("Rocket cannot verify: ").hasLineCount(1);
    }

    private static void signIn(int i) {
        String body = Hook.json(Map.of(
                "id",
                String.valueOf(i),
                "eventname",
                "\\core\\event\\user_loggedin",
                "userid",
                String.valueOf(100 + i),
                "timecreated",
                "1795348800"));
        assertThat(hook.post(body).status()).isEqualTo(200);
    }

    private static Answer api(String path) {
        return new Rocket(process).api(path);
    }

    private static long unsealed() {
        return process.sql()
                .number(
                        "SELECT (SELECT count(*) FROM entry WHERE id > (SELECT coalesce(max(last_entry), 0) FROM seal_batch))"
                                + " + (SELECT count(*) FROM audit_record WHERE id >"
                                + " (SELECT coalesce(max(ref), 0) FROM seal_leaf WHERE kind = 'audit'))");
    }
}
