package org.rocketrewards.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LogFormatTest {
    @Test
    void lineTellsTimeLevelModuleAndMessage() {
        assertThat(new LineFormatter().format(logged("delivery.accepted points=5", null)))
                .isEqualTo("2026-11-22T10:00:00.120Z INFO    ingest delivery.accepted points=5\n");
    }

    @Test
    void exceptionStaysOnTheLineWithItsCauses() {
        Exception thrown = new IllegalStateException("outer", new IllegalArgumentException("two\nlines"));

        assertThat(new LineFormatter().format(logged("failed", thrown)))
                .endsWith(" failed <- IllegalStateException: outer <- IllegalArgumentException: two | lines\n")
                .hasLineCount(1);
    }

    @Test
    void stackTraceInsideAMessageIsLeftToTheFile() {
        LogRecord logged = logged("Exception in a page\njava.io.IOException: closed\n\tat a.B.c(B.java:1)\n", null);

        assertThat(new LineFormatter().format(logged)).endsWith(" Exception in a page | java.io.IOException: closed\n");
        assertThat(new FileFormatter().format(logged)).contains("\tat a.B.c(B.java:1)\n");
    }

    @Test
    void fileHasTheStackTraceToo() {
        assertThat(new FileFormatter().format(logged("failed", new IllegalStateException("outer"))))
                .contains("\n\tat " + LogFormatTest.class.getName());
    }

    @Test
    void jsonIsOneObjectPerLine() {
        String line = new JsonFormatter().format(logged("say \"hi\" \\ \u0001 \uD83D\uDE80\n", null));

        assertThat(line).endsWith("}\n").hasLineCount(1);
        JsonObject json = Json.createReader(new StringReader(line)).readObject();
        assertThat(json.getString("message")).isEqualTo("say \"hi\" \\ \u0001 \uD83D\uDE80\n");
        assertThat(json.getString("level")).isEqualTo("INFO");
        assertThat(json.getString("logger")).isEqualTo("org.rocketrewards.ingest");
    }

    private static LogRecord logged(String message, Throwable thrown) {
        LogRecord logged = new LogRecord(Level.INFO, message);
        logged.setInstant(Instant.parse("2026-11-22T10:00:00.120987Z"));
        logged.setLoggerName("org.rocketrewards.ingest");
        logged.setThrown(thrown);
        return logged;
    }
}
