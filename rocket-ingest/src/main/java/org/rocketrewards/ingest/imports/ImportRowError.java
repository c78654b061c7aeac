package org.rocketrewards.ingest.imports;

import org.jspecify.annotations.Nullable;

/**
 * A row that cannot be booked as it is.
 *
 * @param row 1 is the first row after the header
 * @param line of the file, where the row begins; 1 is the first
 * @param column the cell to blame; null when it is the row
 * @param reason stable code
 * @param detail a sentence that says what to do
 * @param delivery where the event is kept, to be tried again; null when the file has to be mended
 */
public record ImportRowError(
        long row,
        long line,
        @Nullable String column,
        String reason,
        String detail,
        @Nullable Long delivery) {}
