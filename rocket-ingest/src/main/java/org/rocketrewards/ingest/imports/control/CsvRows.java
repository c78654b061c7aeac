package org.rocketrewards.ingest.imports.control;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the cells of a row, tells empty ones from those that are not there, and holds them to a size. */
final class CsvRows extends AbstractBaseCsvCallbackHandler<CsvRow> {
    static final int LONGEST_ROW = 1 << 20;
    static final int MOST_CELLS = 500;

    private List<@Nullable String> cells = new ArrayList<>();
    private int characters;

    @Override
    protected void handleBegin(long startingLineNumber) {
        cells = new ArrayList<>();
        characters = 0;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        characters += length + 1;
        if (index >= MOST_CELLS) {
            throw new UnusableFileException(
                    "too_many_columns",
                    getStartingLineNumber(),
                    "A row has more than " + MOST_CELLS
                            + " cells; a row of events has a few dozen: look whether this is "
                            + "the right file, with the right separator.");
        }
        if (characters > LONGEST_ROW) {
            throw tooLong(getStartingLineNumber());
        }
        cells.add(length == 0 && !quoted ? null : new String(buffer, offset, length));
    }

    @Override
    protected CsvRow buildRecord() {
        return new CsvRow(getStartingLineNumber(), cells);
    }

    static UnusableFileException tooLong(@Nullable Long line) {
        int mebibytes = LONGEST_ROW >> 20;
        return new UnusableFileException(
                "row_too_long",
                line,
                "A row is longer than " + mebibytes + " MiB: most often a quotation mark opens and never "
                        + "closes. Look at the row that begins there.");
    }
}
