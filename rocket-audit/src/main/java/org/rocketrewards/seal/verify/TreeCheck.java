package org.rocketrewards.seal.verify;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.seal.AuditLine;
import org.rocketrewards.seal.BatchLine;
import org.rocketrewards.seal.Frontier;

/** Every leaf against the batch or audit record that it seals, and the tree that they form against the checkpoints. */
final class TreeCheck {
    private static final int FETCH = 4_096;
    private static final int TELL_EVERY = 50_000;
    private static final int SWAPS = 200;

    private final Connection connection;
    private final Report report;
    private final Progress progress;
    private final CheckpointCheck checkpoints;
    private final Frontier frontier = new Frontier();
    private final List<Changed> changedRecords = new ArrayList<>();
    private long records;
    private long batches;

    private record Changed(AuditLine now, byte[] sealed) {}

    TreeCheck(Connection connection, Report report, Progress progress, CheckpointCheck checkpoints) {
        this.connection = connection;
        this.report = report;
        this.progress = progress;
        this.checkpoints = checkpoints;
    }

    void run() throws SQLException {
        try (Statement leafQuery = statement();
                Statement batchQuery = statement();
                Statement auditQuery = statement();
                ResultSet leaf =
                        leafQuery.executeQuery("SELECT position, kind, ref, hash FROM seal_leaf ORDER BY position");
                ResultSet batch = batchQuery.executeQuery(
                        "SELECT batch, cardinality(entry_ids), first_entry, last_entry, root, sealed_at"
                                + " FROM seal_batch ORDER BY batch");
                ResultSet audit = auditQuery.executeQuery(AuditLine.SELECT + "ORDER BY a.id");
                NodeCheck nodes = new NodeCheck(connection, report)) {
            BatchLine nextBatch = nextBatch(batch);
            AuditLine nextRecord = nextRecord(audit);
            while (leaf.next()) {
                if (leaf.getLong(1) != frontier.size()) {
                    report.found(
                            Fault.LEAF_DELETED,
                            "leaf " + frontier.size(),
                            "the tree has no such leaf, but one with number " + leaf.getLong(1));
                    return;
                }
                long ref = leaf.getLong(3);
                byte[] hash = leaf.getBytes(4);
                if (leaf.getString(2).equals("batch")) {
                    while (nextBatch != null && nextBatch.number() < ref) {
                        reportUnsealed(nextBatch);
                        nextBatch = nextBatch(batch);
                    }
                    if (nextBatch == null || nextBatch.number() > ref) {
                        report.found(Fault.BATCH_DELETED, "batch " + ref, "leaf " + leaf.getLong(1) + " sealed it");
                    } else {
                        check(nextBatch, hash);
                        nextBatch = nextBatch(batch);
                    }
                } else {
                    while (nextRecord != null && nextRecord.id() < ref) {
                        reportInserted(nextRecord);
                        nextRecord = nextRecord(audit);
                    }
                    if (nextRecord == null || nextRecord.id() > ref) {
                        report.found(
                                Fault.AUDIT_RECORD_DELETED,
                                "audit record " + ref,
                                "leaf " + leaf.getLong(1) + " sealed it, and it is gone");
                    } else {
                        check(nextRecord, hash);
                        nextRecord = nextRecord(audit);
                    }
                }
                frontier.append(hash, nodes);
                checkpoints.grown(frontier);
            }
            while (nextBatch != null) {
                reportUnsealed(nextBatch);
                nextBatch = nextBatch(batch);
            }
            while (nextRecord != null) {
                nextRecord = nextRecord(audit);
            }
        }
        settleChangedRecords();
        progress.at("audit records", records);
        report.count("audit records", records);
        report.count("batches", batches);
        report.count("leaves", frontier.size());
        checkpoints.end(frontier);
    }

    private void check(BatchLine line, byte[] sealed) {
        if (!Arrays.equals(line.hash(), sealed)) {
            report.found(Fault.BATCH_CHANGED, "batch " + line.number(), "it is not what was sealed");
        }
    }

    private void check(AuditLine line, byte[] sealed) {
        if (Arrays.equals(line.hash(), sealed)) {
            return;
        }
        if (changedRecords.size() < SWAPS) {
            changedRecords.add(new Changed(line, sealed));
        } else {
            reportChanged(line);
        }
    }

    private void settleChangedRecords() {
        List<Changed> left = new ArrayList<>(changedRecords);
        while (!left.isEmpty()) {
            Changed one = left.remove(0);
            Changed partner = left.stream()
                    .filter(other -> Arrays.equals(
                                    other.now().withId(one.now().id()).hash(), one.sealed())
                            && Arrays.equals(one.now().withId(other.now().id()).hash(), other.sealed()))
                    .findFirst()
                    .orElse(null);
            if (partner == null) {
                reportChanged(one.now());
            } else {
                left.remove(partner);
                report.found(
                        Fault.AUDIT_RECORDS_SWAPPED,
                        "audit records " + one.now().id() + " and "
                                + partner.now().id(),
                        "each stands under the other's number");
            }
        }
    }

    private void reportChanged(AuditLine line) {
        report.found(
                Fault.AUDIT_RECORD_CHANGED,
                "audit record " + line.id(),
                line.action() + " of " + line.recordedAt() + ", said to be by " + line.actor()
                        + ", is not what was sealed");
    }

    private void reportInserted(AuditLine line) {
        report.found(
                Fault.AUDIT_RECORD_INSERTED,
                "audit record " + line.id(),
                line.action() + " of " + line.recordedAt() + " was not there when its neighbours were sealed");
    }

    private void reportUnsealed(BatchLine line) {
        report.found(Fault.BATCH_INSERTED, "batch " + line.number(), "no leaf of the tree seals it");
    }

    private @Nullable BatchLine nextBatch(ResultSet row) throws SQLException {
        if (!row.next()) {
            return null;
        }
        batches++;
        return new BatchLine(
                row.getLong(1),
                row.getInt(2),
                row.getLong(3),
                row.getLong(4),
                row.getBytes(5),
                row.getObject(6, OffsetDateTime.class).toInstant());
    }

    private @Nullable AuditLine nextRecord(ResultSet row) throws SQLException {
        if (!row.next()) {
            return null;
        }
        if (++records % TELL_EVERY == 0) {
            progress.at("audit records", records);
        }
        return AuditLine.read(row);
    }

    private Statement statement() throws SQLException {
        Statement statement = connection.createStatement();
        statement.setFetchSize(FETCH);
        return statement;
    }
}
