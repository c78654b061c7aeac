package org.rocketrewards.ledger.control;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/**
 * Text on A4 pages, from top to bottom; begins another page when one is full. One font, which is embedded: it has the
 * letters of Latin, Greek and Cyrillic script, and what it lacks shows as a question mark.
 */
final class PdfPages implements AutoCloseable {
    static final float LEFT = 50;
    static final float RIGHT = PDRectangle.A4.getWidth() - 50;
    private static final float TOP = PDRectangle.A4.getHeight() - 60;
    private static final float BOTTOM = 60;
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final PDDocument document = new PDDocument();
    private final PDFont font;
    private @Nullable PDPageContentStream page;
    private float y;

    /** An empty document with a title for its readers. */
    PdfPages(String title, Instant madeAt) throws IOException {
        try (InputStream ttf = Objects.requireNonNull(PDFont.class.getResourceAsStream(FONT), FONT)) {
            font = PDType0Font.load(document, ttf);
        }
        Calendar made = GregorianCalendar.from(ZonedDateTime.ofInstant(madeAt, ZoneOffset.UTC));
        document.getDocumentInformation().setTitle(title);
        document.getDocumentInformation().setProducer("Rocket Learning Rewards");
        document.getDocumentInformation().setCreationDate(made);
        document.getDocumentInformation().setModificationDate(made);
        document.getDocumentCatalog().setLanguage("en");
    }

    /** Goes down; to another page when less than {@code needed} is left. True when it did begin one. */
    boolean down(float by, float needed) throws IOException {
        y -= by;
        if (page == null || y - needed < BOTTOM) {
            newPage();
            return true;
        }
        return false;
    }

    private void newPage() throws IOException {
        if (page != null) {
            page.close();
        }
        PDPage added = new PDPage(PDRectangle.A4);
        document.addPage(added);
        page = new PDPageContentStream(document, added);
        y = TOP;
    }

    /** Writes at the current height, from {@code x} on, cut off to a width. */
    void left(String text, float size, float x, float width) throws IOException {
        show(fit(printable(text), size, width), size, x);
    }

    /** Writes at the current height, up to {@code x}. */
    void right(String text, float size, float x) throws IOException {
        String shown = printable(text);
        show(shown, size, x - width(shown, size));
    }

    /** Draws a line across the page, a little below the current height. */
    void rule() throws IOException {
        PDPageContentStream stream = stream();
        stream.setLineWidth(0.5f);
        stream.moveTo(LEFT, y - 3);
        stream.lineTo(RIGHT, y - 3);
        stream.stroke();
    }

    private void show(String text, float size, float x) throws IOException {
        PDPageContentStream stream = stream();
        stream.beginText();
        stream.setFont(font, size);
        stream.newLineAtOffset(x, y);
        stream.showText(text);
        stream.endText();
    }

    private PDPageContentStream stream() {
        return Objects.requireNonNull(page, "down() comes first");
    }

    private String fit(String text, float size, float width) throws IOException {
        if (width(text, size) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 0 && width(text.substring(0, end) + "…", size) > width) {
            end--;
        }
        return text.substring(0, end) + "…";
    }

    private float width(String text, float size) throws IOException {
        return font.getStringWidth(text) / 1000 * size;
    }

    /** What the font can show; control characters are spaces. */
    private String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (Character.isISOControl(point)) {
                printable.append(' ');
            } else if (hasGlyph(point)) {
                printable.appendCodePoint(point);
            } else {
                printable.append('?');
            }
        });
        return printable.toString();
    }

    private boolean hasGlyph(int point) {
        try {
            return font.encode(Character.toString(point)).length > 0;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    /** The finished document. */
    byte[] toBytes() throws IOException {
        if (page != null) {
            page.close();
            page = null;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
