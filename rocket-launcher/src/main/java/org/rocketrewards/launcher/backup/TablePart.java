package org.rocketrewards.launcher.backup;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table in a backup, or one month of a partitioned table.
 *
 * @param parent the partitioned table that it is a month of; empty for a table of its own
 * @param sha256 of its rows as COPY writes them, in hexadecimal digits
 */
public record TablePart(String name, String parent, List<String> columns, long rows, String sha256) {
    /** Copies the list. */
    public TablePart {
        columns = List.copyOf(columns);
    }

    /** Where its rows are in the file. */
    String entry() {
        return "tables/" + name + ".copy";
    }

    /** For COPY: the table with its columns by name, whose order may differ. */
    String target() {
        return Identifiers.quoted(name)
                + columns.stream().map(Identifiers::quoted).collect(Collectors.joining(", ", " (", ")"));
    }
}
