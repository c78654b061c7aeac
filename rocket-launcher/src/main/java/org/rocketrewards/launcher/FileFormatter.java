package org.rocketrewards.launcher;

import java.util.logging.LogRecord;

/** As {@link LineFormatter}, with the stack trace below the line of an exception. */
public final class FileFormatter extends LineFormatter {
    @Override
    public String format(LogRecord logged) {
        return super.format(logged) + LogText.stackTrace(logged.getThrown());
    }
}
