package org.rocketrewards.seal.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.seal.EntryLine;
import org.rocketrewards.seal.Merkle;

/** Every entry against the batch that sealed it. Reads both in one pass, in the order of their numbers. */
final class EntryCheck {
    private static final int FETCH = 4_096;
    private static final int TELL_EVERY = 50_000;

    private final Connection connection;
    private final Report report;
    private final Progress progress;
    private final Exchanges exchanges;
    private long entries;

    EntryCheck(Connection connection, Report report, Progress progress) {
        this.connection = connection;
        this.report = report;
        this.progress = progress;
        this.exchanges = new Exchanges(report);
    }

    void run() throws SQLException {
        String batches = "SELECT batch, last_entry, root, entry_ids, hashes FROM seal_batch ORDER BY batch";
        try (PreparedStatement batchQuery = connection.prepareStatement(batches);
                PreparedStatement entryQuery =
                        connection.prepareStatement(EntryLine.SELECT + "ORDER BY e.id, e.learner_key, e.entry_no")) {
            batchQuery.setFetchSize(16);
            entryQuery.setFetchSize(FETCH);
            try (ResultSet batch = batchQuery.executeQuery();
                    ResultSet entry = entryQuery.executeQuery()) {
                EntryLine next = next(entry);
                while (batch.next()) {
                    long last = batch.getLong(2);
                    List<EntryLine> present = new ArrayList<>();
                    while (next != null && next.id() <= last) {
                        present.add(next);
                        next = next(entry);
                    }
                    check(batch, present);
                }
                // what comes after the last batch is looked at with the tree, which knows how old that may be
                while (next != null) {
                    next = next(entry);
                }
            }
        }
        exchanges.settle();
        progress.at("entries", entries);
        report.count("entries", entries);
    }

    private void check(ResultSet batch, List<EntryLine> present) throws SQLException {
        Long[] ids = (Long[]) batch.getArray(4).getArray();
        List<byte[]> hashes = split(batch.getBytes(5));
        if (ids.length != hashes.size() || !Arrays.equals(Merkle.root(hashes), batch.getBytes(3))) {
            report.found(
                    Fault.BATCH_CHANGED, "batch " + batch.getLong(1), "the hashes that it lists do not give its root");
        }
        Map<Long, EntryLine> unexplained = new LinkedHashMap<>();
        for (EntryLine line : present) {
            EntryLine same = unexplained.put(line.id(), line);
            if (same != null) {
                exchanges.inserted(same);
            }
        }
        for (int i = 0; i < Math.min(ids.length, hashes.size()); i++) {
            EntryLine line = unexplained.remove(ids[i]);
            if (line == null) {
                exchanges.deleted(ids[i], hashes.get(i));
            } else if (!Arrays.equals(line.hash(), hashes.get(i))) {
                exchanges.changed(line, hashes.get(i));
            }
        }
        unexplained.values().forEach(exchanges::inserted);
    }

    private @Nullable EntryLine next(ResultSet entry) throws SQLException {
        if (!entry.next()) {
            return null;
        }
        if (++entries % TELL_EVERY == 0) {
            progress.at("entries", entries);
        }
        return EntryLine.read(entry);
    }

    private static List<byte[]> split(byte[] joined) {
        List<byte[]> hashes = new ArrayList<>();
        for (int at = 0; at + Merkle.HASH_BYTES <= joined.length; at += Merkle.HASH_BYTES) {
            hashes.add(Arrays.copyOfRange(joined, at, at + Merkle.HASH_BYTES));
        }
        return hashes;
    }
}
