package org.rocketrewards.it.imports;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * Ten years of completed courses, any number of rows, written as a stream, and what they are worth, counted along the
 * way by arithmetic that knows nothing of Rocket. Of 20 rows one completes a course again, one is of a type without a
 * rule, one has no time, and one repeats another row.
 */
final class History {
    /** What the rules give for a course. */
    static final long POINTS = 50;

    private static final long BEGIN = 1_450_000_000L;
    private static final long TEN_YEARS = 10L * 365 * 24 * 3600;

    private final long rows;
    private final long learners;
    private final Map<Long, Long> balances = new TreeMap<>();
    private final Map<String, Long> outcomes = new TreeMap<>();

    History(long rows, long learners) {
        this.rows = rows;
        this.learners = learners;
    }

    /** Writes it, compressed; to be called once. */
    History write(Path file) {
        try (OutputStream out = Files.newOutputStream(file);
                Writer text = new BufferedWriter(
                        new OutputStreamWriter(new GZIPOutputStream(out, 1 << 16), StandardCharsets.UTF_8))) {
            text.write("id,eventname,userid,courseid,timecreated\n");
            for (long row = 1; row <= rows; row++) {
                text.write(row(row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    private String row(long row) {
        long of20 = row % 20;
        if (of20 == 17) {
            outcomes.merge("ignored", 1L, Long::sum);
            return line(row, "\\core\\event\\not_of_interest", row, row, String.valueOf(time(row)));
        }
        if (of20 == 18) {
            outcomes.merge("invalid", 1L, Long::sum);
            return line(row, "\\core\\event\\course_completed", row, row, "soon");
        }
        if (of20 == 19) {
            outcomes.merge("duplicate", 1L, Long::sum);
            return completed(row - 3, row - 3);
        }
        outcomes.merge("accepted", 1L, Long::sum);
        if (of20 == 15) {
            return completed(row, row - 5);
        }
        balances.merge(learner(row), POINTS, Long::sum);
        return completed(row, row);
    }

    /** The course of row {@code of} is completed. */
    private String completed(long id, long of) {
        return line(id, "\\core\\event\\course_completed", of, of, String.valueOf(time(id)));
    }

    private String line(long id, String type, long learnerOf, long course, String time) {
        return id + "," + type + "," + learner(learnerOf) + "," + (10 + course) + "," + time + "\n";
    }

    private long learner(long row) {
        return 100 + row % learners;
    }

    private long time(long row) {
        return BEGIN + Math.floorDiv(TEN_YEARS * row, rows);
    }

    /** Points by Moodle user id. */
    Map<Long, Long> balances() {
        return balances;
    }

    long points() {
        return balances.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many rows become what. */
    long count(String outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }
}
