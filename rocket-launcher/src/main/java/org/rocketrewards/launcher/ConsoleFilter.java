package org.rocketrewards.launcher;

import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the application server's own words off the console unless they are warnings, and all of them while it starts or
 * stops: a failed deployment would fill pages. They are in the log file; the first exception is kept, because the
 * server reports it in no other way.
 */
public final class ConsoleFilter implements Filter {
    private static final AtomicReference<@Nullable Throwable> FIRST = new AtomicReference<>();
    private static volatile boolean running;

    @Override
    public boolean isLoggable(LogRecord logged) {
        boolean warning = logged.getLevel().intValue() >= Level.WARNING.intValue();
        Throwable thrown = logged.getThrown();
        if (thrown != null && warning) {
            FIRST.compareAndSet(null, thrown);
        }
        return String.valueOf(logged.getLoggerName()).startsWith("org.rocketrewards.") || (running && warning);
    }

    /** Says whether the server is between start and stop, so that its warnings are shown. */
    static void running(boolean now) {
        running = now;
    }

    /** The first exception that was logged as a warning or worse. */
    static @Nullable Throwable firstException() {
        return FIRST.get();
    }
}
