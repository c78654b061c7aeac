package org.rocketrewards.it.harness;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** A running Rocket as the tests use it: sources of their own, the API with the first key, the database. */
public final class Rocket {
    private static final AtomicInteger SOURCES = new AtomicInteger();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final RocketProcess process;

    /** Wraps a process that is ready to serve. */
    public Rocket(RocketProcess process) {
        this.process = process;
    }

    /**
     * One registered Moodle site.
     *
     * @param id its number in the database
     */
    public record Source(int id, String name, Hook hook) {
        /** The key of one of its users in every table. */
        public long userKey(long moodleUserId) {
            return ((long) id << 40) | moodleUserId;
        }
    }

    /** The process. */
    public RocketProcess process() {
        return process;
    }

    /** HTTP to it. */
    public Http http() {
        return process.http();
    }

    /** Its database. */
    public Sql sql() {
        return process.sql();
    }

    /** The webhook with the token that the first start made for the source {@code moodle}. */
    public Hook firstHook() {
        return new Hook(http(), process.firstRun().getProperty("source.token"));
    }

    /** Registers another Moodle, in UTC, with no allowlist, and waits until its token is accepted. */
    public Source newSource(String name) {
        String unique = name + "-" + SOURCES.incrementAndGet();
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        String token = "rk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        Sql sql = sql();
        sql.update("INSERT INTO source (name, title, created_at) VALUES (?, ?, now())", unique, unique);
        int id = (int) sql.number("SELECT id FROM source WHERE name = ?", unique);
        sql.update(
                "INSERT INTO source_token (source_id, prefix, hash, created_at, created_by)"
                        + " VALUES (?, ?, ?, now(), 'test')",
                id,
                token.substring(0, 11),
                sha256(token));
        settingsChanged();
        Hook hook = new Hook(http(), token);
        String probe = Hook.json(Map.of(
                "id", "1", "eventname", "\\core\\event\\not_of_interest", "userid", "3", "timecreated", "1795348800"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> hook.post(probe).status() == 200);
        return new Source(id, unique, hook);
    }

    /** Tells the running nodes that settings were changed behind their backs; they look once a second. */
    public void settingsChanged() {
        sql().update("UPDATE setting_version SET version = version + 1");
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A GET of the API with the first key. */
    public Answer api(String path) {
        return http().send(http().to("/api/v1/" + path)
                .header("Authorization", "Bearer " + process.firstRun().getProperty("api.key"))
                .GET());
    }

    /** A learner's balance by the API; 0 when the API does not know the learner. */
    public long balance(Source source, long moodleUserId) {
        Answer answer = api("sources/" + source.name() + "/learners/" + moodleUserId);
        if (answer.status() == 404) {
            return 0;
        }
        JsonObject learner = answer.json();
        return learner.getJsonNumber("balance").longValueExact();
    }

    /** Balances by Moodle user id, from the accounts of a source. */
    public Map<Long, Long> balances(Source source) {
        return sql().numbers(
                        "SELECT learner_key & ((1::bigint << 40) - 1), balance FROM account WHERE learner_key >> 40 = ?"
                                + " AND entries > 0",
                        source.id());
    }

    /** How many entries a source's learners have. */
    public long entries(Source source) {
        return sql().number("SELECT count(*) FROM entry WHERE learner_key >> 40 = ?", source.id());
    }
}
