package org.rocketrewards.ingest.imports.control;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.imports.ImportKind;
import org.rocketrewards.ingest.imports.ImportPreview;

/** Looks at the beginning of a file, whether or not it can be used. */
public final class FilePreview {
    private static final int ROWS = 10;

    private FilePreview() {}

    /**
     * What is recognised in a file.
     *
     * @param columns names of columns by the field that they hold, where the two differ
     * @throws UnusableFileException when there are no rows of text in it
     */
    public static ImportPreview of(Path file, long mostBytes, ImportKind kind, Map<String, String> columns)
            throws IOException {
        try (CsvFile csv = CsvFile.open(file, mostBytes)) {
            Map<String, String> fieldOf = new LinkedHashMap<>();
            columns.forEach((field, column) -> fieldOf.put(column.toLowerCase(Locale.ROOT), field));
            List<String> fields = csv.header().stream()
                    .map(column -> column.toLowerCase(Locale.ROOT))
                    .map(name -> fieldOf.getOrDefault(name, name))
                    .map(field -> field.startsWith(EventRows.OWN) ? "" : field)
                    .toList();
            List<String> missing = new ArrayList<>(kind.required());
            missing.removeAll(fields);
            return new ImportPreview(csv.separator(), csv.header(), fields, missing, rows(csv));
        }
    }

    /** The first rows; those before one that cannot be read. */
    private static List<List<@Nullable String>> rows(CsvFile csv) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        try {
            for (CsvRow row = csv.next(); row != null && rows.size() < ROWS; row = csv.next()) {
                rows.add(row.cells());
            }
        } catch (UnusableFileException e) {
            // the import says why
        }
        return rows;
    }
}
