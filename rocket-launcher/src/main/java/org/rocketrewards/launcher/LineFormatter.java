package org.rocketrewards.launcher;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * One line per record, for people: time, level, who, what; of an exception only the messages. The log file has its
 * stack trace.
 */
public final class LineFormatter extends Formatter {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    @Override
    public String format(LogRecord logged) {
        return line(logged, LogText.oneLine(formatMessage(logged)) + LogText.causes(logged.getThrown()));
    }

    static String line(LogRecord logged, String message) {
        return TIME.format(logged.getInstant().truncatedTo(ChronoUnit.MILLIS)) + " "
                + String.format("%-7s", logged.getLevel().getName()) + " " + LogText.logger(logged) + " " + message
                + "\n";
    }
}
