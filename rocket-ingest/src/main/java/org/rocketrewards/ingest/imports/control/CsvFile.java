package org.rocketrewards.ingest.imports.control;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A file of comma, semicolon or tab separated rows in UTF-8, plain or gzip, read from its beginning with a few hundred
 * kilobytes of memory whatever its size. What makes the whole file unusable is an {@link UnusableFileException}.
 */
public final class CsvFile implements Closeable {
    private static final int BUFFER = 1 << 16;
    private static final int HEADER_LIMIT = 64 * 1024;
    private static final String SEPARATORS = ",;\t";

    private final Reader text;
    private final CsvReader<CsvRow> reader;
    private final CloseableIterator<CsvRow> rows;
    private final List<String> header;
    private final char separator;
    private long line = 1;

    private CsvFile(Reader text) throws IOException {
        this.text = text;
        this.separator = separator(text);
        this.reader = CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(CsvRows.LONGEST_ROW)
                .build(new CsvRows(), text);
        this.rows = reader.iterator();
        this.header = readHeader();
    }

    /**
     * Opens a file and reads its header.
     *
     * @param mostBytes how much it may be after decompression
     */
    public static CsvFile open(Path file, long mostBytes) throws IOException {
        return of(Files.newInputStream(file), mostBytes);
    }

    /** Reads a file that comes from anywhere; closing this closes it. */
    static CsvFile of(InputStream file, long mostBytes) throws IOException {
        InputStream in = new BufferedInputStream(file, BUFFER);
        try {
            return new CsvFile(reader(in, mostBytes));
        } catch (IOException | RuntimeException e) {
            in.close();
            throw translated(e, null);
        }
    }

    private static Reader reader(InputStream in, long mostBytes) throws IOException {
        in.mark(4);
        byte[] start = in.readNBytes(4);
        in.reset();
        InputStream plain = in;
        if (start.length >= 2 && start[0] == 0x1F && (start[1] & 0xFF) == 0x8B) {
            plain = new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER);
            plain.mark(4);
            start = plain.readNBytes(4);
            plain.reset();
        }
        requireText(start);
        if (start.length >= 3 && (start[0] & 0xFF) == 0xEF && (start[1] & 0xFF) == 0xBB && (start[2] & 0xFF) == 0xBF) {
            plain.skipNBytes(3);
        }
        return new BufferedReader(
                new InputStreamReader(
                        new LimitedInput(plain, mostBytes),
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                BUFFER);
    }

    private static void requireText(byte[] start) {
        if (start.length == 0) {
            throw new UnusableFileException("empty_file", null, "The file is empty: it needs a header and rows.");
        }
        int first = start[0] & 0xFF;
        int second = start.length > 1 ? start[1] & 0xFF : -1;
        if ((first == 0xFF && second == 0xFE) || (first == 0xFE && second == 0xFF)) {
            throw new UnusableFileException(
                    "wrong_encoding", 1L, "The file is UTF-16: save it as UTF-8 (in a spreadsheet: “CSV UTF-8”).");
        }
        if (first == 'P' && second == 'K') {
            throw new UnusableFileException(
                    "not_csv",
                    null,
                    "The file is a ZIP archive or a spreadsheet (xlsx, ods): save it as CSV, or pack it with gzip.");
        }
    }

    /** The separator that the header uses; looked for in its first line, outside of quotes. */
    private static char separator(Reader text) throws IOException {
        text.mark(HEADER_LIMIT + 1);
        int[] found = new int[SEPARATORS.length()];
        boolean quoted = false;
        int read = 0;
        for (int c = text.read(); c >= 0 && (quoted || (c != '\n' && c != '\r')); c = text.read()) {
            if (c == 0) {
                throw binary(1L);
            }
            if (++read > HEADER_LIMIT) {
                throw new UnusableFileException(
                        "row_too_long",
                        1L,
                        "The first line is longer than 64 KiB, so it is no header: the first line names the columns.");
            }
            quoted ^= c == '"';
            int which = SEPARATORS.indexOf(c);
            if (which >= 0 && !quoted) {
                found[which]++;
            }
        }
        text.reset();
        int best = 0;
        for (int i = 1; i < found.length; i++) {
            best = found[i] > found[best] ? i : best;
        }
        if (found[best] == 0) {
            throw new UnusableFileException(
                    "wrong_separator",
                    1L,
                    "The first line has one column only: columns are separated by a comma, a semicolon or a tab.");
        }
        return SEPARATORS.charAt(best);
    }

    private List<String> readHeader() {
        List<String> names = new ArrayList<>();
        CsvRow first = next();
        if (first != null) {
            for (String cell : first.cells()) {
                names.add(cell == null ? "" : cell.strip());
            }
        }
        return List.copyOf(names);
    }

    /** The names of the columns, as they stand in the file. */
    public List<String> header() {
        return header;
    }

    /** What separates the columns. */
    public char separator() {
        return separator;
    }

    /** The next row that is not blank; null after the last. */
    public @Nullable CsvRow next() {
        try {
            if (!rows.hasNext()) {
                return null;
            }
            CsvRow row = rows.next();
            line = row.line();
            requireNoNul(row);
            return row;
        } catch (RuntimeException e) {
            throw translated(e, line);
        } catch (StackOverflowError e) {
            throw damaged(line); // GZIPInputStream calls itself for each empty member
        }
    }

    private static void requireNoNul(CsvRow row) {
        for (String cell : row.cells()) {
            if (cell != null && cell.indexOf('\0') >= 0) {
                throw binary(row.line());
            }
        }
    }

    private static RuntimeException translated(Exception thrown, @Nullable Long near) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnusableFileException known) {
                return known;
            }
            if (cause instanceof CharacterCodingException) {
                return new UnusableFileException(
                        "wrong_encoding",
                        near,
                        "The file is not UTF-8; the first letter that is not comes after the line given here. Save it "
                                + "as UTF-8 (in a spreadsheet: “CSV UTF-8”).");
            }
            if (cause instanceof EOFException) {
                return new UnusableFileException(
                        "truncated", near, "The gzip file ends too early: upload it again, in full.");
            }
            if (cause instanceof ZipException) {
                return damaged(near);
            }
        }
        if (thrown instanceof CsvParseException parse) {
            return syntax(parse, near);
        }
        if (thrown instanceof IOException io) {
            return new UncheckedIOException(io);
        }
        return thrown instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(thrown);
    }

    private static UnusableFileException syntax(CsvParseException parse, @Nullable Long near) {
        StringBuilder all = new StringBuilder();
        for (Throwable cause = parse; cause != null; cause = cause.getCause()) {
            all.append(cause.getMessage()).append(' ');
        }
        if (all.indexOf("maximum buffer size") >= 0) {
            return CsvRows.tooLong(near);
        }
        return new UnusableFileException(
                "quotes",
                near,
                "Quotation marks do not match in a row after the line given here: a quoted cell ends with a quotation "
                        + "mark before the separator, and a quotation mark inside of it is doubled.");
    }

    private static UnusableFileException damaged(@Nullable Long near) {
        return new UnusableFileException(
                "damaged", near, "The gzip file is damaged: pack it again, or upload it without compression.");
    }

    private static UnusableFileException binary(@Nullable Long line) {
        return new UnusableFileException(
                "binary", line, "The file has NUL bytes, so it is no text: upload rows of text in UTF-8.");
    }

    @Override
    public void close() throws IOException {
        rows.close();
        reader.close();
        text.close();
    }
}
