package org.rocketrewards.ledger.control;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/** Running text on A4 pages: lines that are too long go on in the next. */
public final class TextPages implements AutoCloseable {
    private static final int LONGEST_LINE = 115;
    private static final int SIZE = 8;
    private static final int HEADING_SIZE = 13;

    private final PdfPages pages;

    /** An empty document with a title for its readers. */
    public TextPages(String title, Instant madeAt) throws IOException {
        pages = new PdfPages(title, madeAt);
    }

    /** Adds a line; a heading is larger and has room above it. */
    public void line(String text, boolean heading) throws IOException {
        if (heading) {
            pages.down(26, HEADING_SIZE);
            pages.left(text, HEADING_SIZE, PdfPages.LEFT, PdfPages.RIGHT - PdfPages.LEFT);
            return;
        }
        for (int start = 0; start < text.length(); start += LONGEST_LINE) {
            pages.down(start == 0 ? 14 : 10, SIZE);
            String part = text.substring(start, Math.min(text.length(), start + LONGEST_LINE));
            pages.left(part, SIZE, PdfPages.LEFT, PdfPages.RIGHT - PdfPages.LEFT);
        }
    }

    /** Writes the finished document. */
    public void write(OutputStream out) throws IOException {
        out.write(pages.toBytes());
    }

    @Override
    public void close() throws IOException {
        pages.close();
    }
}
