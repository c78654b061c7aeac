package org.rocketrewards.bench.compare;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rocketrewards.bench.Options;
import org.rocketrewards.bench.load.LoadResult;

/** {@code bench compare}: the rounds, one subject after the other and back again, and the report. */
public final class Comparison {
    private final Settings settings;
    private final PrintStream progress;
    private final List<Round> rounds = new ArrayList<>();
    private final List<Double> otherLoad = new ArrayList<>();

    private Comparison(Settings settings, PrintStream progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Runs a comparison and prints its report.
     *
     * @return whether every event was answered as it should have been
     */
    public static boolean run(List<String> arguments, PrintStream out, PrintStream progress)
            throws IOException, InterruptedException {
        Options options = Options.of(arguments, Settings.OPTIONS, Settings.SWITCHES);
        Comparison comparison = new Comparison(Settings.of(options), progress);
        String report = comparison.report();
        out.print(report);
        Optional<Path> file = options.path("output");
        if (file.isPresent()) {
            Files.writeString(file.get(), report);
        }
        return comparison.rounds.stream().allMatch(round -> round.result().clean());
    }

    private String report() throws IOException, InterruptedException {
        try (Stage stage = Stage.open(settings, progress)) {
            for (Scenario scenario : settings.scenarios()) {
                measure(stage, scenario);
            }
            return text(stage);
        }
    }

    private void measure(Stage stage, Scenario scenario) throws IOException, InterruptedException {
        List<Subject> subjects = new ArrayList<>(stage.subjects().stream()
                .filter(subject -> subject.hasConnections() || !scenario.connectionPerEvent())
                .toList());
        for (Subject subject : subjects) {
            progress.println("warming up: " + subject.name() + ", " + scenario);
            subject.drive(scenario, settings.warmup(), settings.rate());
        }
        for (int i = 0; i < settings.rounds(); i++) {
            for (Subject subject : subjects) {
                Round round = round(stage, subject, scenario);
                rounds.add(round);
                progress.printf(
                        Locale.ROOT,
                        "round %d of %d, %s, %s: %,.0f/s, p50 %.2f ms%n",
                        i + 1,
                        settings.rounds(),
                        scenario,
                        subject.name(),
                        round.result().rate(),
                        round.result().millis(50));
            }
            Collections.reverse(subjects);
        }
    }

    private Round round(Stage stage, Subject subject, Scenario scenario) throws IOException, InterruptedException {
        Duration server = subject.serverCpu();
        Duration database = stage.databaseCpu();
        Duration own = Machine.ownCpu();
        Duration busy = Machine.busy();
        long start = System.nanoTime();
        LoadResult result = subject.drive(scenario, settings.round(), settings.rate());
        double capacity = (System.nanoTime() - start) * (double) Machine.cores();
        Round round = new Round(
                subject,
                scenario,
                result,
                subject.serverCpu().minus(server),
                stage.databaseCpu().minus(database),
                Machine.ownCpu().minus(own));
        Duration ours = round.serverCpu().plus(round.databaseCpu()).plus(round.benchCpu());
        otherLoad.add(100 * Math.max(0, Machine.busy().minus(busy).minus(ours).toNanos()) / capacity);
        return round;
    }

    private String text(Stage stage) throws IOException, InterruptedException {
        Report report = new Report(rounds, Stage.NOOP, Stage.TRANSACTIONS);
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s, commit %s. %d rounds of %d s each%s, in turn; medians, least and most in brackets.%n",
                LocalDate.now(ZoneOffset.UTC),
                Machine.commit(),
                settings.rounds(),
                settings.round().toSeconds(),
                settings.rate() > 0 ? " at " + settings.rate() + " events/s" : ""));
        text.append(String.format(
                Locale.ROOT,
                "%d cores for generator, servers and database; %s, JVM options %s, %d HTTP threads; %s; %s.%n",
                Machine.cores(),
                Machine.jdk(),
                String.join(" ", settings.jvmOptions()),
                settings.httpThreads(),
                stage.database() == null
                        ? "no database"
                        : "PostgreSQL " + stage.database().version() + ", fsync on",
                Machine.kernel()));
        Spread other =
                Spread.of(otherLoad.stream().mapToDouble(Double::doubleValue).toArray());
        text.append(String.format(
                Locale.ROOT,
                "Kernel and other load during the rounds: %.0f %% of the processors (%.0f–%.0f).%s%n%n",
                other.median(),
                other.least(),
                other.most(),
                settings.note().isEmpty() ? "" : " " + settings.note()));
        text.append(report.table());
        text.append(rows(stage));
        text.append(report.errors().isEmpty() ? "" : "\nNot answered as expected:\n\n" + report.errors());
        return text.toString();
    }

    private String rows(Stage stage) throws IOException {
        RocketDatabase database = stage.database();
        if (database == null || !settings.wants("rocket")) {
            return "";
        }
        Map<String, Double> rocket = database.rowsPerEvent(false);
        Map<String, Double> second = settings.wants("transactions") ? database.rowsPerEvent(true) : Map.of();
        List<String> tables = new ArrayList<>();
        rocket.forEach((table, rows) -> tables.add(String.format(Locale.ROOT, "%s %.3f", table, rows)
                + (second.isEmpty() ? "" : String.format(Locale.ROOT, " / %.3f", second.get(table)))));
        return "\nRows per event" + (second.isEmpty() ? "" : " (Rocket / one transaction per event)") + ": "
                + String.join(", ", tables) + ".\n";
    }
}
