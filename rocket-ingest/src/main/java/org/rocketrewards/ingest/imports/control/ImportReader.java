package org.rocketrewards.ingest.imports.control;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.database.Query;
import org.rocketrewards.database.Row;
import org.rocketrewards.ingest.imports.ImportRow;
import org.rocketrewards.ingest.imports.ImportRowError;

/** Reads imports for people. */
public final class ImportReader {
    private static final String SELECT = """
            SELECT j.id, s.name AS source, j.kind, j.file_name, j.file_bytes, encode(j.file_sha256, 'hex') AS sha256,
                   j.state, j.rows_done, j.problem, j.checked, j.booked, j.created_at, j.created_by, j.checked_at,
                   j.started_at, j.ended_at
            FROM import_job j JOIN source s ON s.id = j.source_id
            """;

    private final Query query;

    /** Reads from this database. */
    public ImportReader(DataSource database) {
        this.query = new Query(database);
    }

    /**
     * Imports, newest first.
     *
     * @param source null: of every one
     */
    public List<ImportRow> before(@Nullable String source, long id, int rows) {
        return source == null
                ? query.list(SELECT + "WHERE j.id < ? ORDER BY j.id DESC LIMIT ?", List.of(id, rows), ImportReader::row)
                : query.list(
                        SELECT + "WHERE s.name = ? AND j.id < ? ORDER BY j.id DESC LIMIT ?",
                        List.of(source, id, rows),
                        ImportReader::row);
    }

    /** One import. */
    public Optional<ImportRow> find(int id) {
        return query.first(SELECT + "WHERE j.id = ?", List.of(id), ImportReader::row);
    }

    /** The errors that are kept, in the order of the file. */
    public List<ImportRowError> errors(int id) {
        return query.list(
                "SELECT row_no, line_no, column_name, reason, detail, delivery_id FROM import_row_error"
                        + " WHERE import_id = ? ORDER BY row_no LIMIT 2000",
                List.of(id),
                row -> new ImportRowError(
                        row.number("row_no"),
                        row.number("line_no"),
                        row.textOrNull("column_name"),
                        row.text("reason"),
                        row.text("detail"),
                        row.numberOrNull("delivery_id")));
    }

    private static ImportRow row(Row row) throws SQLException {
        return new ImportRow(
                row.integer("id"),
                row.text("source"),
                row.text("kind"),
                row.text("file_name"),
                row.number("file_bytes"),
                row.text("sha256"),
                row.text("state"),
                row.number("rows_done"),
                row.jsonOrNull("problem"),
                row.jsonOrNull("checked"),
                row.jsonOrNull("booked"),
                row.instant("created_at"),
                row.text("created_by"),
                row.instantOrNull("checked_at"),
                row.instantOrNull("started_at"),
                row.instantOrNull("ended_at"));
    }
}
