package org.rocketrewards.ledger.boundary;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.rocketrewards.ledger.control.TextPages;

/** Lines of text as a PDF of A4 pages, for other modules. */
public final class TextPdf {
    private TextPdf() {}

    /** A line; a heading is larger and has room above it. */
    public record Line(boolean heading, String text) {}

    /** Writes the whole document; the stream stays open. */
    public static void write(String title, Instant madeAt, List<Line> lines, OutputStream out) throws IOException {
        try (TextPages pages = new TextPages(title, madeAt)) {
            for (Line line : lines) {
                pages.line(line.text(), line.heading());
            }
            pages.write(out);
        }
    }
}
