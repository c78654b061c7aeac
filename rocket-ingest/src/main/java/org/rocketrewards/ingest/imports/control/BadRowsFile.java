package org.rocketrewards.ingest.imports.control;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.imports.ImportRowError;

/**
 * Writes the rows of a file that are no events, with what is wrong in columns of their own, to be mended and uploaded
 * again. Found by reading the file once more, so that ten million of them take no more memory than one.
 */
public final class BadRowsFile {
    private final ImportJob job;
    private final Path path;
    private final long mostBytes;

    /** The bad rows of an import's file. */
    public BadRowsFile(ImportJob job, Path path, long mostBytes) {
        this.job = job;
        this.path = path;
        this.mostBytes = mostBytes;
    }

    /** Writes all of them; the stream stays open. */
    public void write(OutputStream out) throws IOException {
        try (CsvFile file = CsvFile.open(path, mostBytes)) {
            EventRows events = new EventRows(job.kind(), file.header(), job.columns());
            Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            CsvWriter writer =
                    CsvWriter.builder().fieldSeparator(file.separator()).build(text);
            List<@Nullable String> header = new ArrayList<>();
            for (String column : file.header()) {
                header.add(column.startsWith(EventRows.OWN) ? "" : column);
            }
            header.addAll(List.of("rocket_row", "rocket_column", "rocket_reason", "rocket_detail"));
            writer.writeRecord(header.toArray(new String[0]));
            long number = 0;
            for (CsvRow row = file.next(); row != null; row = file.next()) {
                number++;
                try {
                    events.event(row, job.createdAt());
                } catch (EventRows.BadRowException e) {
                    writer.writeRecord(cells(row, header.size() - 4, e.at(number, row.line())));
                }
            }
            writer.flush();
        }
    }

    private static String[] cells(CsvRow row, int width, ImportRowError error) {
        String[] cells = new String[width + 4];
        for (int i = 0; i < width; i++) {
            String cell = i < row.cells().size() ? row.cells().get(i) : null;
            cells[i] = cell == null ? null : FormulaGuard.close(cell);
        }
        cells[width] = Long.toString(error.row());
        cells[width + 1] = error.column();
        cells[width + 2] = error.reason();
        cells[width + 3] = error.detail();
        return cells;
    }
}
