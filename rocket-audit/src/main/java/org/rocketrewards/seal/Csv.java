package org.rocketrewards.seal;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Lines of comma-separated values as RFC 4180 has them. Text that a spreadsheet would take for a formula gets an
 * apostrophe in front, which spreadsheets do not show.
 */
public final class Csv {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+");
    private static final String FORMULA = "=+-@\t\r\n";

    private Csv() {}

    /** One line, with its line end. */
    public static String line(List<String> fields) {
        return String.join(",", fields.stream().map(Csv::field).toList()) + "\r\n";
    }

    private static String field(String value) {
        String safe = value;
        if (!value.isEmpty()
                && FORMULA.indexOf(value.charAt(0)) >= 0
                && !NUMBER.matcher(value).matches()) {
            safe = "'" + value;
        }
        boolean quoted = safe.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
