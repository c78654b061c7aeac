package org.rocketrewards.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RocketProcess;

/**
 * How long the server works on the first screen of each page when there is much of everything; by hand only, see
 * docs/benchmarks.md. {@code -Drocket.screens.home=DIR -Drocket.screens.port=N} asks a Rocket that runs and was filled;
 * otherwise one is started and filled with {@code -Drocket.screens.deliveries=N}, {@code .learners=N}, {@code .audit=N}.
 */
@ExtendWith(Browser.Extension.class)
class FirstScreensMeasurement {
    private static final int VISITS = 3;
    private static final double MOST_MILLIS = 500;
    private static final Duration SETTLED = Duration.ofHours(2);
    private static final Set<String> ASKED = Set.of("document", "xhr", "fetch");
    private static final Path FILLED = Path.of("target/first-screens-fill.txt");
    private static final Path REPORT = Path.of("target/first-screens.md");

    /** For a quarter of a second nothing was under way between the page and the server, and no list waits for rows. */
    private static final String IDLE = """
            () => {
                const clients = Object.values(window.Vaadin?.Flow?.clients ?? {});
                const idle = clients.length > 0 && clients.every(client => !client.isActive || !client.isActive())
                    && !document.querySelector('vaadin-grid[loading]') && document.querySelector('h1');
                const now = performance.now();
                window.idleSince = idle ? window.idleSince ?? now : undefined;
                return idle && now - window.idleSince > 250;
            }""";

    private final Map<String, List<Double>> took = new LinkedHashMap<>();
    private double underWay;

    @Test
    void measure(Browser browser) throws IOException, InterruptedException {
        String home = System.getProperty("rocket.screens.home");
        if (home != null) {
            RocketProcess running = new RocketProcess(Path.of(home), Integer.getInteger("rocket.screens.port", 8080));
            measure(new Rocket(running), browser);
            return;
        }
        try (RocketProcess process = RocketProcess.fresh("screens").start()) {
            fill(process.home());
            measure(new Rocket(process), browser);
        }
    }

