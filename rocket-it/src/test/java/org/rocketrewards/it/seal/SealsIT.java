package org.rocketrewards.it.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.rocketrewards.it.harness.Hook;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RocketProcess;
import org.rocketrewards.it.harness.Sql;

/** One story: events come in and are sealed; the books verify, running and stopped; somebody meddles and is found out. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SealsIT {
    private static RocketProcess process;
    private static Hook hook;

    @BeforeAll
    static void start() {
        process = RocketProcess.fresh("seals").start();
        hook = new Rocket(process).firstHook();
    }

    @AfterAll
    static void stop() {
        process.close();
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

    @Test
    @Order(3)
    void theBooksOfAStoppedRocketVerify() {
        assertThat(process.stop()).isZero();

        RocketProcess.Said said = process.command("verify");

        assertThat(said.exitCode()).as(said.output()).isZero();
        process.start();
        hook = new Rocket(process).firstHook();
    }

    @Test
    @Order(4)
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
    @Order(5)
    void aDatabaseThatWasSetBackIsFoundAndNotSealedAnyMore() {
        long before = process.sql().number("SELECT count(*) FROM seal_leaf");
        signIn(41);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> process.sql().number("SELECT max(size) FROM checkpoint") > before && unsealed() == 0);
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> process.command("verify").exitCode() == 0);
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
    @Order(6)
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

    private static long unsealed() {
        return process.sql()
                .number(
                        "SELECT (SELECT count(*) FROM entry WHERE id > (SELECT coalesce(max(last_entry), 0) FROM seal_batch))"
                                + " + (SELECT count(*) FROM audit_record WHERE id >"
                                + " (SELECT coalesce(max(ref), 0) FROM seal_leaf WHERE kind = 'audit'))");
    }
}
