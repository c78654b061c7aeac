package org.rocketrewards.ingest.imports;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was recognised in a file.
 *
 * @param separator what separates its columns
 * @param columns the names in its first line
 * @param fields for each column the field that it is read as; empty where it is not read
 * @param missing fields that are needed and that no column holds
 * @param rows the first rows, cell by cell; null where the file carries nothing
 */
public record ImportPreview(
        char separator,
        List<String> columns,
        List<String> fields,
        List<String> missing,
        List<List<@Nullable String>> rows) {
    /** Copies the lists. */
    public ImportPreview {
        columns = List.copyOf(columns);
        fields = List.copyOf(fields);
        missing = List.copyOf(missing);
        rows = new ArrayList<>(rows);
    }
}
