package org.rocketrewards.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    private static String line(@Nullable Object... cells) throws IOException {
        StringBuilder out = new StringBuilder();
        new Csv(out).line(cells);
        return out.toString();
    }

    @Test
    void cellsAreSeparatedAndLinesEnded() throws IOException {
        assertThat(line("a", 5L, null, -7, "")).isEqualTo("a,5,,-7,\r\n");
    }

    @Test
    void whatWouldEndACellIsQuoted() throws IOException {
        assertThat(line("a,b", "say \"yes\"", "two\nlines", "a;b"))
                .isEqualTo("\"a,b\",\"say \"\"yes\"\"\",\"two\nlines\",\"a;b\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=HYPERLINK(\"x\")", "-"})
    void noTextIsAFormula(String text) throws IOException {
        assertThat(line(text).replace("\"", "")).startsWith("'" + text.replace("\"", ""));
    }
}
