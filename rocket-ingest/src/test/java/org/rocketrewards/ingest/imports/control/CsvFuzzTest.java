package org.rocketrewards.ingest.imports.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.rocketrewards.ingest.imports.ImportKind;
import org.rocketrewards.model.testing.Fuzz;

/** Files of history, damaged: read row by row, with a sentence for each row or file that cannot be read. */
class CsvFuzzTest {
    private static final Instant NOW = Instant.parse("2026-11-22T18:00:00Z");
    private static final long MOST = 1L << 20;
    private static final String EVENTS = "id,eventname,userid,courseid,timecreated,relateduserid,other\n"
            + "1,\\core\\event\\course_completed,31,7,1795348800,31,\"{\"\"a\"\":[1,2]}\"\n"
            + "2,\\mod_forum\\event\\post_created,32,7,1795348801,,\"two\nlines\"\n"
            + "3;4,\\core\\event\\a,31,7,tomorrow,\"\",{other}\n";
    private static final String LOG =
            "\uFEFFid,eventname,component,objectid,contextinstanceid,userid,courseid,relateduserid,other,timecreated,"
                    + "origin,ip,realuserid\r\n"
                    + "700,\\core\\event\\course_module_completion_updated,core,9,44,31,7,31,\"{\"\"relateduserid\"\":31,"
                    + "\"\"overrideby\"\":null,\"\"completionstate\"\":1,\"\"list\"\":[1]}\",1795348800,web,::1,\\N\r\n"
                    + "701,\\core\\event\\course_module_completion_updated,core,9,44,31,7,31,\"a:3:{s:13:\"\"relateduserid"
                    + "\"\";s:2:\"\"31\"\";s:10:\"\"overrideby\"\";N;s:15:\"\"completionstate\"\";i:0;}\",1795348801,web,"
                    + "::1,NULL\r\n";

    private static final Fuzz FILES = new Fuzz("files of history", files());

    private static List<byte[]> files() {
        List<byte[]> files = new ArrayList<>();
        for (String text : List.of(EVENTS, LOG, EVENTS.replace(',', ';'), LOG.replace(',', '\t'))) {
            byte[] plain = text.getBytes(UTF_8);
            files.add(plain);
            files.add(plain);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (OutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(plain);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            files.add(bytes.toByteArray());
        }
        return files;
    }

    @Property(tries = Fuzz.TRIES, shrinking = ShrinkingMode.OFF)
    void files(@ForAll long seed) {
        FILES.run(seed, file -> {
            boolean taken = false;
            for (ImportKind kind : ImportKind.values()) {
                taken |= isRead(file, kind);
            }
            return taken;
        });
    }

    private static boolean isRead(byte[] file, ImportKind kind) throws IOException {
        try (CsvFile csv = CsvFile.of(new ByteArrayInputStream(file), MOST)) {
            EventRows rows = new EventRows(kind, csv.header(), Map.of());
            long last = 0;
            for (CsvRow row = csv.next(); row != null; row = csv.next()) {
                assertThat(row.line()).isGreaterThan(last);
                last = row.line();
                try {
                    assertThat(rows.event(row, NOW).eventName()).isNotBlank();
                } catch (EventRows.BadRowException e) {
                    assertThat(e.reason()).isNotBlank();
                    assertThat(e.at(1, last).detail()).isNotBlank().hasSizeLessThan(600);
                }
            }
            return true;
        } catch (UnusableFileException e) {
            assertThat(e.reason()).isNotBlank();
            assertThat(e.detail()).isNotBlank().hasSizeLessThan(600);
            return false;
        }
    }
}
