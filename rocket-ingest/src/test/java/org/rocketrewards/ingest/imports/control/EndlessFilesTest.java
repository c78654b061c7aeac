package org.rocketrewards.ingest.imports.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.rocketrewards.ingest.imports.ImportKind;

/** Files without end, made while they are read: how much of them is read is counted. */
class EndlessFilesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T18:00:00Z");
    private static final String HEADER = "id,eventname,userid,courseid,timecreated\n";
    private static final long GIBIBYTE = 1L << 30;
    private static final long MOST = 100 * GIBIBYTE;

    /** The same bytes over and over, up to a length. */
    private static final class Repeated extends InputStream {
        private final byte[] part;
        private final long length;
        private long read;

        Repeated(String part, long length) {
            this.part = part.getBytes(UTF_8);
            this.length = length;
        }

        @Override
        public int read() {
            return read == length ? -1 : part[(int) (read++ % part.length)];
        }

        @Override
        public int read(byte[] buffer, int offset, int wanted) {
            int given = (int) Math.min(wanted, length - read);
            for (int i = 0; i < given; i++) {
                buffer[offset + i] = part[(int) ((read + i) % part.length)];
            }
            read += given;
            return given == 0 ? -1 : given;
        }
    }

    private static InputStream withHeader(InputStream rows) {
        return new SequenceInputStream(new ByteArrayInputStream(HEADER.getBytes(UTF_8)), rows);
    }

    private static void readAll(InputStream file) throws IOException {
        try (CsvFile csv = CsvFile.of(file, MOST)) {
            for (CsvRow row = csv.next(); row != null; row = csv.next()) {
                assertThat(row.line()).isPositive();
            }
        }
    }

    private static void assertRejectedAfterAMegabyte(Repeated rows, InputStream file, String reason) {
        assertThatThrownBy(() -> readAll(file))
                .isInstanceOfSatisfying(
                        UnusableFileException.class, e -> assertThat(e.reason()).isEqualTo(reason));
        assertThat(rows.read).as("bytes read").isLessThan(8L << 20);
    }

    @Test
    void aLineOfAGibibyteIsGivenUpAfterAMegabyte() {
        Repeated plain = new Repeated("x", GIBIBYTE);
        assertRejectedAfterAMegabyte(plain, withHeader(plain), "row_too_long");
        Repeated header = new Repeated("id", GIBIBYTE);
        assertRejectedAfterAMegabyte(header, header, "row_too_long");
        Repeated cells = new Repeated("7,", GIBIBYTE);
        assertRejectedAfterAMegabyte(cells, withHeader(cells), "too_many_columns");
    }

    /** A thousandth of what it unpacks to; the other side writes until nobody reads any more. */
    @Test
    void aGzipBombIsGivenUpAtItsFirstLine() throws Exception {
        PipedInputStream file = new PipedInputStream(1 << 16);
        PipedOutputStream sender = new PipedOutputStream(file);
        Repeated zeros = new Repeated("0", GIBIBYTE);
        Thread bomber = new Thread(() -> {
            try (GZIPOutputStream gzip = new GZIPOutputStream(sender)) {
                gzip.write(HEADER.getBytes(UTF_8));
                zeros.transferTo(gzip);
            } catch (IOException e) {
                if (!"Pipe closed".equals(e.getMessage())) {
                    throw new UncheckedIOException(e);
                }
            }
        });
        bomber.start();

        assertThatThrownBy(() -> readAll(file))
                .isInstanceOfSatisfying(
                        UnusableFileException.class, e -> assertThat(e.reason()).isEqualTo("row_too_long"));

        file.close();
        bomber.join();
        assertThat(zeros.read).isLessThan(GIBIBYTE);
    }

    /** {@code -Drocket.test.error.rows=10000000} for that many. */
    @Test
    void errorRowsWithoutNumberAreNamedOneByOneInConstantMemory() throws IOException {
        long rows = Long.getLong("rocket.test.error.rows", 300_000);
        String row = "1,\\core\\event\\course_completed,31,7,tomorrow\n";
        long named = 0;
        System.gc();
        long before = used();
        long most = 0;
        try (CsvFile csv = CsvFile.of(withHeader(new Repeated(row, rows * row.length())), MOST)) {
            EventRows events = new EventRows(ImportKind.EVENTS, csv.header(), Map.of());
            for (CsvRow read = csv.next(); read != null; read = csv.next()) {
                try {
                    events.event(read, NOW);
                } catch (EventRows.BadRowException e) {
                    named++;
                    assertThat(e.reason()).isEqualTo("invalid_field");
                }
                if (named % (rows / 3) == 0) {
                    System.gc();
                    most = Math.max(most, used());
                }
            }
        }

        assertThat(named).isEqualTo(rows);
        assertThat(most - before).as("bytes kept meanwhile").isLessThan(16L << 20);
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
