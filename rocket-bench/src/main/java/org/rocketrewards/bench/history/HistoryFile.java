package org.rocketrewards.bench.history;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/**
 * A file of completed courses over ten years, any number of rows, the same each time. A row out of ten completes a
 * course again, which pays nothing; so the sum of points is known without booking anything.
 *
 * @param rows how many
 * @param learners how many; no multiple of ten, or repeats would fall on repeats
 */
record HistoryFile(long rows, long learners) {
    private static final long POINTS = 50;
    private static final long BEGIN = 1_450_000_000L;
    private static final long TEN_YEARS = 10L * 365 * 24 * 3600;

    private boolean again(long row) {
        return row % 10 == 7 && row > learners;
    }

    /** The points that importing it books. */
    long points() {
        long repeats = 0;
        for (long row = 1; row <= rows; row++) {
            repeats += again(row) ? 1 : 0;
        }
        return (rows - repeats) * POINTS;
    }

    /** Writes it, compressed. */
    void write(Path file) throws IOException {
        try (Writer out = new BufferedWriter(new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file), 1 << 16), StandardCharsets.UTF_8))) {
            out.write("id,eventname,userid,courseid,timecreated,relateduserid,objectid,contextinstanceid,component\n");
            for (long row = 1; row <= rows; row++) {
                long learner = 100 + row % learners;
                long course = 10 + (again(row) ? row - learners : row) / learners;
                long at = BEGIN + Math.floorDiv(TEN_YEARS * row, rows);
                out.write(row + ",\\core\\event\\course_completed," + learner + ',' + course + ',' + at + ',' + learner
                        + ',' + row + ',' + course + ",core\n");
            }
        }
    }
}
