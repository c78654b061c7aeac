package org.rocketrewards.ingest.imports.control;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rocketrewards.ingest.WireEvent;
import org.rocketrewards.ingest.imports.ImportKind;
import org.rocketrewards.ingest.imports.ImportRowError;
import org.rocketrewards.ingest.imports.ImportState;
import org.rocketrewards.ingest.imports.ImportTally;

/** Files and rows as they should not be, and as they may be. */
class BadFilesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T18:00:00Z");
    private static final String HEADER = "id,eventname,userid,courseid,timecreated";
    private static final String ROW = "1,\\core\\event\\course_completed,31,7,1795348800";
    private static final long MOST = 4L << 20;

    @TempDir
    Path directory;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("file.csv"), bytes);
    }

    private List<Object> read(byte[] bytes) throws IOException {
        return read(bytes, ImportKind.EVENTS);
    }

    /** Events and errors in the order of the file. */
    private List<Object> read(byte[] bytes, ImportKind kind) throws IOException {
        List<Object> read = new ArrayList<>();
        try (CsvFile csv = CsvFile.open(file(bytes), MOST)) {
            EventRows rows = new EventRows(kind, csv.header(), Map.of());
            for (CsvRow row = csv.next(); row != null; row = csv.next()) {
                try {
                    read.add(rows.event(row, NOW));
                } catch (EventRows.BadRowException e) {
                    read.add(e.at(read.size() + 1, row.line()));
                }
            }
        }
        return read;
    }

    static Stream<Arguments> unusable() throws IOException {
        return Stream.of(
                        Arguments.of("empty_file", "".getBytes(UTF_8)),
                        Arguments.of(
                                "wrong_separator",
                                (HEADER + "\n" + ROW).replace(',', '|').getBytes(UTF_8)),
                        Arguments.of("missing_column", "id,eventname,userid,courseid\n1,x,31,7".getBytes(UTF_8)),
                        Arguments.of("duplicate_column", (HEADER + ",UserId\n" + ROW + ",3").getBytes(UTF_8)),
                        Arguments.of(
                                "missing_column", "Time,User full name,Event context,Event name\n".getBytes(UTF_8)),
                        Arguments.of("row_too_long", (HEADER + "\n" + "x".repeat(3 << 20)).getBytes(UTF_8)),
                        Arguments.of(
                                "row_too_long", (HEADER + "\n" + "x ,".repeat(1 << 20)).getBytes(UTF_8), "columns"),
                        Arguments.of("row_too_long", "x".repeat(1 << 20).getBytes(UTF_8)),
                        Arguments.of("row_too_long", (HEADER + "\n\"" + (ROW + "\n").repeat(40_000)).getBytes(UTF_8)),
                        Arguments.of("quotes", (HEADER + "\n\"1\"x,a,b,c,d").getBytes(UTF_8)),
                        Arguments.of("quotes", (HEADER + "\n\"1,a,b,c,d\n" + ROW).getBytes(UTF_8)),
                        Arguments.of("binary", (HEADER + "\n1,\0\0\1\2,3,4,5").getBytes(UTF_8)),
                        Arguments.of("binary", "\u007fELF\2\1\1\0\0\0\0\0\0".getBytes(ISO_8859_1)),
                        Arguments.of("not_csv", "PK\3\4…".getBytes(UTF_8)),
                        Arguments.of("wrong_encoding", ("\uFEFF" + HEADER + "\n" + ROW).getBytes(UTF_16LE)),
                        Arguments.of("wrong_encoding", (HEADER + ",note\n" + ROW + ",Zoë").getBytes(ISO_8859_1)),
                        Arguments.of(
                                "truncated", cut(gzip((HEADER + "\n" + (ROW + "\n").repeat(5_000)).getBytes(UTF_8)))),
                        Arguments.of(
                                "damaged", damaged(gzip((HEADER + "\n" + (ROW + "\n").repeat(5_000)).getBytes(UTF_8)))),
                        Arguments.of("too_large", gzip((HEADER + "\n" + (ROW + "\n").repeat(200_000)).getBytes(UTF_8))),
                        Arguments.of("row_too_long", gzip((HEADER + "\n" + "0".repeat(3 << 20)).getBytes(UTF_8))))
                .map(given -> Arguments.of(given.get()[0], given.get()[1]));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void saysWhatIsWrongWithTheFile(String reason, byte[] bytes) {
        assertThatThrownBy(() -> read(bytes)).isInstanceOfSatisfying(UnusableFileException.class, e -> {
            if (!reason.equals("row_too_long") || !e.reason().equals("too_many_columns")) {
                assertThat(e.reason()).isEqualTo(reason);
            }
            assertThat(e.detail()).endsWith(".").doesNotContain("Exception");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "1,\\core\\event\\a,31,7,4102444800|timecreated|invalid_field",
                "1,\\core\\event\\a,31,7,-5|timecreated|invalid_field",
                "1,\\core\\event\\a,31,7,1795348800000|timecreated|invalid_field",
                "=1+1,\\core\\event\\a,31,7,1795348800|id|formula",
                "1,=cmd!A1,31,7,1795348800|eventname|formula",
                "1,Course viewed,31,7,1795348800|eventname|invalid_field",
                "0,\\core\\event\\a,31,7,1795348800|id|invalid_field",
                "1.5,\\core\\event\\a,31,7,1795348800|id|invalid_field",
                ",\\core\\event\\a,31,7,1795348800|id|missing_value",
                "1,\\core\\event\\a,31,7,|timecreated|missing_value",
                "1,\\core\\event\\a,31|''|cell_count",
                "1,\\core\\event\\a,31,7,1795348800,9|''|cell_count"
            })
    void aBadRowIsNamedAndHarmsNoOther(String row, String column, String reason) throws IOException {
        List<Object> read = read((HEADER + "\n" + ROW + "\n" + row + "\n" + ROW).getBytes(UTF_8));

        assertThat(read).hasSize(3);
        assertThat(read.get(0)).isInstanceOf(WireEvent.class);
        assertThat(read.get(2)).isInstanceOf(WireEvent.class);
        assertThat(read.get(1)).isInstanceOfSatisfying(ImportRowError.class, error -> {
            assertThat(error.reason()).isEqualTo(reason);
            assertThat(error.column() == null ? "''" : error.column()).isEqualTo(column);
            assertThat(error.row()).isEqualTo(2);
            assertThat(error.line()).isEqualTo(3);
            assertThat(error.detail()).endsWith(".");
        });
    }

    @Test
    void separatorsByteOrderMarksCompressionAndLinesInsideOfQuotesAreAllRight() throws IOException {
        List<Object> expected = read((HEADER + "\n" + ROW).getBytes(UTF_8));

        assertThat(expected).hasSize(1).first().isInstanceOf(WireEvent.class);
        assertThat(read(("\uFEFF" + HEADER + "\r\n" + ROW + "\r\n\r\n").getBytes(UTF_8)))
                .isEqualTo(expected);
        assertThat(read((HEADER + "\n" + ROW).replace(',', ';').getBytes(UTF_8)))
                .isEqualTo(expected);
        assertThat(read((HEADER + "\n" + ROW).replace(',', '\t').getBytes(UTF_8)))
                .isEqualTo(expected);
        assertThat(read(gzip((HEADER + "\n" + ROW).getBytes(UTF_8)))).isEqualTo(expected);
        assertThat(read((HEADER.toUpperCase(Locale.ROOT) + "\n" + ROW).getBytes(UTF_8)))
                .isEqualTo(expected);
        WireEvent lines = (WireEvent) read((HEADER + ",\"a\nb\"\n" + ROW + ",\"1\n\"\"2\"\"\"").getBytes(UTF_8))
                .get(0);
        assertThat(lines.text("a\nb")).contains("1\n\"2\"");
    }

    @Test
    void anEmptyCellIsNotCarriedUnlessItIsQuoted() throws IOException {
        WireEvent event = (WireEvent)
                read((HEADER + ",relateduserid,realuserid,other\n" + ROW + ",,\"\",{other}").getBytes(UTF_8))
                        .get(0);

        assertThat(event.carries("relateduserid")).isFalse();
        assertThat(event.carries("realuserid")).isTrue();
        assertThat(event.carries("other")).isFalse();
    }

    @Test
    void theStandardLogGivesWhatThePluginWouldHaveSent() throws IOException {
        String log =
                "id,eventname,component,objectid,contextinstanceid,userid,courseid,relateduserid,other,timecreated,"
                        + "origin,ip,realuserid\n";
        String json =
                "700,\\core\\event\\course_module_completion_updated,core,9,44,31,7,31,\"{\"\"relateduserid\"\":31,"
                        + "\"\"overrideby\"\":null,\"\"completionstate\"\":1,\"\"list\"\":[1]}\",1795348800,web,::1,\\N\n";
        String php =
                "701,\\core\\event\\course_module_completion_updated,core,9,44,31,7,31,\"a:3:{s:13:\"\"relateduserid"
                        + "\"\";s:2:\"\"31\"\";s:10:\"\"overrideby\"\";N;s:15:\"\"completionstate\"\";i:0;}\",1795348801,web,::1,NULL\n";

        List<Object> read = read((log + json + php).getBytes(UTF_8), ImportKind.STANDARD_LOG);

        WireEvent first = (WireEvent) read.get(0);
        WireEvent second = (WireEvent) read.get(1);
        assertThat(first.fields())
                .containsEntry("other_completionstate", "1")
                .containsEntry("other_overrideby", "")
                .containsEntry("realuserid", "")
                .doesNotContainKey("other_list");
        assertThat(second.fields()).containsEntry("other_completionstate", "0").containsEntry("other_overrideby", "");
        assertThat(first.moodleId()).isNegative().isLessThan(second.moodleId());
    }

    @Test
    void badRowsComeBackAsAFileThatCanBeMended() throws IOException {
        String bad = "1,\\core\\event\\course_completed,31,7,tomorrow";
        Path file = file((HEADER + ",note\n" + ROW + ",\n" + bad + ",=2+3").getBytes(UTF_8));
        ImportJob job = new ImportJob(
                1, 1, ImportKind.EVENTS, Map.of(), ImportState.CHECKED, false, 0, "file", NOW, new ImportTally());
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        new BadRowsFile(job, file, MOST).write(out);
        List<String> lines = out.toString(UTF_8).lines().toList();

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).endsWith(",note,rocket_row,rocket_column,rocket_reason,rocket_detail");
        assertThat(lines.get(1)).startsWith(bad + ",'=2+3,2,timecreated,invalid_field,");
        List<Object> mended =
                read(out.toString(UTF_8).replace("tomorrow", "1795348800").getBytes(UTF_8));
        assertThat(mended).hasSize(1);
        assertThat(((WireEvent) mended.get(0)).fields())
                .containsEntry("note", "=2+3")
                .hasSize(6);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    private static byte[] cut(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length - 10);
    }

    private static byte[] damaged(byte[] bytes) {
        bytes[bytes.length - 6] ^= 0x55;
        return bytes;
    }
}
