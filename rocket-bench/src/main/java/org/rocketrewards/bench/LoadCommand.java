package org.rocketrewards.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rocketrewards.bench.load.EventMix;
import org.rocketrewards.bench.load.Load;
import org.rocketrewards.bench.load.LoadPlan;
import org.rocketrewards.bench.load.LoadResult;

/** {@code bench load}: one run against a server that is up. */
final class LoadCommand {
    private static final Set<String> OPTIONS = Set.of(
            "home",
            "url",
            "token",
            "connections",
            "rate",
            "seconds",
            "warmup",
            "events",
            "threads",
            "first",
            "learners",
            "timeout",
            "expect");
    private static final Set<String> SWITCHES = Set.of("connection-per-event");

    /** More than any server answers in a second, so that runs a second apart never share an event. */
    private static final long NUMBERS_PER_SECOND = 20_000;

    private static final long SECONDS_UNTIL_NUMBERS_RETURN = 8_000_000;

    private static final Pattern LEARNERS = Pattern.compile("(\\d{1,10})-(\\d{1,10})");

    private LoadCommand() {}

    static int run(List<String> arguments, PrintStream out) throws IOException, InterruptedException {
        Options options = Options.of(arguments, OPTIONS, SWITCHES);
        LoadPlan plan = plan(options);
        long first = System.currentTimeMillis() / 1000 % SECONDS_UNTIL_NUMBERS_RETURN * NUMBERS_PER_SECOND;
        Load load = new Load(mix(options), options.number("first", first));

        long warmup = options.number("warmup", options.has("events") ? 0 : 3);
        if (warmup > 0) {
            load.run(plan.lasting(Duration.ofSeconds(warmup)));
        }
        long cpuBefore = cpuNanos();
        LoadResult result = load.run(plan);
        print(plan, result, cpuNanos() - cpuBefore, out);
        return result.clean() ? Bench.OK : Bench.WRONG;
    }

    private static EventMix mix(Options options) {
        EventMix mix = EventMix.standard();
        Optional<String> learners = options.text("learners");
        if (learners.isEmpty()) {
            return mix;
        }
        Matcher range = LEARNERS.matcher(learners.get());
        if (!range.matches()) {
            throw new IllegalArgumentException("--learners takes two ids, such as 100000-999999");
        }
        return mix.among(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)));
    }

    private static LoadPlan plan(Options options) throws IOException {
        Properties firstRun = new Properties();
        Optional<Path> home = options.path("home");
        if (home.isPresent()) {
            Path file = home.get().resolve("first-run.properties");
            try (Reader reader = Files.newBufferedReader(file)) {
                firstRun.load(reader);
            }
        }
        URI url = URI.create(setting(options, "url", firstRun, "webhook.url"));
        int port = url.getPort() < 0 ? 80 : url.getPort();
        return new LoadPlan(
                new InetSocketAddress(InetAddress.getByName(url.getHost()), port),
                url.getRawPath(),
                setting(options, "token", firstRun, "source.token"),
                options.count("connections", 32),
                options.has("connection-per-event"),
                options.number("rate", 0),
                Duration.ofSeconds(options.number("seconds", options.has("events") ? 600 : 10)),
                options.number("events", Long.MAX_VALUE),
                options.count("threads", 1),
                Duration.ofSeconds(options.number("timeout", 10)),
                options.text("expect").orElse("accepted"));
    }

    private static String setting(Options options, String option, Properties firstRun, String property) {
        return options.text(option)
                .or(() -> Optional.ofNullable(firstRun.getProperty(property)))
                .orElseThrow(() -> new IllegalArgumentException("give --home, or --url and --token"));
    }

    private static void print(LoadPlan plan, LoadResult result, long cpuNanos, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%,d events in %.1f s over %d connections%s: %,.0f/s%n",
                result.sent(),
                result.elapsed().toNanos() / 1e9,
                plan.connections(),
                plan.connectionPerEvent() ? " at a time, one per event" : "",
                result.rate());
        out.printf(
                Locale.ROOT,
                "latency ms: p50 %.2f  p95 %.2f  p99 %.2f  max %.2f%s%n",
                result.millis(50),
                result.millis(95),
                result.millis(99),
                result.maxMillis(),
                plan.rate() > 0 ? " (at " + plan.rate() + "/s, from the moment an event was due)" : "");
        out.printf(Locale.ROOT, "generator: %.0f µs CPU per event%n", cpuNanos / 1e3 / Math.max(1, result.sent()));
        out.printf(Locale.ROOT, "answered 200 %s: %,d%n", plan.expected(), result.good());
        for (Map.Entry<String, Long> error : result.errors().entrySet()) {
            out.printf(Locale.ROOT, "answered %s: %,d%n", error.getKey(), error.getValue());
        }
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
