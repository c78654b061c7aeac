package org.rocketrewards.it.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rocketrewards.it.harness.RocketProcess;

/** What a Rocket's collector said of its heap. */
final class HeapLog {
    private static final Pattern PAUSE = Pattern.compile("(Pause \\w+).* (\\d+)M->(\\d+)M\\((\\d+)M\\)");

    private final RocketProcess process;
    private final Path file;

    /** Makes a Rocket that does not run yet tell of its heap. */
    HeapLog(RocketProcess process, Path file) {
        this.process = process.withJava("-Xlog:gc:file=" + file);
        this.file = file;
    }

    /** Collects everything, and tells how many MB were left. */
    int live() {
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            String.valueOf(process.java().pid()),
                            "GC.run")
                    .redirectErrorStream(true)
                    .start();
            jcmd.getInputStream().readAllBytes();
            jcmd.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        List<Integer> left = megabytes("Pause Full", 3);
        return left.get(left.size() - 1);
    }

    /** The largest size that the heap had, in MB. */
    int largest() {
        return megabytes("Pause", 4).stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** How much memory the process has of the machine, in MB, the heap and all else. */
    int resident() {
        try (Stream<String> lines =
                Files.lines(Path.of("/proc/" + process.java().pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Integer> megabytes(String pause, int group) {
        List<Integer> found = new ArrayList<>();
        try (Stream<String> lines = Files.lines(file)) {
            lines.map(PAUSE::matcher)
                    .filter(Matcher::find)
                    .filter(line -> line.group(1).startsWith(pause))
                    .forEach(line -> found.add(Integer.parseInt(line.group(group))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