    private static void fill(Path home) throws IOException, InterruptedException {
        Process filling = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Path.of(System.getProperty("rocket.reactor", ".."), "rocket-bench/target/rocket-bench.jar")
                                .toString(),
                        "fill",
                        "--home",
                        home.toString(),
                        "--deliveries",
                        System.getProperty("rocket.screens.deliveries", "200000"),
                        "--learners",
                        System.getProperty("rocket.screens.learners", "20000"),
                        "--audit",
                        System.getProperty("rocket.screens.audit", "200000"))
                .redirectErrorStream(true)
                .redirectOutput(FILLED.toFile())
                .start();
        assertThat(filling.waitFor()).isZero();
    }

    private void measure(Rocket rocket, Browser browser) throws IOException {
        awaitQuiet(rocket);
        Page page = browser.page(rocket);
        page.setDefaultTimeout(120_000);
        page.onRequestFinished(request -> {
            if (ASKED.contains(request.resourceType())) {
                double millis = request.timing().responseStart - request.timing().requestStart;
                underWay += Math.max(0, millis);
            }
        });
        // a Rocket that was asked before knows the names that are given here
        rocket.sql().update("UPDATE person SET name = name || '-' || id WHERE name LIKE 'admin-%'");
        Staff.hire(rocket, "admin").signIn(page, "/admin/settings");
        Map<String, String> screens = screens(rocket);
        screens.forEach((name, address) -> {
            for (int visit = 0; visit <= VISITS; visit++) {
                took.computeIfAbsent(name, key -> new ArrayList<>()).add(visit(page, address));
            }
        });
        report(rocket);
    }

    /** What Rocket seals meanwhile would disturb, so it is waited for, unless somebody keeps it from sealing. */
    private static void awaitQuiet(Rocket rocket) {
        if (Boolean.getBoolean("rocket.screens.unsealed")) {
            return;
        }
        Awaitility.await()
                .atMost(SETTLED)
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> rocket.sql()
                                .number("SELECT CASE WHEN coalesce((SELECT max(id) FROM entry), 0)"
                                        + " <= coalesce((SELECT max(last_entry) FROM seal_batch), 0)"
                                        + " AND coalesce((SELECT max(id) FROM audit_record), 0)"
                                        + " <= coalesce((SELECT max(ref) FROM seal_leaf WHERE kind = 'audit'), 0)"
                                        + " THEN 1 ELSE 0 END")
                        == 1);
        rocket.sql().update("ANALYZE");
    }

    private double visit(Page page, String address) {
        underWay = 0;
        page.navigate("/admin/" + address);
        page.waitForFunction(IDLE);
        return underWay;
    }

    private static Map<String, String> screens(Rocket rocket) {
        long middle = rocket.sql().number("SELECT (min(id) + max(id)) / 2 FROM event");
        long event = rocket.sql().number("SELECT min(id) FROM event WHERE id >= ? AND points > 0", middle);
        long audit = rocket.sql().number("SELECT max(id) / 2 FROM audit_record");
        Map<String, String> screens = new LinkedHashMap<>();
        screens.put("Overview", "overview");
        screens.put("Deliveries", "deliveries");
        screens.put("Deliveries, one source", "deliveries?source=moodle");
        screens.put("Deliveries, quarantined", "deliveries?outcome=quarantined");
        screens.put("Deliveries, failed", "deliveries?outcome=failed");
        screens.put("Deliveries, accepted in the last 7 days", "deliveries?outcome=accepted&range=7d");
        screens.put("Deliveries, one event type", "deliveries?event=post_created");
        screens.put("Deliveries, an event type that never fails", "deliveries?event=post_created&outcome=failed");
        screens.put("Deliveries, one learner", "deliveries?source=moodle&learner=101");
        screens.put("Delivery", "deliveries/" + event);
        screens.put("Doctor", "doctor");
        screens.put("Doctor, one source", "doctor?source=moodle");
        screens.put("Learners", "learners");
        screens.put("Learner", "learners/moodle/101");
        screens.put("Learner with most entries", "learners/moodle/100");
        screens.put("Leaderboards", "leaderboards");
        screens.put("Leaderboards, this month", "leaderboards?source=moodle&period=month");
        screens.put("Leaderboards, around a learner", "leaderboards?source=moodle&around=101");
        screens.put("Leaderboards, one course", "leaderboards?source=moodle&course=7");
        screens.put("Rules", "rules");
        screens.put("Rule", "rules/key/forum.posted");
        screens.put("Versions of the rules", "rules/versions");
        screens.put("Version", "rules/versions/1");
        screens.put("Simulations", "rules/simulations");
        screens.put("Event types", "event-types");
        screens.put("Event type", "event-types/of/forum.posted");
        screens.put("Mapping", "event-types/mapping");
        screens.put("Badges", "badges");
        screens.put("Badge with many holders", "badges/filled");
        screens.put("Sources", "sources");
        screens.put("Source", "sources/moodle");
        screens.put("Setup of a source", "sources/moodle/setup");
        screens.put("Imports", "imports");
        screens.put("New import", "imports/new");
        screens.put("Opening balances", "imports/opening-balances");
        screens.put("Reconciliation", "reconciliation");
        screens.put("Corrections", "corrections");
        screens.put("Audit log", "audit");
        screens.put("Audit log, one actor and action", "audit?actor=person-3&action=source.configure");
        screens.put("Audit log, filters that never meet", "audit?actor=person-3&action=rule_set.publish");
        screens.put("Audit record", "audit/" + audit);
        screens.put("Retention", "retention");
        screens.put("Alerts", "alerts");
        screens.put("People", "people");
        screens.put("API keys", "people/api-keys");
        screens.put("Sessions", "people/sessions");
        screens.put("Own sessions", "account/sessions");
        screens.put("Settings", "settings");
        return screens;
    }

    private void report(Rocket rocket) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%,d deliveries, %,d learners, %,d audit records, %,d entries%n%n",
                rocket.sql().number("SELECT count(*) FROM delivery_log"),
                rocket.sql().number("SELECT count(*) FROM account"),
                rocket.sql().number("SELECT count(*) FROM audit_record"),
                rocket.sql().number("SELECT count(*) FROM entry")));
        text.append("| page | first ms | median ms | most ms |\n|---|--:|--:|--:|\n");
        List<String> slow = new ArrayList<>();
        took.forEach((name, all) -> {
            List<Double> later = new ArrayList<>(all.subList(1, all.size()));
            Collections.sort(later);
            double most = later.get(later.size() - 1);
            text.append(String.format(
                    Locale.ROOT, "| %s | %.0f | %.0f | %.0f |%n", name, all.get(0), later.get(VISITS / 2), most));
            if (most > MOST_MILLIS) {
                slow.add(name);
            }
        });
        Files.writeString(REPORT, text);
        assertThat(slow)
                .as("pages that take more than %s ms:%n%s", MOST_MILLIS, text)
                .isEmpty();
    }
}
