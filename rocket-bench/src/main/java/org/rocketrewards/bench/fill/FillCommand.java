package org.rocketrewards.bench.fill;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.rocketrewards.bench.Options;
import org.rocketrewards.bench.compare.RocketDatabase;

/** {@code bench fill}: fills the database of a Rocket that runs on a fresh home. */
public final class FillCommand {
    private static final Set<String> OPTIONS = Set.of("home", "deliveries", "learners", "audit", "days", "source");

    private FillCommand() {}

    /** Fills it. */
    public static void run(List<String> arguments, PrintStream out) throws IOException, SQLException {
        Options options = Options.of(arguments, OPTIONS, Set.of("no-bodies"));
        FillPlan plan = new FillPlan(
                options.number("deliveries", 10_000_000),
                options.number("learners", 1_000_000),
                options.number("audit", 10_000_000),
                Duration.ofDays(options.number("days", 120)),
                !options.has("no-bodies"));
        RocketDatabase database = new RocketDatabase(options.path("home")
                .orElseThrow(() -> new IllegalArgumentException("give --home, the ROCKET_HOME of a running Rocket")));
        new Fill(database.superuser(), plan, out).run(options.text("source").orElse("moodle"));
    }
}
