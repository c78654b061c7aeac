package org.rocketrewards.launcher;

import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** As {@link LineFormatter}, with the whole message and the stack trace of an exception. */
public final class FileFormatter extends Formatter {
    @Override
    public String format(LogRecord logged) {
        return LineFormatter.line(logged, String.valueOf(formatMessage(logged)))
                + LogText.stackTrace(logged.getThrown());
    }
}
