package org.rocketrewards.seal.control;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.rocketrewards.seal.AuditLine;
import org.rocketrewards.seal.BatchLine;
import org.rocketrewards.seal.Checkpoint;
import org.rocketrewards.seal.EntryLine;
import org.rocketrewards.seal.Frontier;
import org.rocketrewards.seal.Merkle;
import org.rocketrewards.seal.SealSigner;
import org.rocketrewards.seal.SignedNote;

/**
 * Seals in the caller's transaction what has been committed since the last time: entries in batches, audit records one by
 * one, and signs the new head. One at a time in the whole system: an advisory lock picks who.
 */
public final class Sealer {
    /** The most entries of one batch: a proof of one names ten hashes of its batch. */
    static final int BATCH = 1_024;
    /** The most of each kind that one transaction takes. */
    static final int ROUND = 32 * BATCH;

    private static final String LOCK = "SELECT pg_try_advisory_xact_lock(7207, 0)";

    /** By the highest ids, which indexes end with: whether there is any beyond a number may be looked for row by row. */
    private static final String NEWS = "SELECT coalesce((SELECT max(id) FROM entry), 0) >"
            + " coalesce((SELECT last_entry FROM seal_batch ORDER BY batch DESC LIMIT 1), 0)"
            + " OR coalesce((SELECT max(id) FROM audit_record), 0) >"
            + " (SELECT coalesce(max(ref), 0) FROM seal_leaf WHERE kind = 'audit')";

    private final Connection connection;
    private final SealSigner signer;
    private final Instant now;
    private final Duration patience;

    /**
     * What a round did.
     *
     * @param more whether there was more than one round takes
     */
    public record Round(int entries, int auditRecords, boolean more) {}

    /**
     * A round of sealing.
     *
     * @param patience how long to wait for those who are writing just now
     */
    public Sealer(Connection connection, SealSigner signer, Instant now, Duration patience) {
        this.connection = connection;
        this.signer = signer;
        // what is hashed has microseconds, as the database has
        this.now = now.truncatedTo(ChronoUnit.MICROS);
        this.patience = patience;
    }

    /** Takes the lock that makes this the only sealer until the transaction ends; false when another has it. */
    public static boolean takeTurn(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK);
                ResultSet row = lock.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** Whether there may be something to seal; asks little, so that an idle system does next to nothing. */
    public boolean hasNews() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(NEWS);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** Seals a round; the turn must have been taken. */
    public Round seal(String origin) throws SQLException {
        StoredTree tree = new StoredTree(connection);
        long size = tree.size();
        SealRows rows = new SealRows(Frontier.of(size, Merkle.frontier(size, tree)));
        int entries = sealEntries(rows);
        int records = sealAuditRecords(rows);
        if (rows.isEmpty()) {
            return new Round(0, 0, false);
        }
        rows.insert(connection);
        sign(origin, rows.frontier());
        return new Round(entries, records, entries == ROUND || records == ROUND);
    }

    private int sealEntries(SealRows rows) throws SQLException {
        long number = 1;
        long after = 0;
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT batch, last_entry FROM seal_batch ORDER BY batch DESC LIMIT 1");
                ResultSet row = query.executeQuery()) {
            if (row.next()) {
                number = row.getLong(1) + 1;
                after = row.getLong(2);
            }
        }
        OptionalLong upTo = Horizon.of(connection, "entry", "entry_id", patience);
        if (upTo.isEmpty() || upTo.getAsLong() <= after) {
            return 0;
        }
        List<Long> ids = new ArrayList<>();
        List<byte[]> hashes = new ArrayList<>();
        int sealed = 0;
        try (PreparedStatement query =
                select(EntryLine.SELECT + "WHERE e.id > ? AND e.id <= ? ORDER BY e.id LIMIT ?")) {
            query.setLong(1, after);
            query.setLong(2, upTo.getAsLong());
            query.setInt(3, ROUND);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    EntryLine line = EntryLine.read(row);
                    ids.add(line.id());
                    hashes.add(line.hash());
                    sealed++;
                    if (ids.size() == BATCH) {
                        rows.batch(batch(number++, ids, hashes), ids, hashes);
                    }
                }
            }
        }
        if (!ids.isEmpty()) {
            rows.batch(batch(number, ids, hashes), ids, hashes);
        }
        return sealed;
    }

    private BatchLine batch(long number, List<Long> ids, List<byte[]> hashes) {
        return new BatchLine(number, ids.size(), ids.get(0), ids.get(ids.size() - 1), Merkle.root(hashes), now);
    }

    private int sealAuditRecords(SealRows rows) throws SQLException {
        long after = 0;
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT coalesce(max(ref), 0) FROM seal_leaf WHERE kind = 'audit'");
                ResultSet row = query.executeQuery()) {
            row.next();
            after = row.getLong(1);
        }
        OptionalLong upTo = Horizon.of(connection, "audit_record", "audit_record_id_seq", patience);
        if (upTo.isEmpty() || upTo.getAsLong() <= after) {
            return 0;
        }
        int sealed = 0;
        try (PreparedStatement query =
                select(AuditLine.SELECT + "WHERE a.id > ? AND a.id <= ? ORDER BY a.id LIMIT ?")) {
            query.setLong(1, after);
            query.setLong(2, upTo.getAsLong());
            query.setInt(3, ROUND);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    AuditLine line = AuditLine.read(row);
                    rows.auditRecord(line.id(), line.hash());
                    sealed++;
                }
            }
        }
        return sealed;
    }

    private void sign(String origin, Frontier frontier) throws SQLException {
        Checkpoint head = new Checkpoint(origin, frontier.size(), frontier.root());
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO checkpoint (size, signed_at, note) VALUES (?, ?, ?)")) {
            insert.setLong(1, head.size());
            insert.setObject(2, now.atOffset(ZoneOffset.UTC));
            insert.setString(3, SignedNote.sign(head.text(), signer).toString());
            insert.executeUpdate();
        }
    }

    private PreparedStatement select(String sql) throws SQLException {
        PreparedStatement query = connection.prepareStatement(sql);
        query.setFetchSize(BATCH);
        return query;
    }
}
