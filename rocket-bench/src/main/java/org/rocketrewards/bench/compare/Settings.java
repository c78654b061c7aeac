package org.rocketrewards.bench.compare;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.rocketrewards.bench.Options;

/**
 * What a comparison does.
 *
 * @param rate events per second in every round; 0 is as fast as the answers come
 * @param note said under the table, such as what else ran on the machine
 */
record Settings(
        Path jar,
        List<String> subjects,
        List<Scenario> scenarios,
        int rounds,
        Duration round,
        Duration warmup,
        long rate,
        int httpThreads,
        int pool,
        int port,
        List<String> jvmOptions,
        boolean keep,
        String note) {

    static final Set<String> OPTIONS = Set.of(
            "jar",
            "subjects",
            "scenarios",
            "rounds",
            "seconds",
            "warmup",
            "rate",
            "http-threads",
            "pool",
            "port",
            "java-options",
            "note",
            "output");
    static final Set<String> SWITCHES = Set.of("keep");

    /** As the script that runs Rocket sets them. */
    private static final String JAVA_OPTIONS = "-Xmx512m";

    private static final List<String> SUBJECTS =
            List.of("rocket", "noop", "transactions", "inserts", "parked", "async");

    static Settings of(Options options) {
        List<String> subjects = list(options, "subjects", "rocket,noop,transactions");
        for (String subject : subjects) {
            if (!SUBJECTS.contains(subject)) {
                throw new IllegalArgumentException("--subjects takes " + String.join(", ", SUBJECTS));
            }
        }
        return new Settings(
                options.path("jar").orElseGet(Settings::rocketJar),
                subjects,
                list(options, "scenarios", "1,32,256,256new").stream()
                        .map(Scenario::of)
                        .toList(),
                options.count("rounds", 5),
                Duration.ofSeconds(options.number("seconds", 5)),
                Duration.ofSeconds(options.number("warmup", 8)),
                options.number("rate", 0),
                options.count("http-threads", 256),
                options.count("pool", 32),
                options.count("port", 26000),
                List.of(options.text("java-options").orElse(JAVA_OPTIONS).trim().split(" +", -1)),
                options.has("keep"),
                options.text("note").orElse(""));
    }

    boolean wants(String subject) {
        return subjects.contains(subject);
    }

    private static List<String> list(Options options, String name, String otherwise) {
        return Arrays.stream(options.text(name).orElse(otherwise).split("[, ]+"))
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** Where the build puts it, seen from this program's own jar. */
    private static Path rocketJar() {
        try {
            Path bench = Path.of(Settings.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path jar =
                    bench.resolve("../../../rocket-launcher/target/rocket.jar").normalize();
            if (!Files.exists(jar)) {
                throw new IllegalArgumentException(
                        "there is no " + jar + ": run ./rocket build, or name it with --jar");
            }
            return jar;
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
