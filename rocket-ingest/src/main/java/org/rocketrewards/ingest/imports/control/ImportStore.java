package org.rocketrewards.ingest.imports.control;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rocketrewards.ingest.imports.ImportKind;
import org.rocketrewards.ingest.imports.ImportRowError;
import org.rocketrewards.ingest.imports.ImportState;
import org.rocketrewards.ingest.imports.ImportTally;
import org.rocketrewards.model.UserKey;

/** The rows of imports, in the transaction of the connection it is given. */
public final class ImportStore {
    private static final String JOB = """
            SELECT id, source_id, kind, columns, state, run_when_checked, rows_done, spool, created_at, booked
            FROM import_job
            """;

    private final Connection connection;

    /** Works on this connection. */
    public ImportStore(Connection connection) {
        this.connection = connection;
    }

    /** Adds an import that is to be checked, and gives its id. */
    public int add(
            int sourceId,
            ImportKind kind,
            String fileName,
            Spool.Kept file,
            Map<String, String> columns,
            boolean runWhenChecked,
            String by,
            Instant at)
            throws SQLException {
        String sql = """
                INSERT INTO import_job (source_id, kind, file_name, file_bytes, file_sha256, spool, columns, state,
                                        run_when_checked, created_at, created_by)
                VALUES (?, ?, ?, ?, ?, ?, ?::jsonb, 'checking', ?, ?, ?) RETURNING id
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setInt(1, sourceId);
            insert.setString(2, kind.code());
            insert.setString(3, fileName);
            insert.setLong(4, file.bytes());
            insert.setBytes(5, file.sha256());
            insert.setString(6, file.name());
            insert.setString(7, json(columns));
            insert.setBoolean(8, runWhenChecked);
            insert.setObject(9, at.atOffset(ZoneOffset.UTC));
            insert.setString(10, by);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** Imports that there is something to do for, the oldest first. */
    public List<ImportJob> open() throws SQLException {
        return jobs(JOB + "WHERE state IN ('checking', 'running') ORDER BY id");
    }

    /** An import; empty when there is none. */
    public Optional<ImportJob> find(int id) throws SQLException {
        return jobs(JOB + "WHERE id = " + id).stream().findFirst();
    }

    private List<ImportJob> jobs(String sql) throws SQLException {
        List<ImportJob> jobs = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                String booked = row.getString("booked");
                jobs.add(new ImportJob(
                        row.getInt("id"),
                        row.getInt("source_id"),
                        ImportKind.of(row.getString("kind")),
                        columns(row.getString("columns")),
                        ImportState.of(row.getString("state")),
                        row.getBoolean("run_when_checked"),
                        row.getLong("rows_done"),
                        row.getString("spool"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        booked == null ? new ImportTally() : ImportTally.of(object(booked))));
            }
        }
        return jobs;
    }

    private static Map<String, String> columns(String json) {
        Map<String, String> columns = new LinkedHashMap<>();
        object(json).forEach((field, column) -> columns.put(field, ((JsonString) column).getString()));
        return columns;
    }

    private static JsonObject object(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    /** Notes how far the dry run is; false when it is no longer wanted. */
    public boolean checking(int id, ImportTally tally) throws SQLException {
        return update("UPDATE import_job SET checked = ?::jsonb WHERE id = ? AND state = 'checking'", tally, id) == 1;
    }

    /** Ends the dry run; goes on to book when that was asked for. */
    public boolean checked(int id, ImportTally tally, Instant at) throws SQLException {
        String sql = """
                UPDATE import_job SET checked = ?::jsonb, checked_at = ?,
                    state = CASE WHEN run_when_checked THEN 'running' ELSE 'checked' END,
                    started_at = CASE WHEN run_when_checked THEN ?::timestamptz END
                WHERE id = ? AND state = 'checking'
                """;
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, tally.json().toString());
            update.setObject(2, at.atOffset(ZoneOffset.UTC));
            update.setObject(3, at.atOffset(ZoneOffset.UTC));
            update.setInt(4, id);
            return update.executeUpdate() == 1;
        }
    }

    /** Gives a file up that cannot be used. */
    public void rejected(int id, UnusableFileException problem, Instant at) throws SQLException {
        JsonObjectBuilder json =
                Json.createObjectBuilder().add("reason", problem.reason()).add("detail", problem.detail());
        if (problem.line() != null) {
            json.add("line", problem.line());
        }
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE import_job SET state = 'rejected', problem = ?::jsonb, ended_at = ? WHERE id = ?"
                        + " AND state IN ('checking', 'running')")) {
            update.setString(1, json.build().toString());
            update.setObject(2, at.atOffset(ZoneOffset.UTC));
            update.setInt(3, id);
            update.executeUpdate();
        }
    }

    /**
     * Notes in the transaction that books rows how far the import is. False when it stands elsewhere than the caller
     * believes, or is not to go on: then nothing of the transaction may stay.
     */
    public boolean advance(int id, long from, long to, ImportTally booked, boolean last, Instant at)
            throws SQLException {
        String sql = """
                UPDATE import_job SET rows_done = ?, booked = ?::jsonb,
                    state = CASE WHEN ? THEN 'done' ELSE state END, ended_at = CASE WHEN ? THEN ?::timestamptz END
                WHERE id = ? AND state = 'running' AND rows_done = ?
                """;
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, to);
            update.setString(2, booked.json().toString());
            update.setBoolean(3, last);
            update.setBoolean(4, last);
            update.setObject(5, at.atOffset(ZoneOffset.UTC));
            update.setInt(6, id);
            update.setLong(7, from);
            return update.executeUpdate() == 1;
        }
    }

    /** Moves an import from one of some states to another; false when it is in none of them. */
    public boolean move(int id, List<ImportState> from, ImportState to, Instant at) throws SQLException {
        String sql = """
                UPDATE import_job SET state = ?,
                    started_at = CASE WHEN ? = 'running' THEN coalesce(started_at, ?::timestamptz) ELSE started_at END,
                    ended_at = CASE WHEN ? = 'cancelled' THEN ?::timestamptz END
                WHERE id = ? AND state = ANY (?::text[])
                """;
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, to.code());
            update.setString(2, to.code());
            update.setObject(3, at.atOffset(ZoneOffset.UTC));
            update.setString(4, to.code());
            update.setObject(5, at.atOffset(ZoneOffset.UTC));
            update.setInt(6, id);
            update.setArray(
                    7,
                    connection.createArrayOf(
                            "text", from.stream().map(ImportState::code).toArray()));
            return update.executeUpdate() == 1;
        }
    }

    /** Has a file read anew in another way; false when something is booked of it, or it is given up. */
    public boolean recheck(int id, ImportKind kind, Map<String, String> columns) throws SQLException {
        String sql = """
                UPDATE import_job SET kind = ?, columns = ?::jsonb, state = 'checking', run_when_checked = false,
                    problem = NULL, checked = NULL, checked_at = NULL, ended_at = NULL
                WHERE id = ? AND state IN ('checked', 'rejected') AND started_at IS NULL
                """;
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, kind.code());
            update.setString(2, json(columns));
            update.setInt(3, id);
            return update.executeUpdate() == 1;
        }
    }

    private static String json(Map<String, String> columns) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        columns.forEach(json::add);
        return json.build().toString();
    }

    /** Forgets the errors of a dry run that begins anew. */
    public void forgetErrors(int id) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "DELETE FROM import_row_error WHERE import_id = ? AND delivery_id IS NULL")) {
            delete.setInt(1, id);
            delete.executeUpdate();
        }
    }

    /** Keeps errors to be shown; one for a row that has one already replaces nothing. */
    public void addErrors(int id, List<ImportRowError> errors) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO import_row_error (import_id, row_no, line_no, column_name, reason, detail, delivery_id)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            for (ImportRowError error : errors) {
                insert.setInt(1, id);
                insert.setLong(2, error.row());
                insert.setLong(3, error.line());
                insert.setString(4, error.column());
                insert.setString(5, error.reason());
                insert.setString(6, error.detail());
                insert.setObject(7, error.delivery());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** When the first event happened that the source delivered to the webhook. */
    public Optional<Instant> firstLive(int sourceId) throws SQLException {
        String sql = "SELECT min(occurred_at) FROM event WHERE import_id IS NULL AND abs(actor_key) >= ?"
                + " AND abs(actor_key) < ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, UserKey.scope(sourceId));
            select.setLong(2, UserKey.scope(sourceId) + UserKey.ID_LIMIT);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                OffsetDateTime first = row.getObject(1, OffsetDateTime.class);
                return Optional.ofNullable(first).map(OffsetDateTime::toInstant);
            }
        }
    }

    private int update(String sql, ImportTally tally, int id) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, tally.json().toString());
            update.setInt(2, id);
            return update.executeUpdate();
        }
    }
}
