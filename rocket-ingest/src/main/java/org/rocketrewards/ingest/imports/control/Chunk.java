package org.rocketrewards.ingest.imports.control;

import java.util.List;
import org.rocketrewards.ingest.control.Delivered;
import org.rocketrewards.ingest.imports.ImportRowError;
import org.rocketrewards.ingest.imports.ImportTally;

/**
 * Some rows of a file, read and planned.
 *
 * @param deliveries what to book
 * @param rows numbers of the rows of {@code deliveries}
 * @param errors rows that are no events
 * @param ignored rows that bring nothing
 * @param lastRow number of the last row read
 * @param last whether the file ends here
 */
public record Chunk(
        List<Delivered> deliveries,
        List<Long> rows,
        List<ImportRowError> errors,
        List<Ignored> ignored,
        long lastRow,
        boolean last) {

    /** A row that brings nothing, and why. */
    public record Ignored(long row, String reason) {}

    /** Counts of the rows that need no booking. */
    public ImportTally settled() {
        ImportTally tally = new ImportTally();
        errors.forEach(error -> tally.invalid(error.reason()));
        ignored.forEach(each -> tally.ignored(each.reason()));
        return tally;
    }

    /** The same rows as two chunks, with half of the deliveries each; of two deliveries at least. */
    public List<Chunk> halves() {
        int middle = deliveries.size() / 2;
        long border = rows.get(middle) - 1;
        Chunk first = new Chunk(
                deliveries.subList(0, middle),
                rows.subList(0, middle),
                errors.stream().filter(error -> error.row() <= border).toList(),
                ignored.stream().filter(each -> each.row() <= border).toList(),
                border,
                false);
        Chunk second = new Chunk(
                deliveries.subList(middle, deliveries.size()),
                rows.subList(middle, rows.size()),
                errors.stream().filter(error -> error.row() > border).toList(),
                ignored.stream().filter(each -> each.row() > border).toList(),
                lastRow,
                last);
        return List.of(first, second);
    }
}
