package org.rocketrewards.it.harness;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** A running Rocket as the tests use it: sources of their own, the API with the first key, the database. */
public final class Rocket {
    private static final AtomicInteger SOURCES = new AtomicInteger();
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final int STOCK = 60;

    private final RocketProcess process;
    private final Deque<Source> stock = new ArrayDeque<>();

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
        /** The key of one of its users in every table; Moodle's ids of no person (−1) have negative keys. */
        public long userKey(long moodleUserId) {
            long scope = (long) id << 40;
            return moodleUserId >= 0 ? scope | moodleUserId : -(scope | -moodleUserId);
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

    /**
     * Another registered Moodle, in UTC, with no allowlist, that nobody else uses. They are made in stocks, so that the
     * nodes have to notice one change of settings only.
     */
    public synchronized Source newSource() {
        if (stock.isEmpty()) {
            for (int i = 0; i < STOCK; i++) {
                stock.add(register("site-" + SOURCES.incrementAndGet()));
            }
            // what is handed out has never delivered, so another one tries whether all are known
            Source probe = register("probe-" + SOURCES.get());
            settingsChanged();
            awaitToken(probe.hook());
        }
        return stock.removeFirst();
    }

    private Source register(String name) {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        String token = "rk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        Sql sql = sql();
        sql.update("INSERT INTO source (name, title, created_at) VALUES (?, ?, now())", name, name);
        int id = (int) sql.number("SELECT id FROM source WHERE name = ?", name);
        sql.update(
                "INSERT INTO source_token (source_id, prefix, hash, created_at, created_by)"
                        + " VALUES (?, ?, ?, now(), 'test')",
                id,
                token.substring(0, 11),
                sha256(token));
        return new Source(id, name, new Hook(http(), token));
    }

    private static void awaitToken(Hook hook) {
        String ignored = Hook.json(Map.of(
                "id", "1", "eventname", "\\core\\event\\not_of_interest", "userid", "3", "timecreated", "1795348800"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> hook.post(ignored).status() == 200);
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
        return http().send(toApi(path).GET());
    }

    /** A POST of a CSV, or of nothing, to the API with the first key. */
    public Answer post(String path, HttpRequest.BodyPublisher csv) {
        return http().send(toApi(path).header("Content-Type", "text/csv").POST(csv));
    }

    private HttpRequest.Builder toApi(String path) {
        return http().to("/api/v1/" + path)
                .header("Authorization", "Bearer " + process.firstRun().getProperty("api.key"));
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

    /** The learner of a source with the most points. */
    public long richest(Source source) {
        return balances(source).entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    /** How many entries a source's learners have. */
    public long entries(Source source) {
        return sql().number("SELECT count(*) FROM entry WHERE learner_key >> 40 = ?", source.id());
    }
}
