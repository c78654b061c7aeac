package org.rocketrewards.ingest.retention.control;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.retention.DueMonth;

/**
 * Lets months leave: copies a month into a compressed file of JSON lines, reads the file back, and drops the partition
 * in the transaction that notes it. A month that is in use is left for the next time.
 */
public final class Retirement {
    private static final int FETCH = 500;
    private static final int TRIES = 25;
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final Map<String, String> INSTANT =
            Map.of("event", "occurred_at", "delivery", "received_at", "raw_body", "received_at");

    private final Connection connection;
    private final Path archive;

    /** Works on a session of its own, which stays the caller's to close. */
    public Retirement(Connection connection, Path archive) {
        this.connection = connection;
        this.archive = archive;
    }

    /**
     * The months that are old enough, oldest first.
     *
     * @param days how long the rows of each table stay; 0 or less: for ever
     */
    public List<DueMonth> due(Map<String, Integer> days, Instant now) throws SQLException {
        List<DueMonth> due = new ArrayList<>();
        for (String table : List.of("raw_body", "delivery", "event")) {
            int kept = days.getOrDefault(table, 0);
            if (kept > 0) {
                YearMonth firstKept =
                        YearMonth.from(now.minus(kept, ChronoUnit.DAYS).atOffset(ZoneOffset.UTC));
                for (YearMonth month : months(table)) {
                    if (month.isBefore(firstKept)) {
                        due.add(new DueMonth(table, month.toString(), hold(month)));
                    }
                }
            }
        }
        return due;
    }

    private List<YearMonth> months(String table) throws SQLException {
        List<YearMonth> months = new ArrayList<>();
        String sql = "SELECT right(c.relname, 6) FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
                + " WHERE i.inhparent = ?::regclass AND c.relname ~ '_[0-9]{6}$' ORDER BY 1";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, "public." + table);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    String text = rows.getString(1);
                    months.add(
                            YearMonth.of(Integer.parseInt(text.substring(0, 4)), Integer.parseInt(text.substring(4))));
                }
            }
        }
        return months;
    }

    private @Nullable Integer hold(YearMonth month) throws SQLException {
        String sql =
                "SELECT min(id) FROM legal_hold WHERE released_at IS NULL AND ?::date BETWEEN from_month AND to_month";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, month.atDay(1).toString());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                int id = row.getInt(1);
                return row.wasNull() ? null : id;
            }
        }
    }

    /** Lets one month leave; false when it was in use too long, and is still here. */
    public boolean retire(DueMonth due, Instant now) throws SQLException, IOException {
        YearMonth month = YearMonth.parse(due.month());
        Files.createDirectories(archive);
        Path file = archive.resolve(due.table() + "_" + due.month() + "_" + now.getEpochSecond() + ".jsonl.gz");
        Path part = archive.resolve(file.getFileName() + ".part");
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            if (!holdStill(due.table(), month)) {
                return false;
            }
            long rows = write(due.table(), month, part);
            byte[] sha256 = readBack(part, rows);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            note(due.table(), month, rows, file, sha256, now);
            done = drop(due.table(), month);
            if (done) {
                connection.commit();
            }
            return done;
        } finally {
            if (!done) {
                connection.rollback();
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(part);
            connection.setAutoCommit(true);
        }
    }

    private boolean holdStill(String table, YearMonth month) throws SQLException {
        try (PreparedStatement hold = connection.prepareStatement("SELECT hold_month(?, ?::date)")) {
            hold.setString(1, table);
            hold.setString(2, month.atDay(1).toString());
            try (ResultSet row = hold.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private long write(String table, YearMonth month, Path file) throws SQLException, IOException {
        String at = INSTANT.getOrDefault(table, "");
        String sql =
                "SELECT to_jsonb(t)::text FROM " + table + " t WHERE " + at + " >= ? AND " + at + " < ? ORDER BY " + at;
        long rows = 0;
        try (Writer out = new BufferedWriter(new OutputStreamWriter(
                        new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8));
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, month.atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC));
            select.setObject(2, month.plusMonths(1).atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC));
            select.setFetchSize(FETCH);
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    out.write(result.getString(1));
                    out.write('\n');
                    rows++;
                }
            }
        }
        return rows;
    }

    /** A file that cannot be read in full is no archive. */
    private static byte[] readBack(Path file, long rows) throws IOException {
        MessageDigest sha256 = sha256();
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), sha256);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
            long read = 0;
            while (lines.readLine() != null) {
                read++;
            }
            in.transferTo(OutputStream.nullOutputStream());
            if (read != rows) {
                throw new IOException("the archive " + file + " has " + read + " rows instead of " + rows);
            }
        }
        return sha256.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private void note(String table, YearMonth month, long rows, Path file, byte[] sha256, Instant now)
            throws SQLException, IOException {
        try (PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO retired_month (table_name, month, rows, archive_file, archive_bytes, archive_sha256,"
                                + " retired_at) VALUES (?, ?::date, ?, ?, ?, ?, ?)");
                PreparedStatement audit = connection.prepareStatement(
                        "INSERT INTO audit_record (recorded_at, actor_kind, actor, action, object_type, object_id, after)"
                                + " VALUES (?, 'system', 'rocket', 'retention.retire', ?, ?,"
                                + " jsonb_build_object('rows', ?, 'archive', ?))")) {
            insert.setString(1, table);
            insert.setString(2, month.atDay(1).toString());
            insert.setLong(3, rows);
            insert.setString(4, file.getFileName().toString());
            insert.setLong(5, Files.size(file));
            insert.setBytes(6, sha256);
            insert.setObject(7, now.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
            audit.setObject(1, now.atOffset(ZoneOffset.UTC));
            audit.setString(2, table);
            audit.setString(3, month.toString());
            audit.setLong(4, rows);
            audit.setString(5, file.getFileName().toString());
            audit.executeUpdate();
        }
    }

    private boolean drop(String table, YearMonth month) throws SQLException {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Savepoint before = connection.setSavepoint();
            try (PreparedStatement retire = connection.prepareStatement("SELECT retire_month(?, ?::date)")) {
                retire.setString(1, table);
                retire.setString(2, month.atDay(1).toString());
                retire.execute();
                return true;
            } catch (SQLException e) {
                if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                    throw e;
                }
                connection.rollback(before);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            }
        }
        return false;
    }
}
