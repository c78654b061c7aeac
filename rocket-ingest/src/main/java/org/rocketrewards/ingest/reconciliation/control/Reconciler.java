package org.rocketrewards.ingest.reconciliation.control;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.database.SqlFile;
import org.rocketrewards.ingest.imports.control.CsvFile;
import org.rocketrewards.ingest.imports.control.CsvRow;
import org.rocketrewards.ingest.imports.control.UnusableFileException;
import org.rocketrewards.ingest.reconciliation.Comparison;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.UserKey;

/** Compares, on a session of its own, and writes what differs row by row: its memory does not depend on how much. */
public final class Reconciler {
    private static final int FETCH = 1_000;
    private static final int TIMEOUT_SECONDS = 1_800;

    private final Connection connection;
    private final int sourceId;

    /** A reconciler of one source; the session is the caller's to close. */
    public Reconciler(Connection connection, int sourceId) {
        this.connection = connection;
        this.sourceId = sourceId;
    }

    /**
     * Reads the file that is compared with into the session.
     *
     * @throws RocketException {@code malformed_body} naming the line
     */
    public void supply(Comparison comparison, Path file, long mostBytes) throws SQLException, IOException {
        boolean points = comparison == Comparison.POINTS;
        List<String> columns =
                points ? List.of("learner", "points") : List.of("id", "eventname", "userid", "timecreated");
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    points
                            ? "CREATE TEMPORARY TABLE given (learner bigint PRIMARY KEY, points bigint NOT NULL)"
                            : "CREATE TEMPORARY TABLE given (id bigint NOT NULL, eventname text NOT NULL,"
                                    + " userid bigint NOT NULL, timecreated bigint NOT NULL)");
        }
        String sql = "INSERT INTO given VALUES (?, ?"
                + (points
                        ? ") ON CONFLICT (learner) DO UPDATE SET points =" + " given.points + excluded.points"
                        : ", ?, ?)");
        try (CsvFile csv = CsvFile.open(file, mostBytes);
                PreparedStatement insert = connection.prepareStatement(sql)) {
            int[] at = positions(csv.header(), columns);
            int waiting = 0;
            for (CsvRow row = csv.next(); row != null; row = csv.next()) {
                for (int i = 0; i < columns.size(); i++) {
                    bind(insert, i + 1, columns.get(i), cell(row, at[i]), row.line());
                }
                insert.addBatch();
                if (++waiting % FETCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        } catch (UnusableFileException e) {
            throw new RocketException(
                    ProblemType.MALFORMED_BODY,
                    e.detail(),
                    e.line() == null ? Map.of("reason", e.reason()) : Map.of("reason", e.reason(), "line", e.line()));
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE given");
        }
    }

    private static int[] positions(List<String> header, List<String> columns) {
        int[] positions = new int[columns.size()];
        List<String> names =
                header.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        for (int i = 0; i < positions.length; i++) {
            positions[i] = names.indexOf(columns.get(i));
            if (positions[i] < 0) {
                throw new RocketException(
                        ProblemType.MALFORMED_BODY,
                        "The file has no column " + columns.get(i) + "; it needs " + String.join(", ", columns) + ".");
            }
        }
        return positions;
    }

    private static @Nullable String cell(CsvRow row, int position) {
        return position < row.cells().size() ? row.cells().get(position) : null;
    }

    private static void bind(PreparedStatement insert, int index, String column, @Nullable String value, long line)
            throws SQLException {
        String text = value == null ? "" : value.strip();
        if (column.equals("eventname")) {
            insert.setString(index, text);
            return;
        }
        try {
            insert.setLong(index, Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw new RocketException(
                    ProblemType.MALFORMED_BODY,
                    "Line " + line + " has no whole number in column " + column + ".",
                    Map.of("line", line, "field", column));
        }
    }

    /** Writes what differs. */
    public void write(Comparison comparison, OutputStream out) throws SQLException, IOException {
        connection.setAutoCommit(false); // else the driver would read all rows at once
        String sql = SqlFile.read(Reconciler.class, file(comparison));
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            List<Long> parameters = parameters(comparison);
            for (int i = 0; i < parameters.size(); i++) {
                select.setLong(i + 1, parameters.get(i));
            }
            select.setFetchSize(FETCH);
            select.setQueryTimeout(TIMEOUT_SECONDS);
            try (ResultSet rows = select.executeQuery()) {
                write(rows, out);
            }
        }
    }

    private static String file(Comparison comparison) {
        return comparison == Comparison.MOODLE_LOG ? "moodleLog" : comparison.code();
    }

    private List<Long> parameters(Comparison comparison) {
        long first = UserKey.scope(sourceId);
        long before = first + UserKey.ID_LIMIT;
        long source = sourceId;
        return switch (comparison) {
            case BALANCES -> List.of(first, before, first, before);
            case EVENTS -> List.of(first, before, first, before, source);
            case GAPS -> List.of(first, before, source, source);
            case COMPLETENESS -> List.of(first, before, source, first, before, source, source);
            case POINTS, MOODLE_LOG -> List.of(first, before, source);
        };
    }

    private static void write(ResultSet rows, OutputStream out) throws SQLException, IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        CsvWriter writer = CsvWriter.builder().build(text);
        int columns = rows.getMetaData().getColumnCount();
        List<String> header = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
            header.add(rows.getMetaData().getColumnLabel(i));
        }
        writer.writeRecord(header);
        while (rows.next()) {
            String[] cells = new String[columns];
            for (int i = 1; i <= columns; i++) {
                Object value = rows.getObject(i);
                cells[i - 1] = value instanceof Timestamp
                        ? rows.getObject(i, OffsetDateTime.class).toInstant().toString()
                        : value == null ? null : value.toString();
            }
            writer.writeRecord(cells);
        }
        writer.flush();
    }
}
