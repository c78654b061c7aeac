package org.rocketrewards.bench.compare;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What the measurements ran on, and what else ran there. */
final class Machine {
    /** The kernel counts processor time in hundredths of a second. */
    private static final long TICK_MILLIS = 10;

    private Machine() {}

    static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    static String jdk() {
        return System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version");
    }

    static String kernel() {
        return System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch");
    }

    /** The commit of the working tree, with a plus when files differ from it. */
    static String commit() throws IOException, InterruptedException {
        String commit = git("rev-parse", "--short=10", "HEAD");
        return commit.isEmpty()
                ? "unknown"
                : commit + (git("status", "--porcelain", "-uno").isEmpty() ? "" : "+");
    }

    /** Processor time of this process so far. */
    static Duration ownCpu() {
        return Duration.ofNanos(
                ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime());
    }

    /** Processor time of everything on the machine so far; zero where it cannot be told. */
    static Duration busy() throws IOException {
        Path stat = Path.of("/proc/stat");
        if (!Files.isReadable(stat)) {
            return Duration.ZERO;
        }
        String[] ticks = Files.readAllLines(stat).get(0).trim().split(" +", -1);
        long sum = 0;
        for (int i = 1; i < ticks.length && i <= 8; i++) {
            boolean idle = i == 4 || i == 5;
            sum += idle ? 0 : Long.parseLong(ticks[i]);
        }
        return Duration.ofMillis(sum * TICK_MILLIS);
    }

    private static String git(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("git");
        builder.command().addAll(List.of(arguments));
        try {
            Process process = builder.redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0 ? said : "";
        } catch (IOException e) {
            // no git here
            return "";
        }
    }
}
