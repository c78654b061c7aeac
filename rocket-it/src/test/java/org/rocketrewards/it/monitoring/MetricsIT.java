package org.rocketrewards.it.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocketrewards.it.harness.Admin;
import org.rocketrewards.it.harness.Answer;
import org.rocketrewards.it.harness.Rocket;
import org.rocketrewards.it.harness.RunningRocket;

/** The figures for Prometheus, and the dashboard and the alert rules that read them. */
@ExtendWith(RunningRocket.class)
class MetricsIT {
    private static final Path FILES = Path.of("../packaging/monitoring");
    private static final Pattern SAMPLE =
            Pattern.compile("([a-z_]+)(\\{([a-z_]+=\"([^\"\\\\]|\\\\.)*\",?)+})? [-+0-9.eE]+");
    private static final Pattern NAME = Pattern.compile("\\b(?:rocket|jvm|process)_[a-z_]+\\b");

    private final Rocket rocket;

    MetricsIT(Rocket rocket) {
        this.rocket = rocket;
    }

    @Test
    void everyDeliveryIsCountedUnderItsSourceAndOutcome() {
        Rocket.Source source = rocket.newSource();
        String event = event();
        source.hook().post(event);
        source.hook().post(event);
        source.hook().post("{");

        String figures = figures();

        assertThat(figures)
                .contains(
                        counted(source, "accepted", 1),
                        counted(source, "duplicate", 1),
                        counted(source, "refused", 1),
                        counted(source, "failed", 0),
                        "rocket_delivery_seconds_count{source=\"" + source.name() + "\"} 3\n",
                        "rocket_delivery_seconds_bucket{le=\"+Inf\",source=\"" + source.name() + "\"} 3\n",
                        "rocket_source_last_event_timestamp_seconds{source=\"" + source.name() + "\"} ");
    }

    @Test
    void figuresAreWrittenAsPrometheusReadsThem() {
        Answer answer = Admin.withRole(rocket, "auditor").send("GET", "metrics", null, null);

        assertThat(answer.header("Content-Type").orElse(""))
                .startsWith("text/plain")
                .contains("version=0.0.4");
        assertThat(answer.body()).endsWith("\n");
        assertThat(answer.body().lines().filter(line -> !line.startsWith("#")))
                .isNotEmpty()
                .allMatch(line -> SAMPLE.matcher(line).matches());
        assertThat(answer.body().lines().filter(line -> line.startsWith("# TYPE")))
                .doesNotHaveDuplicates();
    }

    @Test
    void thePoolSaysHowMuchOfItIsUsed() {
        assertThat(figures()
                        .lines()
                        .filter(line -> line.startsWith("rocket_pool_connections_used "))
                        .map(line -> Integer.parseInt(line.split(" ", -1)[1])))
                .singleElement()
                .satisfies(used -> assertThat(used).isBetween(0, 24));
    }

    @Test
    void withoutAKeyNothingIsTold() {
        assertThat(rocket.http().send(rocket.http().to("/api/v1/metrics").GET()).status())
                .isEqualTo(401);
        assertThat(rocket.http().send(rocket.http().to("/metrics").GET()).status())
                .isIn(403, 404);
    }

    @Test
    void theDashboardAndTheRulesReadFiguresThatThereAre() throws IOException {
        rocket.newSource().hook().post(event());
        Set<String> exposed = figures()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceAll("[{ ].*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        figures()
                .lines()
                .filter(line -> line.startsWith("# TYPE"))
                .map(line -> line.split(" ", -1)[2])
                .forEach(exposed::add);

        Set<String> read = new TreeSet<>(names("rocket-dashboard.json"));
        assertThat(read).hasSizeGreaterThan(12);
        read.addAll(names("rocket-alerts.yml"));
        assertThat(exposed).containsAll(read);
    }

    @Test
    void eachFigureIsExplained() throws IOException {
        String guide = Files.readString(Path.of("../docs/monitoring.md"));

        assertThat(figures().lines().filter(line -> line.startsWith("# TYPE")))
                .allSatisfy(line -> assertThat(guide).contains("`" + line.split(" ", -1)[2] + "`"));
    }

    private String event() {
        return """
                {"id": "71", "eventname": "\\\\mod_forum\\\\event\\\\post_created", "userid": "31", "courseid": "2",
                 "contextinstanceid": "44", "component": "mod_forum", "objectid": "7", "timecreated": "%s"}
                """.formatted(rocket.sql().number("SELECT extract(epoch FROM now())::bigint"));
    }

    private static Set<String> names(String file) throws IOException {
        Set<String> names = new TreeSet<>();
        Matcher found = NAME.matcher(Files.readString(FILES.resolve(file)));
        while (found.find()) {
            names.add(found.group());
        }
        return names;
    }

    private String figures() {
        return Admin.withRole(rocket, "auditor")
                .send("GET", "metrics", null, null)
                .body();
    }

    private static String counted(Rocket.Source source, String outcome, int times) {
        return "rocket_deliveries_total{outcome=\"" + outcome + "\",source=\"" + source.name() + "\"} " + times + "\n";
    }
}
