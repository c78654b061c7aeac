package org.rocketrewards.seal.control;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.rocketrewards.seal.BatchLine;
import org.rocketrewards.seal.Frontier;

/** The rows of a round, written with one statement per table. */
final class SealRows {
    private static final String BATCH_KIND = "batch";

    private final Frontier frontier;
    private final List<Batch> batches = new ArrayList<>();
    private final List<Leaf> leaves = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();

    private record Batch(BatchLine line, Long[] ids, byte[] hashes) {}

    private record Leaf(long position, String kind, long ref, byte[] hash) {}

    private record Node(int level, long position, byte[] hash) {}

    SealRows(Frontier frontier) {
        this.frontier = frontier;
    }

    /** Takes over and empties the lists. */
    void batch(BatchLine line, List<Long> ids, List<byte[]> hashes) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        hashes.forEach(joined::writeBytes);
        batches.add(new Batch(line, ids.toArray(Long[]::new), joined.toByteArray()));
        ids.clear();
        hashes.clear();
        leaf(BATCH_KIND, line.number(), line.hash());
    }

    void auditRecord(long id, byte[] hash) {
        leaf("audit", id, hash);
    }

    private void leaf(String kind, long ref, byte[] hash) {
        leaves.add(new Leaf(frontier.size(), kind, ref, hash));
        frontier.append(hash, (level, number, inner) -> nodes.add(new Node(level, number, inner)));
    }

    boolean isEmpty() {
        return leaves.isEmpty();
    }

    Frontier frontier() {
        return frontier;
    }

    void insert(Connection connection) throws SQLException {
        insertBatches(connection);
        insert(
                connection,
                "INSERT INTO seal_leaf (position, kind, ref, hash)"
                        + " SELECT * FROM unnest(?::bigint[], ?::text[], ?::bigint[], ?::bytea[])",
                new String[] {"bigint", "text", "bigint", "bytea"},
                leaves.stream()
                        .map(leaf -> new Object[] {leaf.position(), leaf.kind(), leaf.ref(), leaf.hash()})
                        .toList());
        insert(
                connection,
                "INSERT INTO seal_node (level, position, hash)"
                        + " SELECT * FROM unnest(?::smallint[], ?::bigint[], ?::bytea[])",
                new String[] {"smallint", "bigint", "bytea"},
                nodes.stream()
                        .map(node -> new Object[] {node.level(), node.position(), node.hash()})
                        .toList());
    }

    private void insertBatches(Connection connection) throws SQLException {
        String sql = "INSERT INTO seal_batch (batch, first_entry, last_entry, root, sealed_at, entry_ids, hashes)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Batch batch : batches) {
                insert.setLong(1, batch.line().number());
                insert.setLong(2, batch.line().first());
                insert.setLong(3, batch.line().last());
                insert.setBytes(4, batch.line().root());
                insert.setObject(5, batch.line().sealedAt().atOffset(ZoneOffset.UTC));
                insert.setArray(6, connection.createArrayOf("bigint", batch.ids()));
                insert.setBytes(7, batch.hashes());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void insert(Connection connection, String sql, String[] types, List<Object[]> rows)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int column = 0; column < types.length; column++) {
                int at = column;
                Object[] values = rows.stream().map(row -> row[at]).toArray();
                if (types[column].equals("bytea")) {
                    values = rows.stream().map(row -> (byte[]) row[at]).toArray(byte[][]::new);
                }
                insert.setArray(column + 1, connection.createArrayOf(types[column], values));
            }
            insert.executeUpdate();
        }
    }
}
