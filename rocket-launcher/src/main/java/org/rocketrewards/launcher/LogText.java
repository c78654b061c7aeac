package org.rocketrewards.launcher;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.LogRecord;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parts that log lines are made of. */
final class LogText {
    private static final String OURS = "org.rocketrewards.";

    private LogText() {}

    /** Who logged; our own modules by their short name. */
    static String logger(LogRecord logged) {
        String name = String.valueOf(logged.getLoggerName());
        return name.startsWith(OURS) ? name.substring(OURS.length()) : name;
    }

    /** The text up to a stack trace in it, its lines joined. */
    static String oneLine(@Nullable String text) {
        return String.valueOf(text)
                .lines()
                .map(String::strip)
                .takeWhile(line -> !line.startsWith("at "))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" | "));
    }

    /** An exception and its causes in one line; causes whose message their exception repeats are left out. */
    static String causes(@Nullable Throwable thrown) {
        StringBuilder line = new StringBuilder();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            String text = describe(cause);
            if (line.indexOf(text) < 0) {
                line.append(" <- ").append(text);
            }
        }
        return line.toString();
    }

    /** What is at the bottom of an exception. */
    static String rootCause(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return describe(root);
    }

    private static String describe(Throwable thrown) {
        String name = thrown.getClass().getSimpleName();
        return thrown.getMessage() == null ? name : name + ": " + oneLine(thrown.getMessage());
    }

    static String stackTrace(@Nullable Throwable thrown) {
        if (thrown == null) {
            return "";
        }
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace, true));
        return trace.toString();
    }
}
