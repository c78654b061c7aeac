package org.rocketrewards.launcher;

import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the application server's own words off the console until the start is over: a failed deployment would fill
 * pages. They are in the log file; the first exception is kept, because the server reports it in no other way.
 */
public final class StartFilter implements Filter {
    private static final AtomicReference<@Nullable Throwable> FIRST = new AtomicReference<>();
    private static volatile boolean over;

    @Override
    public boolean isLoggable(LogRecord logged) {
        Throwable thrown = logged.getThrown();
        if (thrown != null && logged.getLevel().intValue() >= Level.WARNING.intValue()) {
            FIRST.compareAndSet(null, thrown);
        }
        return over || String.valueOf(logged.getLoggerName()).startsWith("org.rocketrewards.");
    }

    /** From now on everything is shown. */
    static void startIsOver() {
        over = true;
    }

    /** The first exception that was logged as a warning or worse. */
    static @Nullable Throwable firstException() {
        return FIRST.get();
    }
}
