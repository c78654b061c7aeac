package org.rocketrewards.seal.control;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.seal.AuditLine;
import org.rocketrewards.seal.BatchLine;
import org.rocketrewards.seal.Checkpoint;
import org.rocketrewards.seal.EntryLine;
import org.rocketrewards.seal.InclusionProof;
import org.rocketrewards.seal.Merkle;
import org.rocketrewards.seal.SignedNote;

/** Proofs out of the stored tree, against the newest checkpoint. */
public final class ProofReader {
    private static final String BATCH =
            "SELECT batch, cardinality(entry_ids), first_entry, last_entry, root, sealed_at,"
                    + " entry_ids, hashes FROM seal_batch WHERE batch ="
                    + " (SELECT min(batch) FROM seal_batch WHERE last_entry >= ?)";

    private final Connection connection;
    private final StoredTree tree;

    /** A reader of the seals behind this connection. */
    public ProofReader(Connection connection) {
        this.connection = connection;
        this.tree = new StoredTree(connection);
    }

    /** The proof of an entry; empty when there is no such entry, or it is not sealed yet. */
    public Optional<InclusionProof> entry(long id) throws SQLException {
        byte[] line;
        try (PreparedStatement query = select(EntryLine.SELECT + "WHERE e.id = ?", id);
                ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            line = EntryLine.read(row).bytes();
        }
        try (PreparedStatement query = select(BATCH, id);
                ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            BatchLine batch = new BatchLine(
                    row.getLong(1),
                    row.getInt(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getBytes(5),
                    row.getObject(6, OffsetDateTime.class).toInstant());
            int index = Arrays.asList((Long[]) row.getArray(7).getArray()).indexOf(id);
            Optional<Long> leaf = tree.position("batch", batch.number());
            if (index < 0 || leaf.isEmpty()) {
                return Optional.empty();
            }
            byte[] hashes = row.getBytes(8);
            List<byte[]> batchPath = Merkle.inclusion(index, batch.entries(), new BatchTree(hashes));
            return proof(text(line), text(batch.bytes()), index, batchPath, leaf.get());
        }
    }

    /** The proof of an audit record; empty when there is no such record, or it is not sealed yet. */
    public Optional<InclusionProof> auditRecord(long id) throws SQLException {
        Optional<Long> leaf = tree.position("audit", id);
        if (leaf.isEmpty()) {
            return Optional.empty();
        }
        try (PreparedStatement query = select(AuditLine.SELECT + "WHERE a.id = ?", id);
                ResultSet row = query.executeQuery()) {
            return row.next()
                    ? proof(text(AuditLine.read(row).bytes()), null, null, List.of(), leaf.get())
                    : Optional.empty();
        }
    }

    /** The proof that the tree grew from one size to another; both have to be sizes that it had. */
    public List<String> consistency(long from, long to) {
        return hex(Merkle.consistency(from, to, tree));
    }

    /** How many leaves there are. */
    public long size() throws SQLException {
        return tree.size();
    }

    private Optional<InclusionProof> proof(
            String line, @Nullable String batch, @Nullable Integer index, List<byte[]> batchPath, long leaf)
            throws SQLException {
        Optional<SignedNote> newest = tree.newest();
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        long size = Checkpoint.parse(newest.get().text()).size();
        return Optional.of(new InclusionProof(
                line,
                batch,
                index,
                hex(batchPath),
                leaf,
                hex(Merkle.inclusion(leaf, size, tree)),
                newest.get().toString()));
    }

    private PreparedStatement select(String sql, long id) throws SQLException {
        PreparedStatement query = connection.prepareStatement(sql);
        query.setLong(1, id);
        return query;
    }

    private static String text(byte[] line) {
        return new String(line, StandardCharsets.UTF_8);
    }

    private static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(hash -> HexFormat.of().formatHex(hash)).toList();
    }

    /** The tree of one batch, from the hashes that it lists. */
    private static final class BatchTree implements Merkle.Nodes {
        private final byte[] hashes;

        BatchTree(byte[] hashes) {
            this.hashes = hashes;
        }

        @Override
        public byte[] hash(int level, long number) {
            List<byte[]> below = new ArrayList<>();
            for (long leaf = number << level; leaf < (number + 1) << level; leaf++) {
                int at = (int) leaf * Merkle.HASH_BYTES;
                below.add(Arrays.copyOfRange(hashes, at, at + Merkle.HASH_BYTES));
            }
            return Merkle.root(below);
        }
    }
}
