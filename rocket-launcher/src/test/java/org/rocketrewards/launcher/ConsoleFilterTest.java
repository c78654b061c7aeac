package org.rocketrewards.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsoleFilterTest {
    private final ConsoleFilter filter = new ConsoleFilter();

    @AfterEach
    void reset() {
        ConsoleFilter.running(false);
    }

    @Test
    void ourOwnWordsAreAlwaysShown() {
        assertThat(filter.isLoggable(logged("org.rocketrewards.ingest", Level.INFO)))
                .isTrue();
    }

    @Test
    void serverIsHeardOnlyWhileItRunsAndOnlyWhenItWarns() {
        assertThat(filter.isLoggable(logged("jakarta.enterprise.web", Level.SEVERE)))
                .isFalse();

        ConsoleFilter.running(true);

        assertThat(filter.isLoggable(logged("jakarta.enterprise.web", Level.WARNING)))
                .isTrue();
        assertThat(filter.isLoggable(logged("jakarta.enterprise.web", Level.INFO)))
                .isFalse();
    }

    @Test
    void firstExceptionIsKept() {
        Exception first = new IllegalStateException("first");

        filter.isLoggable(thrown(first));
        filter.isLoggable(thrown(new IllegalStateException("second")));

        assertThat(ConsoleFilter.firstException()).isSameAs(first);
    }

    private static LogRecord thrown(Exception exception) {
        LogRecord logged = logged("jakarta.enterprise.web", Level.SEVERE);
        logged.setThrown(exception);
        return logged;
    }

    private static LogRecord logged(String logger, Level level) {
        LogRecord logged = new LogRecord(level, "message");
        logged.setLoggerName(logger);
        return logged;
    }
}
