package org.rocketrewards.seal.verify;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Verifies a whole database, as it is at one moment, while it is in use or not: every entry, batch, audit record, leaf,
 * node and checkpoint, and every invariant. Reads each table once and keeps no more than a batch in memory.
 */
public final class DatabaseVerifier {
    /** What is older than that below the newest checkpoint must have been sealed by it. */
    private static final String LATE = "interval '60 seconds'";

    private final Connection connection;
    private final Trust trust;
    private final Progress progress;

    /** A verifier that reads through this connection, whose role may read everything. */
    public DatabaseVerifier(Connection connection, Trust trust, Progress progress) {
        this.connection = connection;
        this.trust = trust;
        this.progress = progress;
    }

    /** Verifies; what is found is in the report. */
    public Report run() throws SQLException {
        Report report = new Report();
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (Statement settings = connection.createStatement()) {
            settings.execute("SET LOCAL search_path = public");
            settings.execute("SET LOCAL statement_timeout = 0");
            new EntryCheck(connection, report, progress).run();
            try (CheckpointCheck checkpoints = new CheckpointCheck(connection, report, trust)) {
                new TreeCheck(connection, report, progress, checkpoints).run();
            }
            checkUnsealed(
                    settings,
                    report,
                    Fault.ENTRY_NOT_SEALED,
                    "entries",
                    "SELECT id, booked_at AS at FROM entry"
                            + " WHERE id > (SELECT coalesce(max(last_entry), 0) FROM seal_batch)");
            checkUnsealed(
                    settings,
                    report,
                    Fault.AUDIT_RECORD_NOT_SEALED,
                    "audit records",
                    "SELECT id, recorded_at AS at FROM audit_record"
                            + " WHERE id > (SELECT coalesce(max(ref), 0) FROM seal_leaf WHERE kind = 'audit')");
            new InvariantCheck(connection, report, progress).run();
        } finally {
            connection.rollback();
        }
        return report;
    }

    /** What came after the last seal is fine while it is young, or when nothing was sealed since. */
    private static void checkUnsealed(Statement statement, Report report, Fault fault, String what, String rows)
            throws SQLException {
        String sql = "SELECT count(*), min(u.id), max(u.id), count(*) FILTER (WHERE u.at < c.signed_at - " + LATE
                + "), min(u.id) FILTER (WHERE u.at < c.signed_at - " + LATE + ") FROM (" + rows + ") u"
                + " LEFT JOIN (SELECT max(signed_at) AS signed_at FROM checkpoint) c ON true";
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            if (row.getLong(4) > 0) {
                report.found(
                        fault,
                        what + " from " + row.getLong(5),
                        row.getLong(4) + " of them were not sealed although later ones could have been:"
                                + " they were put there afterwards");
            } else if (row.getLong(1) > 0) {
                report.note(row.getLong(1) + " " + what + " (" + row.getLong(2) + " to " + row.getLong(3)
                        + ") are newer than the last seal; a running Rocket seals them within seconds.");
            }
        }
    }
}
