package org.rocketrewards.ingest.imports.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocketrewards.ingest.imports.ImportKind;
import org.rocketrewards.ingest.imports.ImportState;
import org.rocketrewards.ingest.imports.ImportTally;

/** Files without end, made while they are read: how much of them is read is counted. */
class EndlessFilesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T18:00:00Z");
    private static final String HEADER = "id,eventname,userid,courseid,timecreated\n";
    private static final long GIBIBYTE = 1L << 30;
    private static final long MOST = 100 * GIBIBYTE;

    /** {@code -Drocket.test.error.rows=10000000} for that many. */
    private static final long ERROR_ROWS = Long.getLong("rocket.test.error.rows", 300_000);

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

    @Test
    void errorRowsWithoutNumberAreNamedOneByOneInConstantMemory() throws IOException {
        HeapWatch heap = new HeapWatch(ERROR_ROWS);
        long named = 0;
        try (CsvFile csv = CsvFile.of(withHeader(errorRows()), MOST)) {
            EventRows events = new EventRows(ImportKind.EVENTS, csv.header(), Map.of());
            for (CsvRow read = csv.next(); read != null; read = csv.next()) {
                try {
                    events.event(read, NOW);
                } catch (EventRows.BadRowException e) {
                    named++;
                    assertThat(e.reason()).isEqualTo("invalid_field");
                }
                heap.look(named);
            }
        }

        assertThat(named).isEqualTo(ERROR_ROWS);
        heap.assertFlat();
    }

    @Test
    void errorRowsWithoutNumberAllComeBackInConstantMemory(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("errors.csv.gz");
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16)) {
            withHeader(errorRows()).transferTo(gzip);
        }
        ImportJob job =
                new ImportJob(1, 1, ImportKind.EVENTS, Map.of(), ImportState.DONE, true, 0, "", NOW, new ImportTally());
        HeapWatch heap = new HeapWatch(ERROR_ROWS);
        Lines given = new Lines(heap);

        new BadRowsFile(job, file, MOST).write(given);

        assertThat(given.count).as("a header, and each row").isEqualTo(1 + ERROR_ROWS);
        assertThat(given.last.toString(UTF_8))
                .startsWith("1,\\core\\event\\course_completed,31,7,tomorrow," + ERROR_ROWS
                        + ",timecreated,invalid_field,");
        heap.assertFlat();
    }

    private static Repeated errorRows() {
        String row = "1,\\core\\event\\course_completed,31,7,tomorrow\n";
        return new Repeated(row, ERROR_ROWS * row.length());
    }

    /** Counts lines and keeps the last one. */
    private static final class Lines extends OutputStream {
        private final HeapWatch heap;
        private final ByteArrayOutputStream last = new ByteArrayOutputStream();
        private long count;
        private boolean ended;

        Lines(HeapWatch heap) {
            this.heap = heap;
        }

        @Override
        public void write(int b) {
            if (ended) {
                last.reset();
                ended = false;
            }
            last.write(b);
            if (b == '\n') {
                ended = true;
                heap.look(++count);
            }
        }
    }

    /** What is on the heap, three times along the way. */
    private static final class HeapWatch {
        private final long step;
        private final long before;
        private long most;

        HeapWatch(long rows) {
            step = rows / 3;
            before = used();
        }

        void look(long row) {
            if (row % step == 0) {
                most = Math.max(most, used());
            }
        }

        void assertFlat() {
            assertThat(most - before).as("bytes kept meanwhile").isLessThan(16L << 20);
        }

        private static long used() {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            return runtime.totalMemory() - runtime.freeMemory();
        }
    }
}
