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
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ingest.control.GivingWay;
import org.rocketrewards.ingest.retention.DueMonth;

/**
 * Lets months leave: takes a month out of its table, copies it into a compressed file of JSON lines, reads the file
 * back, and drops what was copied in the transaction that notes it. No lock is held while it copies, because whoever
 * waits for one has learners' accounts locked, for whom others wait. A month that is in use is left for the next time;
 * one that cannot leave after all is put back; one at which a process died is taken up again.
 */
public final class Retirement {
    private static final int FETCH = 500;
    /** Lines between two rests while the archive is read back. */
    private static final int READ = 5_000;

    private static final int TRIES = 20;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(300);
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final DateTimeFormatter SUFFIX = DateTimeFormatter.ofPattern("yyyyMM", Locale.ROOT);
    private static final Map<String, String> INSTANT =
            Map.of("event", "occurred_at", "delivery", "received_at", "raw_body", "received_at");

    private final Connection connection;
    private final Path archive;
    private final GivingWay way;

    /** Works on a session of its own, which stays the caller's to close, and gives way to others. */
    public Retirement(Connection connection, Path archive, GivingWay way) {
        this.connection = connection;
        this.way = way;
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

    /** Those in the table and those set aside. */
    private List<YearMonth> months(String table) throws SQLException {
        List<YearMonth> months = new ArrayList<>();
        String sql = """
                SELECT right(c.relname, 6) FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
                WHERE i.inhparent = ?::regclass AND c.relname ~ '_[0-9]{6}$'
                UNION
                SELECT substring(relname FROM '_([0-9]{6})_leaving$') FROM pg_class
                WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname ~ ?
                ORDER BY 1""";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, "public." + table);
            select.setString(2, "^" + table + "_[0-9]{6}_leaving$");
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
        Path file = archive.resolve(due.table() + "_" + due.month() + "_" + now.getEpochSecond() + ".jsonl.gz");
        Files.createDirectories(archive);
        if (Files.exists(file) || !setAside(due)) {
            return false;
        }
        try {
            archive(due.table(), month, file, now);
            return true;
        } catch (SQLException | IOException | RuntimeException e) {
            try {
                putBack(due);
            } catch (SQLException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    private boolean setAside(DueMonth due) throws SQLException {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                return ofMonth("SELECT set_month_aside(?, ?::date)", due);
            } catch (SQLException e) {
                if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE);
            }
        }
        return false;
    }

    /** Puts a month back that was set aside; false when it was not, or when rows for it have come meanwhile. */
    public boolean putBack(DueMonth due) throws SQLException {
        return ofMonth("SELECT put_month_back(?, ?::date)", due);
    }

    private boolean ofMonth(String sql, DueMonth due) throws SQLException {
        try (PreparedStatement call = connection.prepareStatement(sql)) {
            call.setString(1, due.table());
            call.setString(2, YearMonth.parse(due.month()).atDay(1).toString());
            try (ResultSet row = call.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private void archive(String table, YearMonth month, Path file, Instant now) throws SQLException, IOException {
        Path part = archive.resolve(file.getFileName() + ".part");
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            long rows = write(table, month, part);
            byte[] sha256 = readBack(part, rows);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            note(table, month, rows, file, sha256, now);
            drop(table, month);
            connection.commit();
            done = true;
        } finally {
            if (!done) {
                connection.rollback();
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(part);
            connection.setAutoCommit(true);
        }
    }

    private long write(String table, YearMonth month, Path file) throws SQLException, IOException {
        String row = table.equals("event") ? "whole_event(to_jsonb(t))" : "to_jsonb(t)";
        String sql = "SELECT " + row + "::text FROM " + table + "_" + month.format(SUFFIX) + "_leaving t ORDER BY "
                + INSTANT.getOrDefault(table, "");
        long rows = 0;
        way.begin();
        try (Writer out = new BufferedWriter(new OutputStreamWriter(
                        new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8));
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setFetchSize(FETCH);
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    out.write(result.getString(1));
                    out.write('\n');
                    rows++;
                    if (rows % FETCH == 0) {
                        way.rest();
                    }
                }
            }
        }
        return rows;
    }

    /** A file that cannot be read in full is no archive. */
    private byte[] readBack(Path file, long rows) throws IOException {
        MessageDigest sha256 = sha256();
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), sha256);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
            long read = 0;
            while (lines.readLine() != null) {
                read++;
                if (read % READ == 0) {
                    way.rest();
                }
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

    private void drop(String table, YearMonth month) throws SQLException {
        try (PreparedStatement retire = connection.prepareStatement("SELECT retire_month(?, ?::date)")) {
            retire.setString(1, table);
            retire.setString(2, month.atDay(1).toString());
            retire.execute();
        }
    }
}
