package org.rocketrewards.model;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes comma-separated values (RFC 4180, lines end in CRLF). A text that a spreadsheet would take for a formula gets an
 * apostrophe in front: what learners and clients wrote must not run on the desk of whoever opens the file.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
 */
public final class Csv {
    private static final String FORMULA = "=+-@\t\r\n";

    private final Appendable out;

    /** Writes to {@code out}. */
    public Csv(Appendable out) {
        this.out = out;
    }

    /** Writes a line; numbers as they are, null as an empty cell, everything else as text. */
    public Csv line(@Nullable Object... cells) throws IOException {
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                out.append(',');
            }
            Object cell = cells[i];
            if (cell != null) {
                out.append(cell instanceof Number ? cell.toString() : text(cell.toString()));
            }
        }
        out.append("\r\n");
        return this;
    }

    private static String text(String value) {
        String safe = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        boolean quote = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n' || c == ';')
                || !safe.equals(safe.strip());
        return quote ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
